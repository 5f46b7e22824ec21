import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../kernel/coded.ts'
import { calendarOf, isYearlySpan } from './calendar-spec.ts'
import { civil } from './civil-date.ts'
import { parseCalendar } from './parse-calendar.ts'
import { parseNotices } from './parse-notice.ts'
import { seedNotices } from './seed.ts'
import { siteCalendars } from './site-calendars.ts'
import { buildWorkingCalendar, isWorkingDay, workingDaysBetween } from './working-calendar.ts'

const official = buildWorkingCalendar(seedNotices)
const data = resolve(process.env.GUATU_DATA ?? '../shared/data', 'calendars')

describe('the yearly notice as JSON', () => {
  it.skipIf(!existsSync(data) && !process.env.CI)(
    'the published notices 2007–2023 give the calendar that is shipped (skipped: no shared data)',
    () => {
      const files = readdirSync(data).filter((f) => /^\d{4}\.json$/.test(f))
      const read = parseNotices(files.map((f) => JSON.parse(readFileSync(resolve(data, f), 'utf8'))))
      if (isRefusal(read)) throw new Error(JSON.stringify(read))
      expect(read).toHaveLength(17)
      expect(read.every((n) => n.official)).toBe(true)
      const built = buildWorkingCalendar(read)
      const shipped = buildWorkingCalendar(seedNotices.filter((n) => n.year <= 2023))
      expect([...built.days]).toEqual([...shipped.days])
    },
  )

  it('is read in the short form too, official unless it says otherwise', () => {
    const notice = { year: 2027, off: ['2027-02-06', '2027-02-05', '2027-02-05'], on: ['2027-02-20'] }
    expect(parseNotices(notice)).toEqual([
      { year: 2027, off: ['2027-02-05', '2027-02-06'], on: ['2027-02-20'], official: true },
    ])
    expect(parseNotices([{ ...notice, official: false }])).toMatchObject([{ official: false }])
    const published = { year: 2027, days: [{ date: '2026-12-31', isOffDay: true }], papers: [] }
    expect(parseNotices(published)).toEqual([{ year: 2027, off: ['2026-12-31'], on: [], official: false }])
  })

  it.each([
    [{ year: 1999 }, 'calendar.noticeMalformed'],
    ['2027', 'calendar.noticeMalformed'],
    [{ year: 2027, off: ['2027-02-30'] }, 'calendar.noticeMalformed'],
    [{ year: 2027, days: [{ date: '2027-02-05' }] }, 'calendar.noticeMalformed'],
    [{ year: 2027, off: ['2028-02-05'] }, 'calendar.outsideYear'],
    [{ year: 2027, off: ['2027-02-05'], on: ['2027-02-05'] }, 'calendar.bothOffAndOn'],
  ])('refuses %j', (value, code) => {
    expect(parseNotices(value)).toMatchObject({ refused: true, code })
  })
})

describe('calendars of building sites', () => {
  it('that are offered are calendars with spans that exist, each under a key of its own', () => {
    for (const { key, spec } of siteCalendars) {
      expect(parseCalendar(JSON.parse(JSON.stringify(spec)), key)).toEqual(spec)
      expect((spec.offYearly ?? []).every(isYearlySpan)).toBe(true)
    }
    expect(new Set(siteCalendars.map((c) => c.key)).size).toBe(siteCalendars.length)
  })

  it.each([
    ['winter-stop', '2026-12-01', '2026-11-14'],
    ['night-ban', '2026-06-08', '2026-06-11'],
    ['exam-ban', '2026-06-08', '2026-06-11'],
  ])('%s rests on %s and works on %s', (key, rests, works) => {
    const cal = calendarOf(siteCalendars.find((c) => c.key === key)!.spec, official)
    expect([isWorkingDay(cal, civil(rests)), isWorkingDay(cal, civil(works))]).toEqual([false, true])
  })

  it('typhoon days are listed as they come', () => {
    const { spec } = siteCalendars.find((c) => c.key === 'typhoon')!
    const hit = calendarOf({ ...spec, off: [civil('2026-08-12'), civil('2026-08-13')] }, official)
    expect(workingDaysBetween(hit, civil('2026-08-10'), civil('2026-08-15'))).toBe(3)
  })

  it.each([
    [null, 'plan-malformed'],
    [{ kind: 'lunar' }, 'plan-malformed'],
    [{ kind: 'custom', weekdays: [0] }, 'plan-malformed'],
    [{ kind: 'custom', off: ['2026-02-30'] }, 'plan-malformed'],
    [{ kind: 'custom', offYearly: [{ from: '11-31', to: '03-15' }] }, 'calendar-span-malformed'],
  ])('refuses %j', (value, code) => {
    expect(parseCalendar(value, 'x')).toMatchObject({ refused: true, code })
  })
})
