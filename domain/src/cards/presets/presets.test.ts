import { describe, expect, it } from 'vitest'
import { civil } from '../../calendar/civil-date.ts'
import { cardTermsOf } from '../card-terms.ts'
import { checkRuleSet } from '../check-rule-set.ts'
import { judgeAll } from '../judge.ts'
import { metricKind } from '../metrics.ts'
import { attireOf } from '../palette.ts'
import { shownPeriods } from '../repaired-late.ts'
import type { RuleSet } from '../rule-set.ts'
import type { PastPeriod, Subject } from '../verdict.ts'
import { OUHAI_2020 } from './ouhai.ts'
import { PRESETS } from './presets.ts'
import { SANYA_2022, SANYA_2022_DISTRICTS } from './sanya.ts'
import { WUHAN } from './wuhan.ts'
import { YINCHUAN_2025 } from './yinchuan.ts'
import { ZAOZHUANG_2023 } from './zaozhuang.ts'

const asOf = civil('2026-10-31')
type More = Partial<Pick<Subject, 'attributes' | 'exempt' | 'history' | 'id'>>

const subject = (values: Record<string, string | null>, more: More = {}): Subject => ({
  id: 'x',
  type: 'project',
  metrics: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { name, unit: metricKind(name)?.unit ?? 'count', value, asOf, facts: [] },
    ]),
  ),
  asOf,
  ...more,
})
const judged = (set: RuleSet, values: Record<string, string | null>, more: More = {}) => {
  const [verdict] = judgeAll(set, [subject(values, more)])
  return verdict!
}
/** Colour that a subject wears; 'none' where no rule held or its level wears nothing. */
const colour = (set: RuleSet, values: Record<string, string | null>, more: More = {}): string => {
  const verdict = judged(set, values, more)
  return verdict.ruleId === null ? 'none' : (attireOf(set.palette, verdict.level)?.colour ?? 'none')
}

describe('every preset', () => {
  it.each(PRESETS.map((p) => [p.id, p] as const))('%s passes the check of rule sets', (_, set) => {
    expect(checkRuleSet(set)).toEqual([])
  })
})

describe('Yinchuan 2025', () => {
  const key = { attributes: { listing: ['keyPrivate'] } }
  it.each([
    ['-9.9', 'none'],
    ['-9.94', 'none'],
    ['-9.95', 'yellow'],
    ['-10.0', 'yellow'],
    ['-30.0', 'yellow'],
    ['-30.04', 'yellow'],
    ['-30.05', 'red'],
    ['-30.1', 'red'],
  ])('%s points of lag are %s, compared as printed', (lagPoints, expected) => {
    expect(colour(YINCHUAN_2025, { lagPoints }, key)).toBe(expected)
  })
  it.each([
    ['0', 'none'],
    ['1', 'yellow'],
    ['2', 'yellow'],
    ['3', 'red'],
  ])('a start missed for %s months is %s', (startMissed, expected) => {
    expect(colour(YINCHUAN_2025, { startMissed }, key)).toBe(expected)
  })
  it.each([
    ['0.5', 'none'],
    ['1', 'yellow'],
    ['1.5', 'yellow'],
    ['2.0', 'yellow'],
    ['2.5', 'red'],
  ])('%s months after the start without statistics entry is %s', (months, expected) => {
    expect(colour(YINCHUAN_2025, { 'entryMissed.months': months }, key)).toBe(expected)
  })
  it('cards budget money that is not paid to plan, and not that which is', () => {
    expect(colour(YINCHUAN_2025, { budgetPaidRate: '0.999' }, key)).toBe('red')
    expect(colour(YINCHUAN_2025, { budgetPaidRate: '1.000' }, key)).toBe('none')
  })
  it('leaves a missed start with a proper reason alone, but not the lag beside it', () => {
    const verdict = judged(
      YINCHUAN_2025,
      { startMissed: '3', lagPoints: '-12.0' },
      { ...key, exempt: ['properReason'] },
    )
    expect([verdict.level, verdict.ruleId]).toEqual(['warn', 'behind'])
    expect(verdict.evidence.exempted).toEqual([{ ruleId: 'startMissedThree', level: 'severe', by: 'properReason' }])
  })
  it('does not judge a project outside its lists', () => {
    expect(
      judged(YINCHUAN_2025, { lagPoints: '-50.0' }, { attributes: { listing: ['other'] } }).evidence.sentence.code,
    ).toBe('cards.outside')
  })
})

