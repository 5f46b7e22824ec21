import { expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { groupRates } from '../reports/group-rates.ts'
import { onTimeCompletion } from '../reports/on-time-completion.ts'
import { startRates } from '../reports/start-rates.ts'
import { DEFAULT_PROJECT_RULES, DEFAULT_UNIT_RULES } from './default-rule-set.ts'
import { exemptionsOn } from './exemptions-on.ts'
import { judgeTogether } from './judge-together.ts'
import { judgeUnit, type ObjectLevel, unitSubject } from './judge-unit.ts'
import { sourceFindings } from './metric-sources.ts'
import { PRESETS } from './presets/presets.ts'
import { SANYA_2022_DISTRICTS } from './presets/sanya.ts'
import { ZAOZHUANG_2023 } from './presets/zaozhuang.ts'
import type { RuleSet } from './rule-set.ts'
import { asksRates, unitRateMetrics } from './unit-rates.ts'

const asOf = civil('2026-10-31')
const total = 1_200_000_00
/** Projects of one plan in twelve equal months, with what each has done by 31 October. */
const ratesOf = (...done: number[]) =>
  groupRates(
    done.map((d, i) => ({
      project: `p${i}`,
      from: asOf,
      to: null,
      figure: { asOf, done: d },
      plan: { year: 2026, months: Array(12).fill(total / 12), total },
    })),
    asOf,
  )
const NONE = {
  start: startRates([], asOf),
  onTime: onTimeCompletion([], { opensOn: asOf, closesOn: asOf }),
  openingPlan: 0,
}
const rates = (...done: number[]) => unitRateMetrics(ratesOf(...done), NONE, ['p0', 'p1'], asOf)

it('a quota is of all projects together: one that is ahead makes up for one that is behind', () => {
  expect(rates(1_000_000_00, 1_000_000_00).taskMissed?.value).toBe('0')
  expect(rates(900_000_00, 1_100_000_00).taskMissed?.value).toBe('0')
  expect(rates(900_000_00, 1_000_000_00).taskMissed).toMatchObject({ value: '1', facts: ['p0', 'p1'] })
  expect(rates(500_000_00, 500_000_00).lagRatio?.value).toBe('0.500')
})

it('without figures there is no value, and no card', () => {
  const none = unitRateMetrics(groupRates([], asOf), NONE, [], asOf)
  expect(none.taskMissed).toMatchObject({ value: null, reason: { code: 'cards.noValue.noFigures' } })
  expect(judgeUnit('u', [], SANYA_2022_DISTRICTS, asOf, { rates: none }).level).toBe('normal')
})

it('Sanya’s districts: missed once is yellow, missed in the month before too is red', () => {
  const missed = rates(900_000_00, 900_000_00)
  const level = (taskMissed: string) =>
    judgeUnit('u', [], SANYA_2022_DISTRICTS, asOf, {
      rates: missed,
      history: [{ period: '2026-09', level: 'warn', metrics: { taskMissed } }],
    }).level
  expect([level('0'), level('1')]).toEqual(['warn', 'severe'])
  expect([asksRates(SANYA_2022_DISTRICTS), asksRates(DEFAULT_UNIT_RULES)]).toEqual([true, false])
})

it('an exemption stops the rules it names, for its days and as it was known', () => {
  const objects: ObjectLevel[] = ['severe', 'severe', 'normal'].map((level, i) => ({
    id: `o${i}`,
    level: level as ObjectLevel['level'],
  }))
  const facts = { occurredOn: asOf, recordedAt: '2026-10-31T02:00:00.000Z', reason: '', approver: '' }
  const long = { ...facts, id: 'a', what: 'exempt', from: civil('2026-10-01'), to: civil('2026-12-31') }
  const ended = { ...long, id: 'b', to: civil('2026-10-30'), recordedAt: '2026-11-02T02:00:00.000Z', supersedes: 'a' }
  const level = (knownAt: string, of = [long, ended]) =>
    judgeUnit('u', objects, DEFAULT_UNIT_RULES, asOf, { exempt: exemptionsOn(of, { asOf, knownAt }) }).level
  expect(level('2026-10-30T00:00:00.000Z')).toBe('severe')
  expect(level('2026-11-01T00:00:00.000Z')).toBe('normal')
  expect(level('2026-11-03T00:00:00.000Z')).toBe('severe')
  expect(level('2026-11-03T00:00:00.000Z', [{ ...long, what: 'unitSevere' }])).toBe('warn')
})

it('start rates and on-time completion are counts over counts, and say how many of how many', () => {
  const fresh = (project: string, startedOn: string | null) => ({
    ...{ project, yearClass: 'new' as const, committedStart: civil('2026-06-30'), resumedOn: null },
    startedOn: startedOn === null ? null : civil(startedOn),
  })
  const start = startRates([fresh('a', '2026-06-01'), fresh('b', null), fresh('c', '2026-07-01')], asOf)
  const promise = { id: 'k', occurredOn: civil('2026-01-01'), recordedAt: '2026-01-01T00:00:00.000Z' }
  const commitments = [
    { ...promise, milestoneId: null, date: civil('2026-09-30'), reason: null, approver: null, supersedes: null },
  ]
  const year = { opensOn: civil('2026-01-01'), closesOn: asOf }
  const onTime = onTimeCompletion([{ project: 'a', commitments, finishedOn: civil('2026-10-01') }], year)
  const made = unitRateMetrics(ratesOf(1), { start, onTime, openingPlan: 0 }, ['a', 'b', 'c'], asOf)
  expect([made.startRate?.value, made.dueStartRate?.value, made.onTimeRate?.value]).toEqual(['0.667', '0.667', '0.000'])
  expect(made.startRate?.arithmetic?.params).toEqual({ count: 2, objects: 3 })
  expect(made['completionRate.yearBeginning']).toMatchObject({ value: null })
})

it('completion against the plans of the year’s beginning stands beside completion', () => {
  const made = unitRateMetrics(ratesOf(600_000_00), { ...NONE, openingPlan: 1_000_000_00 }, ['p0'], asOf)
  expect([made.completionRate?.value, made['completionRate.yearBeginning']?.value]).toEqual(['0.500', '0.600'])
})

it('a set that names what nothing here gives is told so, by row; what is ranked is asked for too', () => {
  const set = (metric: string): RuleSet => ({
    ...DEFAULT_UNIT_RULES,
    rules: [
      { id: 'known', level: 'remind', all: [{ metric: 'startRate', op: '<', bound: '0.5' }] },
      { id: 'asked', level: 'warn', all: [{ metric, op: '<', bound: '0.5' }] },
    ],
  })
  const told = (metric: string) => sourceFindings(set(metric)).map((f) => [f.row, f.severity, f.sentence.params.metric])
  expect(told('indicator.gdp')).toEqual([[2, 'warning', 'indicator.gdp']])
  expect(told('majorHazardsOpen')).toEqual([[2, 'warning', 'cards.metric.majorHazardsOpen']])
  expect(told('rank.indicator.gdp')).toHaveLength(1)
  for (const metric of [
    'dueStartRate',
    'onTimeRate',
    'closureRate',
    'rank',
    'rankChange.onTimeRate',
    'share.severe',
    'periodsMissed',
  ])
    expect(told(metric), metric).toEqual([])
})

it('a condition that says itself what holds without a value is not told so again', () => {
  const asked = { metric: 'majorHazardsOpen', op: '==', bound: '0', noValue: 'holds' } as const
  const rules: RuleSet['rules'] = [{ id: 'praise', level: 'commend', all: [asked] }]
  expect(sourceFindings({ ...DEFAULT_PROJECT_RULES, rules })).toEqual([])
  const { noValue: _, ...bare } = asked
  expect(sourceFindings({ ...DEFAULT_PROJECT_RULES, rules: [{ ...rules[0]!, all: [bare] }] })).toHaveLength(1)
})

it('no preset names what nothing here gives', () => {
  for (const set of PRESETS) expect(sourceFindings(set), set.id).toEqual([])
})

it('units of a set that ranks are judged among each other, with the ranks of the months before', () => {
  const subject = (id: string, completionRate: string, before: string) =>
    unitSubject(id, [], ZAOZHUANG_2023, asOf, {
      rates: { completionRate: { name: 'completionRate', unit: 'ratio', value: completionRate, asOf, facts: [] } },
      history: [{ period: '2026-09', level: 'normal', metrics: { completionRate: before } }],
    })
  const subjects = [90, 80, 70, 60, 50, 40, 30].map((n, i) =>
    subject(`u${i}`, `0.${n}0`, i === 6 ? '0.990' : `0.${n}0`),
  )
  expect(judgeTogether(ZAOZHUANG_2023, subjects).map((v) => v.level)).toEqual([
    ...['commend', 'commend', 'commend', 'normal', 'warn', 'warn', 'remind'],
  ])
})
