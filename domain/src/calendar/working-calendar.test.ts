import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civil, fromDayNumber, toDayNumber, weekdayOf } from './civil-date.ts'
import { seedNotices } from './seed.ts'
import { statutoryDays } from './statutory-days.ts'
import {
  addWorkingDays,
  buildWorkingCalendar,
  dueWithinWorkingDays,
  firstWorkingDayOnOrAfter,
  isDueWithin,
  isProvisional,
  isWorkingDay,
  lastWorkingDayOnOrBefore,
  workingDaysBetween,
} from './working-calendar.ts'

const cal = buildWorkingCalendar(seedNotices)
const data = resolve(process.env.GUATU_DATA ?? '../shared/data', 'calendars')
const runs = Number(process.env.FC_RUNS ?? 500)

describe('the official working calendar', () => {
  it.skipIf(!existsSync(data) && !process.env.CI)(
    'agrees with the published notices on every day 2007–2023 (skipped: no shared data)',
    () => {
      const noticed = new Map<string, boolean>()
      for (const file of readdirSync(data).filter((f) => /^\d{4}\.json$/.test(f))) {
        const { days } = JSON.parse(readFileSync(resolve(data, file), 'utf8')) as {
          days: { date: string; isOffDay: boolean }[]
        }
        for (const day of days) noticed.set(day.date, !day.isOffDay)
      }
      let seen = 0
      for (let n = toDayNumber(civil('2007-01-01')); n <= toDayNumber(civil('2023-12-31')); n++) {
        const date = fromDayNumber(n)
        expect([date, isWorkingDay(cal, date)]).toEqual([date, noticed.get(date) ?? weekdayOf(n) <= 5])
        seen++
      }
      expect(seen).toBe(6209)
    },
  )

  it.each([
    ['2026-02-14', true],
    ['2026-02-16', false],
    ['2026-02-24', true],
    ['2026-10-10', true],
    ['2025-10-08', false],
    ['2024-02-09', true],
  ])('knows the notices of 2024–2026: %s worked %s', (date, worked) => {
    expect(isWorkingDay(cal, civil(date))).toBe(worked)
  })

  it('uses thirteen statutory days for a year without notice and calls it provisional', () => {
    expect(statutoryDays(2027)).toHaveLength(13)
    expect(statutoryDays(2024)).toHaveLength(11)
    expect(isWorkingDay(cal, civil('2027-02-05'))).toBe(false)
    expect(isWorkingDay(cal, civil('2027-02-09'))).toBe(true)
    expect(isProvisional(cal, civil('2027-02-09'))).toBe(true)
    expect(isProvisional(cal, civil('2026-12-31'))).toBe(false)
  })

  it('lets a notice that arrives settle its year', () => {
    const notice = { year: 2027, off: [civil('2027-02-09')], on: [civil('2027-02-20')], official: true }
    const later = buildWorkingCalendar([...seedNotices, notice])
    expect(isWorkingDay(later, civil('2027-02-09'))).toBe(false)
    expect(isWorkingDay(later, civil('2027-02-20'))).toBe(true)
    expect(isProvisional(later, civil('2027-02-09'))).toBe(false)
    const draft = buildWorkingCalendar([...seedNotices, { ...notice, official: false }])
    expect(isProvisional(draft, civil('2027-02-09'))).toBe(true)
  })
})

describe('counting working days', () => {
  it('does not count the day it starts from: forward, back, zero', () => {
    expect(addWorkingDays(cal, civil('2026-02-13'), 1)).toBe('2026-02-14')
    expect(addWorkingDays(cal, civil('2026-02-14'), 1)).toBe('2026-02-24')
    expect(addWorkingDays(cal, civil('2026-02-24'), -1)).toBe('2026-02-14')
    expect(addWorkingDays(cal, civil('2026-02-20'), 0)).toBe('2026-02-20')
    expect(dueWithinWorkingDays(cal, civil('2026-09-30'), 3)).toBe('2026-10-10')
  })

  it('keeps a rest day after the last working day inside the limit, and the past outside', () => {
    expect(isDueWithin(cal, civil('2026-11-18'), civil('2026-11-22'), 3)).toBe(true)
    expect(isDueWithin(cal, civil('2026-11-18'), civil('2026-11-24'), 3)).toBe(false)
    expect(isDueWithin(cal, civil('2026-11-18'), civil('2026-11-17'), 3)).toBe(false)
  })

  it('moves a cut-off on a rest day to the working day before, a limit to the one after', () => {
    expect(lastWorkingDayOnOrBefore(cal, civil('2026-10-05'))).toBe('2026-09-30')
    expect(firstWorkingDayOnOrAfter(cal, civil('2026-10-05'))).toBe('2026-10-08')
  })

  it('refuses to guess beyond 2035', () => {
    expect(() => addWorkingDays(cal, civil('2035-12-31'), 1)).toThrow(RangeError)
    expect(() => isWorkingDay(cal, civil('2036-01-01'))).toThrow(RangeError)
  })

  it('agrees with walking day by day', () => {
    const [first, last] = [toDayNumber(civil('2007-01-01')), toDayNumber(civil('2035-12-31'))]
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), fc.integer({ min: -600, max: 600 }), (day, n) => {
        const date = fromDayNumber(day)
        let walked = date
        for (let left = Math.abs(n); left > 0 && walked <= '2035-12-31'; ) {
          walked = addDays(walked, Math.sign(n))
          if (walked > '2035-12-31' || isWorkingDay(cal, walked)) left--
        }
        if (walked > '2035-12-31') {
          expect(() => addWorkingDays(cal, date, n)).toThrow(RangeError)
          return
        }
        expect(addWorkingDays(cal, date, n)).toBe(walked)
        if (n > 0) expect(workingDaysBetween(cal, date, walked)).toBe(n)
        expect(workingDaysBetween(cal, walked, date)).toBe(-workingDaysBetween(cal, date, walked) + 0)
      }),
      { numRuns: runs },
    )
  })
})
