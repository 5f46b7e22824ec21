import { readdirSync, readFileSync } from 'node:fs'
import { describeRuleSet } from '@guatu/domain/cards/describe-rule-set'
import { METRICS } from '@guatu/domain/cards/metrics'
import { PRESETS } from '@guatu/domain/cards/presets/presets'
import { describe, expect, it } from 'vitest'
import { allWords, say } from './say.ts'

const FOLDERS = ['reports', 'bottlenecks', 'cards', 'cards/presets']
const source = (folder: string) => {
  const root = new URL(`../../domain/src/${folder}/`, import.meta.url)
  return readdirSync(root)
    .filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts'))
    .map((f) => readFileSync(new URL(f, root), 'utf8'))
    .join('\n')
}
/** Quoted texts of the form 'subject.word…' in the rules of the subjects. */
const codes = [
  ...new Set(
    FOLDERS.flatMap((f) => [...source(f).matchAll(/'((?:reports|bottlenecks|cards)\.[\w.]+)'/g)].map((m) => m[1]!)),
  ),
]

describe('what rates, reports and cards say', () => {
  it('has words in both languages for every code in the rules', () => {
    expect(codes.length).toBeGreaterThan(60)
    expect(codes.filter((code) => !allWords[code])).toEqual([])
  })
  it('says what every rule of every preset means', () => {
    const said = PRESETS.flatMap((set) => {
      const meaning = describeRuleSet(set)
      return [meaning.combine, ...meaning.rules.flatMap((r) => [r.level, ...r.conditions])].map((c) => say(c))
    })
    expect(said.filter((text) => /cards\.|—|\{/.test(text))).toEqual([])
    expect(said).toContain('与序时进度之差（百分点）介于（含两端）−30.0至−10.0')
  })
  it('names every metric that a rule may look at', () => {
    expect(Object.keys(METRICS).filter((name) => !allWords[`cards.metric.${name}`])).toEqual([])
  })
  it('says a reason as an official would write it', () => {
    const params = { asOf: '2026-11-20', done: '60000000.00', rate: '60.0', share: '88.9', gap: '28.9' }
    expect(say({ code: 'cards.rule.lagSevere', params })).toBe(
      '截至2026年11月20日完成投资6,000万元，完成率60.0%，序时进度88.9%，落后28.9个百分点，超过20个百分点',
    )
  })
  it('commends without calling hazards none where nobody keeps them', () => {
    const said = (hazards: string, lang: 'zh' | 'en') =>
      say({ code: 'cards.rule.allOnTime', params: { due: 2, lag: '5.0', hazards } }, lang)
    expect(said('reports.hazards.notKept', 'zh')).toBe(
      '本月考核节点2个全部按期核验，投资快于序时5.0个百分点，重大隐患未在本系统登记，须另行核实',
    )
    expect(said('reports.hazards.notKept', 'en')).toContain('not kept in this system')
    expect(said('reports.hazards.none', 'zh')).toMatch(/，无重大隐患$/)
  })
  it('lists what a gate misses in words', () => {
    const params = {
      stage: 'projects.stage.building',
      missing: ['projects.gate.landRight', 'projects.gate.constructionPermit'],
    }
    expect(say({ code: 'projects.stage.gateShut', params })).toBe(
      '进入在建阶段还缺：土地使用权、施工许可；补齐，或由授权人写明理由放行',
    )
  })
})
