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
    expect(said).toContain('与序时进度之差在−30.0至−10.0个百分点之间（含两端）')
  })
  it('says every value with its unit, a rate in per cent and nothing rounded away', () => {
    const why = (metric1: string, value1: string | readonly string[], op1: string, bound1: string) =>
      (['zh', 'en'] as const).map((lang) =>
        say({ code: 'cards.because1', params: { metric1, value1, op1: `cards.op.${op1}`, bound1 } }, lang),
      )
    expect(why('cards.metric.lagRatio', '0.675', 'below', '0.8005')).toEqual([
      '完成率与序时进度之比为67.5%，低于80.05%',
      'completion to calendar share is 67.5%, below 80.05%.',
    ])
    expect(why('cards.metric.lagPoints', '-12.3', 'between', '-30.0 … -10.0')[0]).toBe(
      '与序时进度之差为−12.3个百分点，在−30.0至−10.0个百分点之间（含两端）',
    )
    expect(why('share.severe', '0.333', 'above', '0.200')).toEqual([
      '所含项目或事项占比（严重）为33.3%，高于20.0%',
      'share of its objects (severe) is 33.3%, above 20.0%.',
    ])
    expect(why('cards.metric.completionRate', '0.400', 'bottom', '10')[0]).toBe('投资完成率为40.0%，位列后10名')
    expect(why('cards.metric.entryMissed.months', '2.5', 'above', '2.0')).toEqual([
      '开工未入库月数为2.5个月，高于2.0个月',
      'months started and not entered is 2.5 months, above 2.0 months.',
    ])
    expect(why('lagPoints、lagRatio', ['-12.3', ''], 'expression', 'lagPoints < -10 && lagRatio < 0.8')[0]).toBe(
      '与序时进度之差、完成率与序时进度之比为−12.3个百分点、—，符合与序时进度之差 < -10 且 完成率与序时进度之比 < 0.8',
    )
    const turn = { metric: 'cards.metric.lagRatio', from: '0.675', to: '0.800', level: 'cards.level.normal' }
    expect(say({ code: 'cards.wouldTurn', params: turn })).toBe('完成率与序时进度之比由67.5%到80.0%，即转为正常')
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
