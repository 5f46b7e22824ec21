import { expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { groupRates } from '../reports/group-rates.ts'
import { DEFAULT_UNIT_RULES } from './default-rule-set.ts'
import { exemptionsOn } from './exemptions-on.ts'
import { judgeUnit, type ObjectLevel } from './judge-unit.ts'
import { SANYA_2022_DISTRICTS } from './presets/sanya.ts'
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
const rates = (...done: number[]) => unitRateMetrics(ratesOf(...done), ['p0', 'p1'], asOf)

it('a quota is of all projects together: one that is ahead makes up for one that is behind', () => {
  expect(rates(1_000_000_00, 1_000_000_00).taskMissed?.value).toBe('0')
  expect(rates(900_000_00, 1_100_000_00).taskMissed?.value).toBe('0')
  expect(rates(900_000_00, 1_000_000_00).taskMissed).toMatchObject({ value: '1', facts: ['p0', 'p1'] })
  expect(rates(500_000_00, 500_000_00).lagRatio?.value).toBe('0.500')
})

it('without figures there is no value, and no card', () => {
  const none = unitRateMetrics(groupRates([], asOf), [], asOf)
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
