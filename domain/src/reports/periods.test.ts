import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civil, fromDayNumber, toDayNumber } from '../calendar/civil-date.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import {
  MONTHLY,
  nextPeriod,
  PERIOD_KINDS,
  parsePeriodKey,
  periodLabel,
  periodOf,
  periodState,
  previousPeriod,
  spanOf,
  WEEKLY,
} from './periods.ts'

const calendar = buildWorkingCalendar([
  { year: 2026, off: [civil('2026-10-01'), civil('2026-10-02')], on: [civil('2026-09-27')], official: true },
])
const anyDay = fc.integer({ min: 0, max: 5_000 }).map((n) => fromDayNumber(toDayNumber(civil('2020-01-01')) + n))
const anyKind = fc.constantFrom(...PERIOD_KINDS)

describe('periods', () => {
  it('number weeks as ISO does: 22 November 2026 is the Sunday of week 47', () => {
    expect(spanOf('week', civil('2026-11-22'))).toEqual({
      key: '2026-W47',
      kind: 'week',
      opensOn: '2026-11-16',
      closesOn: '2026-11-22',
    })
  })
  it('cut a week at 31 December, since totals start again on 1 January', () => {
    expect(spanOf('week', civil('2026-12-31'))).toEqual({
      key: '2026-W53',
      kind: 'week',
      opensOn: '2026-12-28',
      closesOn: '2026-12-31',
    })
    expect(spanOf('week', civil('2027-01-01'))).toEqual({
      key: '2027-W00',
      kind: 'week',
      opensOn: '2027-01-01',
      closesOn: '2027-01-03',
    })
    expect(spanOf('week', civil('2024-12-30'))).toEqual({
      key: '2024-W53',
      kind: 'week',
      opensOn: '2024-12-30',
      closesOn: '2024-12-31',
    })
    expect(spanOf('week', civil('2025-01-01'))).toEqual({
      key: '2025-W01',
      kind: 'week',
      opensOn: '2025-01-01',
      closesOn: '2025-01-05',
    })
  })
  it('cover every day once, in the order of their keys, and read their keys back', () => {
    fc.assert(
      fc.property(anyKind, anyDay, (kind, day) => {
        const span = spanOf(kind, day)
        expect(span.opensOn <= day && day <= span.closesOn).toBe(true)
        const next = spanOf(kind, addDays(span.closesOn, 1))
        expect(next.opensOn).toBe(addDays(span.closesOn, 1))
        expect(next.key > span.key).toBe(true)
        expect(parsePeriodKey(span.key)).toEqual({ ...span, kind })
      }),
    )
  })
  it.each(['2026-13', '2026-W60', '2026-W00', '2026-Q5', '2026-11-T4', 'x', '2026-00'])('know no period %s', (key) => {
    expect(parsePeriodKey(key)).toBeNull()
  })
  it('take a cut-off on a rest day to the last working day before', () => {
    // Week 40 ends on Sunday 4 October; its nominal cut-off, Friday the 2nd, is a holiday, and so is Thursday the 1st.
    expect(periodOf(WEEKLY, civil('2026-10-04'), calendar).cutOff).toBe('2026-09-30')
    expect(periodOf(WEEKLY, civil('2026-11-22'), calendar).cutOff).toBe('2026-11-20')
    // October's nominal cut-off is Thursday 5 November; August's, Saturday 5 September, falls on Friday.
    expect(periodOf(MONTHLY, civil('2026-10-31'), calendar).cutOff).toBe('2026-11-05')
    expect(periodOf(MONTHLY, civil('2026-08-31'), calendar).cutOff).toBe('2026-09-04')
  })
  it('are open, cut off and locked as a function of now, at midnight Beijing time', () => {
    const week = periodOf(WEEKLY, civil('2026-11-20'), calendar)
    const states = [
      '2026-11-15T15:59:59.999Z',
      '2026-11-15T16:00:00.000Z',
      '2026-11-20T15:59:59Z',
      '2026-11-20T16:00:00Z',
      '2026-11-22T15:59:59.999Z',
      '2026-11-22T16:00:00.000Z',
    ]
    expect(states.map((now) => periodState(week, now))).toEqual([
      'future',
      'open',
      'open',
      'cutOff',
      'cutOff',
      'locked',
    ])
  })
  it('keep December open to the set closing day of the next year', () => {
    expect(periodOf(MONTHLY, civil('2026-12-05'), calendar).lockAt).toBe('2027-01-15T16:00:00.000Z')
    expect(periodOf(WEEKLY, civil('2026-12-31'), calendar).lockAt).toBe('2027-01-15T16:00:00.000Z')
  })
  it('have a neighbour on both sides', () => {
    const week = periodOf(WEEKLY, civil('2026-11-20'), calendar)
    expect(previousPeriod(WEEKLY, nextPeriod(WEEKLY, week, calendar), calendar)).toEqual(week)
  })
  it('are named by number and days', () => {
    expect(periodLabel('2026-W47')).toEqual({
      code: 'reports.period.week',
      params: { year: 2026, month: 11, from: '2026-11-16', to: '2026-11-22', n: 47 },
    })
    expect(['2027-W00', '2026-11', '2026-11-T1', '2026-11-H2', '2026-Q4', 'x'].map((k) => periodLabel(k).code)).toEqual(
      [
        'reports.period.yearHead',
        'reports.period.month',
        'reports.period.tenDays1',
        'reports.period.halfMonth2',
        'reports.period.quarter',
        'reports.period.unknown',
      ],
    )
  })
})