describe('Sanya 2022', () => {
  const big = { attributes: { yearPlan: '10000000.00' } }
  it.each([
    ['1.000', 'green'],
    ['0.9995', 'green'],
    ['0.999', 'yellow'],
    ['0.500', 'yellow'],
    ['0.4995', 'yellow'],
    ['0.499', 'red'],
  ])('a ratio to schedule of %s is %s: exactly half short is still yellow', (lagRatio, expected) => {
    expect(colour(SANYA_2022, { lagRatio }, big)).toBe(expected)
  })
  it('looks at projects of at least 10 million yuan a year, that amount included', () => {
    expect(colour(SANYA_2022, { lagRatio: '0.100' }, big)).toBe('red')
    expect(colour(SANYA_2022, { lagRatio: '0.100' }, { attributes: { yearPlan: '9999999.99' } })).toBe('none')
  })
  it('turns a district red in the second month running that its quota is missed', () => {
    const past = (...entries: [string, string][]): { history: PastPeriod[] } => ({
      history: entries.map(([period, taskMissed]) => ({ period, level: 'warn', metrics: { taskMissed } })),
    })
    expect(colour(SANYA_2022_DISTRICTS, { taskMissed: '0' }, past(['2026-09', '1']))).toBe('green')
    expect(colour(SANYA_2022_DISTRICTS, { taskMissed: '1' }, past(['2026-09', '0']))).toBe('yellow')
    expect(colour(SANYA_2022_DISTRICTS, { taskMissed: '1' }, past(['2026-09', '1']))).toBe('red')
  })
})

describe('Wuhan', () => {
  it.each([
    ['0.800', 'none'],
    ['0.799', 'yellow'],
    ['0.600', 'yellow'],
    ['0.5995', 'yellow'],
    ['0.599', 'red'],
    [null, 'none'],
  ])('a ratio to schedule of %s is %s', (lagRatio, expected) => {
    expect(colour(WUHAN, { lagRatio })).toBe(expected)
  })
})

describe('Ouhai 2020', () => {
  it('gives green to a task done, red to a task missed, and nothing without a value', () => {
    expect(colour(OUHAI_2020, { taskMissed: '0' })).toBe('green')
    expect(colour(OUHAI_2020, { taskMissed: '1' })).toBe('red')
    expect(colour(OUHAI_2020, { taskMissed: null })).toBe('none')
  })
  it('shows a month that was made good in the next one yellow, without repainting what it was', () => {
    const shown = shownPeriods(OUHAI_2020, [
      { period: '2026-08', level: 'severe', metrics: { taskMissed: '1' } },
      { period: '2026-09', level: 'severe', metrics: { taskMissed: '1' }, repairedIn: '2026-10' },
    ])
    expect(shown.map((s) => [s.standing, s.level, attireOf(OUHAI_2020.palette, s.shown)?.colour])).toEqual([
      ['missed', 'severe', 'red'],
      ['repairedLate', 'severe', 'yellow'],
    ])
  })
  it('leaves a month red that was made good later than in the one that followed', () => {
    const september = {
      period: '2026-09',
      level: 'severe',
      metrics: { taskMissed: '1' },
      repairedIn: '2026-11',
    } as const
    expect(shownPeriods(OUHAI_2020, [september]).map((s) => [s.standing, s.shown])).toEqual([['missed', 'severe']])
  })
})

describe('Zaozhuang 2023', () => {
  const rates = ['1.300', '1.200', '1.100', '1.000', '0.900', '0.900', '0.700', '0.600']
  const field = (history: (i: number) => readonly PastPeriod[]) =>
    judgeAll(
      ZAOZHUANG_2023,
      rates.map((completionRate, i) => subject({ completionRate }, { id: `u${i}`, history: history(i) })),
    ).map((v) => v.level)

  it('encourages the first three and reminds the last three', () => {
    // The two at 0.900 share rank 3 from the bottom (1, 2, 3, 3): both are among the last three.
    expect(field(() => [])).toEqual(['commend', 'commend', 'commend', 'normal', 'remind', 'remind', 'remind', 'remind'])
  })
  it('turns red who lagged in the period before as well', () => {
    const levels = field((i) => [
      { period: '2026-09', level: 'normal', metrics: { completionRate: i === 7 ? '0.100' : `0.${900 - i}` } },
    ])
    expect(levels[7]).toBe('warn')
    expect(levels[0]).toBe('commend')
  })
  it('gives cards of all its three colours, the yellow reminder among them', () => {
    expect(cardTermsOf(ZAOZHUANG_2023).levels).toEqual(['commend', 'remind', 'warn'])
  })
  it('wears blue for praise, where another place wears it for blame', () => {
    expect(ZAOZHUANG_2023.palette.commend?.colour).toBe('blue')
  })
})
