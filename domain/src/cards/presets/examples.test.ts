import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../kernel/coded.ts'
import { judgeAll } from '../judge.ts'
import { attireOf } from '../palette.ts'
import { readRuleSet } from '../read-rule-set.ts'
import type { RuleSet } from '../rule-set.ts'
import { subjectsOfFacts } from '../subject-of-facts.ts'
import { BOTTOM_TEN, EXAMPLES, FOUR_COLOURS, RED_IS_GOOD, WORKING_DAYS } from './examples.ts'

function judged(set: RuleSet, subjects: readonly object[]): string[] {
  const read = subjectsOfFacts({ asOf: '2026-10-31', subjects }, set)
  if (isRefusal(read)) throw new Error(read.code)
  return judgeAll(set, read).map((v) => attireOf(set.palette, v.level)?.word ?? v.level)
}
const one = (set: RuleSet, metrics: object) => judged(set, [{ id: 'p', metrics }])[0]

describe('what else can be said without code', () => {
  it('passes the check, all of it', () => {
    for (const set of EXAMPLES) expect(isRefusal(readRuleSet(JSON.parse(JSON.stringify(set))))).toBe(false)
  })
  it('red where red is good', () => {
    expect([one(RED_IS_GOOD, { lagPoints: '5.0' }), one(RED_IS_GOOD, { lagPoints: '-20.1' })]).toEqual(['红旗', '蓝旗'])
    expect(one(RED_IS_GOOD, { lagPoints: '-10.0' })).toBe('黄旗')
    expect(one(RED_IS_GOOD, { lagPoints: '-9.9' })).toBe('normal')
  })
  it('a list by rank: the bottom ten of a headquarters, red in the second month running', () => {
    const rate = (i: number) => `0.${String(100 + i * 10)}`
    const subjects = Array.from({ length: 24 }, (_, i) => ({
      id: `p${i}`,
      attributes: { headquarters: i < 12 ? '工业' : '交通' },
      metrics: { completionRate: rate(i) },
      history: [{ period: '2026-09', metrics: { completionRate: i === 0 ? '0.900' : rate(i) } }],
    }))
    const words = judged(BOTTOM_TEN, subjects)
    expect(words.slice(0, 12)).toEqual(['黄牌', ...Array(9).fill('红牌'), 'normal', 'normal'])
    expect(words.slice(12)).toEqual([...Array(10).fill('红牌'), 'normal', 'normal'])
  })
  it('four colours, a step each', () => {
    const words = ['0', '1', '10', '11', '30', '31'].map((d) => one(FOUR_COLOURS, { 'daysOverdue.calendar': d }))
    expect(words).toEqual(['normal', '黄牌', '黄牌', '橙牌', '橙牌', '红牌'])
    expect(one(FOUR_COLOURS, { 'daysOverdue.calendar': '0', lagPoints: '5.0' })).toBe('蓝牌')
  })
  it('limits in working days', () => {
    expect(['5', '6'].map((d) => one(WORKING_DAYS, { 'daysToDue.working': d }))).toEqual(['蓝牌', 'normal'])
    expect(['0', '1', '5', '6'].map((d) => one(WORKING_DAYS, { 'daysOverdue.working': d }))).toEqual([
      ...['normal', '黄牌', '黄牌', '红牌'],
    ])
  })
})
