import { syntheticWall } from '@guatu/bench/synthetic-wall'
import { decodeWall } from '@guatu/domain/wall/decode-wall'
import { describe, expect, it } from 'vitest'
import { wallOf } from './wall-fixture.ts'
import { firstQuery } from './wall-query.ts'
import { type Paper, papers, wallSheets } from './wall-svg.ts'

const count = (text: string, part: string): number => text.split(part).length - 1

describe('the wall on paper', () => {
  const names = Array.from({ length: 61 }, (_, i) => `项目${String(i).padStart(3, '0')}`)
  const wall = wallOf(
    ...names.map((name, i) => ({ name, headquarters: { id: `h${i % 5}`, name: `第${i % 5}指挥部` } })),
  )

  for (const paper of Object.keys(papers) as Paper[]) {
    it(`shows every project exactly once on ${paper}`, () => {
      const all = wallSheets(wall, firstQuery, paper, 'zh-CN').join('')
      expect(names.filter((name) => count(all, `>${name}<`) !== 1)).toEqual([])
    })
  }

  it('has title, legend, date, unit, page and a frame on each sheet', () => {
    const sheets = wallSheets(wall, firstQuery, 'a3', 'zh-CN')
    expect(sheets.length).toBeGreaterThan(1)
    for (const [i, sheet] of sheets.entries()) {
      for (const text of ['重大项目作战挂图', '考核节点', '承诺完工', '红牌', '制图日期 2026-11-20', '单位：投资 亿元'])
        expect(sheet).toContain(text)
      expect(sheet).toContain(`第${i + 1}页 共${sheets.length}页`)
      expect(sheet).toMatch(/<rect [^>]*fill="none" stroke=/)
    }
  })

  it('has the size of its paper and no negative or broken number', () => {
    const [sheet] = wallSheets(decodeWall(syntheticWall(61, 20)), firstQuery, 'a0', 'zh-CN')
    expect(sheet).toContain('width="841mm" height="1189mm" viewBox="0 0 841 1189"')
    expect(sheet).not.toMatch(/NaN|Infinity|undefined|(width|height)="-/)
  })

  it('spreads a thousand projects over sheets instead of shrinking them', () => {
    const sheets = wallSheets(decodeWall(syntheticWall(1000, 4)), firstQuery, 'a0', 'zh-CN')
    expect(sheets.length).toBeGreaterThan(5)
  })

  it('prints a long name whole', () => {
    const long = '年产20GWh新能源动力电池及配套正极材料一体化生产基地项目（二期）及公用工程岛'
    const [sheet] = wallSheets(wallOf({ name: long }), firstQuery, 'a3', 'zh-CN')
    const texts = [...sheet!.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map((m) => m[1]).join('')
    expect(texts).toContain(long)
  })

  it('is no sheet at all when nothing matches', () => {
    expect(wallSheets(wall, { ...firstQuery, search: '没有' }, 'a0', 'zh-CN')).toEqual([])
  })
})
