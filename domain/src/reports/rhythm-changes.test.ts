import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civil, fromDayNumber, toDayNumber } from '../calendar/civil-date.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import {
  nextPeriod,
  PERIOD_KINDS,
  periodLabel,
  periodOf,
  periodsApart,
  previousPeriod,
  spanIn,
  WEEKLY,
} from './periods.ts'
import { checkRhythmChange, earliestStart, type RhythmChange, rhythmOfChanges, USUAL_DAYS } from './rhythm-changes.ts'

const calendar = buildWorkingCalendar(seedNotices)
const change = (from: string, kind: RhythmChange['kind']): RhythmChange => ({
  from: civil(from),
  kind,
  ...USUAL_DAYS[kind],
})
/** By week, by month from 1 July 2026, by week again from Monday 5 October. */
const rhythm = rhythmOfChanges([change('2026-10-05', 'week'), change('2026-07-01', 'month')])

describe('a change from week to month in mid-year', () => {
  it('cuts the running week on the eve, and opens the month on its first day', () => {
    expect(spanIn(rhythm, civil('2026-06-30'))).toEqual({
      key: '2026-W27',
      kind: 'week',
      opensOn: '2026-06-29',
      closesOn: '2026-06-30',
    })
    expect(periodOf(rhythm, civil('2026-07-20'), calendar)).toEqual({
      key: '2026-07',
      kind: 'month',
      opensOn: '2026-07-01',
      closesOn: '2026-07-31',
      // 5 August is a Wednesday; three days later the month is locked.
      cutOff: '2026-08-05',
      lockAt: '2026-08-08T16:00:00.000Z',
    })
  })
  it('cuts the last week off on a day inside it, though its Friday will never come', () => {
    expect(periodOf(rhythm, civil('2026-06-29'), calendar)).toMatchObject({
      cutOff: '2026-06-30',
      lockAt: '2026-07-02T16:00:00.000Z',
    })
  })
  it('names what was cut by the days it had', () => {
    expect(periodLabel(spanIn(rhythm, civil('2026-06-29'))).params).toMatchObject({
      from: '2026-06-29',
      to: '2026-06-30',
      n: 27,
    })
  })
  it('leads from one rhythm into the other in both directions', () => {
    const july = periodOf(rhythm, civil('2026-07-01'), calendar)
    expect(previousPeriod(rhythm, july, calendar).key).toBe('2026-W27')
    const september = periodOf(rhythm, civil('2026-09-30'), calendar)
    expect(nextPeriod(rhythm, september, calendar)).toMatchObject({
      key: '2026-10',
      opensOn: '2026-10-01',
      closesOn: '2026-10-04',
    })
    expect(periodOf(rhythm, civil('2026-10-06'), calendar)).toMatchObject({ key: '2026-W41', kind: 'week' })
  })
  it('counts the periods between two days as they were', () => {
    expect(periodsApart(rhythm, civil('2026-06-24'), civil('2026-08-10'))).toBe(3)
    expect(periodsApart(WEEKLY, civil('2026-06-24'), civil('2026-08-10'))).toBe(7)
  })
  it('leaves every earlier day with the period it had', () => {
    expect(periodOf(rhythm, civil('2026-06-24'), calendar)).toEqual(periodOf(WEEKLY, civil('2026-06-24'), calendar))
  })
})

it('covers every day once, whatever the changes', () => {
  const someDay = fc.integer({ min: 0, max: 700 }).map((n) => fromDayNumber(toDayNumber(civil('2025-01-01')) + n))
  const someChanges = fc.array(
    fc.record({ kind: fc.constantFrom(...PERIOD_KINDS), after: someDay }).map(({ kind, after }) => ({
      from: earliestStart(kind, after),
      kind,
      ...USUAL_DAYS[kind],
    })),
    { maxLength: 5 },
  )
  fc.assert(
    fc.property(someChanges, someDay, (changes, day) => {
      const any = rhythmOfChanges(changes)
      const period = periodOf(any, day, calendar)
      expect(period.opensOn <= day && day <= period.closesOn).toBe(true)
      const next = nextPeriod(any, period, calendar)
      expect(next.opensOn).toBe(addDays(period.closesOn, 1))
      expect(next.key).not.toBe(period.key)
      expect(period.cutOff >= period.opensOn).toBe(true)
    }),
  )
})

describe('a cut-off', () => {
  it('that the turn of the year would set before the week began falls on its last working day', () => {
    // 2026-12-28 to 31: two days before the Thursday is the Tuesday; 2027-01-01 to 03 has no working day.
    expect(periodOf(WEEKLY, civil('2026-12-31'), calendar).cutOff).toBe('2026-12-29')
    expect(periodOf(WEEKLY, civil('2027-01-02'), calendar).cutOff).toBe('2027-01-03')
  })
})

describe('a change of rhythm is refused', () => {
  const at = { rhythm: WEEKLY, reportedThrough: civil('2026-06-24') }
  const code = (c: RhythmChange, situation = at) => checkRhythmChange(c, situation)?.code
  it('unless it begins with a period of its own', () => {
    expect(code(change('2026-07-01', 'month'))).toBeUndefined()
    expect(checkRhythmChange(change('2026-07-02', 'month'), at)).toMatchObject({
      code: 'reports.rhythm.notAtStart',
      params: { before: '2026-07-01', after: '2026-08-01' },
    })
  })
  it('on days that were reported already', () => {
    expect(code(change('2026-06-01', 'month'))).toBe('reports.rhythm.reportedAlready')
    expect(checkRhythmChange(change('2026-01-01', 'month'), { ...at, reportedThrough: null })).toBeNull()
  })
  it('before one that stands, when it changes nothing, or when it locks before the end', () => {
    const later = { ...at, rhythm: rhythmOfChanges([change('2026-09-01', 'month')]) }
    expect(code(change('2026-07-06', 'tenDays'), later)).toBe('reports.rhythm.notAtStart')
    expect(code(change('2026-07-01', 'quarter'), later)).toBe('reports.rhythm.laterStands')
    expect(code(change('2026-06-29', 'week'))).toBe('reports.rhythm.unchanged')
    expect(code({ ...change('2026-06-29', 'week'), lockDays: 1 })).toBe('reports.rhythm.locksBeforeEnd')
  })
})
