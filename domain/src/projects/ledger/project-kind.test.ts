import { describe, expect, it } from 'vitest'
import { projectKindOf } from './project-kind.ts'

const of = (name: string, more: { category?: string; chain?: string; headquarters?: string } = {}) =>
  projectKindOf({ texts: { name, ...more } })

describe('the kind of a project in a ledger', () => {
  it.each([
    ['云山灌区续建配套与现代化改造工程', 'water'],
    ['小清河支流河道治理工程', 'water'],
    ['石门水库除险加固', 'water'],
    ['湖阳污水处理厂提标改造工程', 'water'],
    ['老旧小区改造打包项目', 'renovation'],
    ['郊野公园', 'other'],
    ['体育公园建设项目', 'other'],
    ['人民路拓宽改造', 'road'],
    ['云湖大桥', 'road'],
    ['中心医院新院区', 'publicBuilding'],
    ['年产10万吨新材料项目', 'industrial'],
    ['100兆瓦集中式光伏', 'energy'],
  ])('is plain by its name: %s', (name, kind) => {
    expect(of(name)).toEqual({ kind, sure: true })
  })

  it('is what the name says, whoever drives it: 灌区 of the traffic headquarters, 公园 of the industry headquarters', () => {
    expect(of('云山灌区节水工程', { headquarters: '交通水利指挥部' })).toEqual({ kind: 'water', sure: true })
    expect(of('南山郊野公园', { headquarters: '工业项目指挥部' })).toEqual({ kind: 'other', sure: true })
  })

  it('is only suggested where words disagree or are missing', () => {
    expect(of('中心医院门诊楼改造')).toEqual({ kind: 'renovation', sure: false })
    expect(of('物流园配套道路')).toEqual({ kind: 'road', sure: false })
    expect(of('云山一号地块', { headquarters: '工业项目指挥部' })).toEqual({ kind: 'industrial', sure: false })
    expect(of('云山一号地块')).toEqual({ kind: 'other', sure: false })
    expect(of('石门水库', { category: '交通' })).toEqual({ kind: 'water', sure: false })
  })

  it('follows the column of trades, then the chain, where the name is silent', () => {
    expect(of('云山一号地块', { category: '水利' })).toEqual({ kind: 'water', sure: true })
    expect(of('云山一号地块', { chain: '锂电' })).toEqual({ kind: 'industrial', sure: true })
  })
})
