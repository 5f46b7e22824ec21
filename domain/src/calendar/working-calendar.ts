import { type CivilDate, weekdayOf, yearOf } from './civil-date.ts'
import { DAYS_COVERED, dateAt, FIRST_DAY, FIRST_YEAR, LAST_YEAR, offsetOf } from './covered-days.ts'
import { statutoryDays } from './statutory-days.ts'

/** A yearly notice of the State Council: days off 放假 and make-up working days 调休上班. `official: false` is a draft. */
export type CalendarNotice = {
  readonly year: number
  readonly off: readonly CivilDate[]
  readonly on: readonly CivilDate[]
  readonly official: boolean
}

/**
 * Working days 2000–2035 as prefix sums, so that adding and counting take two look-ups.
 * `before[i]` = working days earlier than day FIRST_DAY + i (i from 0 to DAYS_COVERED); `days[k]` = offset of the k-th working day.
 */
export type WorkingCalendar = {
  readonly before: Int16Array
  readonly days: Int16Array
  /** Years whose days are not settled by an official notice; empty where the calendar does not follow the notices. */
  readonly provisionalYears: ReadonlySet<number>
}

/** The official calendar 法定工作日: weekends, notices with make-up days; a year without an official notice uses its statutory days. */
export function buildWorkingCalendar(notices: readonly CalendarNotice[]): WorkingCalendar {
  const works = weekdaysWorked([1, 2, 3, 4, 5])
  const noticed = new Set(notices.map((n) => n.year))
  const official = new Set(notices.filter((n) => n.official).map((n) => n.year))
  const provisional = new Set<number>()
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    if (!official.has(year)) provisional.add(year)
    if (!noticed.has(year)) for (const day of statutoryDays(year)) works[day - FIRST_DAY] = 0
  }
  for (const notice of notices) {
    setDays(works, notice.off, 0)
    setDays(works, notice.on, 1)
  }
  return indexCalendar(works, provisional)
}

/** One byte a day from FIRST_DAY to LAST_DAY, 1 where `weekdays` (1 = Monday … 7 = Sunday) are worked. */
export function weekdaysWorked(weekdays: readonly number[]): Uint8Array {
  const works = new Uint8Array(DAYS_COVERED)
  for (let i = 0; i < DAYS_COVERED; i++) works[i] = weekdays.includes(weekdayOf(FIRST_DAY + i)) ? 1 : 0
  return works
}

/** Marks dates worked (1) or free (0); a date outside the covered years (a December day of 1999) is left. */
export function setDays(works: Uint8Array, dates: readonly CivilDate[], value: 0 | 1): void {
  for (const date of dates) {
    const i = offsetOf(date)
    if (i >= 0) works[i] = value
  }
}

/** Makes the prefix sums of a calendar given day by day. */
export function indexCalendar(works: Uint8Array, provisionalYears: ReadonlySet<number> = new Set()): WorkingCalendar {
  const before = new Int16Array(DAYS_COVERED + 1)
  let count = 0
  for (let i = 0; i < DAYS_COVERED; i++) {
    before[i] = count
    count += works[i]!
  }
  before[DAYS_COVERED] = count
  const days = new Int16Array(count)
  for (let i = 0, k = 0; i < DAYS_COVERED; i++) if (works[i]) days[k++] = i
  return { before, days, provisionalYears }
}

/** Throws where the date lies outside; ask `isCovered` first when a person entered it. */
function covered(date: CivilDate): number {
  const i = offsetOf(date)
  if (i < 0) throw new RangeError(`${date} lies outside ${FIRST_YEAR}–${LAST_YEAR}`)
  return i
}

/** Whether the calendar reaches a date; ask before calling the others with a date that a person entered. */
export const isCovered = (date: CivilDate): boolean => offsetOf(date) >= 0

export function isWorkingDay(cal: WorkingCalendar, date: CivilDate): boolean {
  const i = covered(date)
  return cal.before[i + 1]! > cal.before[i]!
}

/** Whether the date lies in a year without official notice 暂定. */
export const isProvisional = (cal: WorkingCalendar, date: CivilDate): boolean => cal.provisionalYears.has(yearOf(date))

/**
 * The n-th working day after `date` (n > 0), the |n|-th before it (n < 0), or `date` itself, worked or not (n = 0).
 * The date itself is never counted. Throws RangeError past 2000–2035.
 */
export function addWorkingDays(cal: WorkingCalendar, date: CivilDate, n: number): CivilDate {
  const i = covered(date)
  if (n === 0) return date
  const index = n > 0 ? cal.before[i + 1]! + n - 1 : cal.before[i]! + n
  const offset = cal.days[index]
  if (offset === undefined) throw new RangeError(`${date} and ${n} working days leave ${FIRST_YEAR}–${LAST_YEAR}`)
  return dateAt(offset)
}

/**
 * Working days after `a` up to and with `b`; negative when `b` is earlier (then those after `b` up to and with `a`), 0 on the same day.
 * So between(a, b) + between(b, c) = between(a, c).
 */
export const workingDaysBetween = (cal: WorkingCalendar, a: CivilDate, b: CivilDate): number =>
  cal.before[covered(b) + 1]! - cal.before[covered(a) + 1]!

/** The date that "within n working days" of `today` ends on: today is not counted (domain.md §5). */
export const dueWithinWorkingDays = (cal: WorkingCalendar, today: CivilDate, n: number): CivilDate =>
  addWorkingDays(cal, today, n)

/** Whether `due` is today or later and at most n working days lie between (today not counted, `due` counted). */
export const isDueWithin = (cal: WorkingCalendar, today: CivilDate, due: CivilDate, n: number): boolean =>
  due >= today && workingDaysBetween(cal, today, due) <= n

/** `date` or the nearest working day before it: a cut-off that falls on a rest day moves forward in time to here. */
export function lastWorkingDayOnOrBefore(cal: WorkingCalendar, date: CivilDate): CivilDate {
  const offset = cal.days[cal.before[covered(date) + 1]! - 1]
  if (offset === undefined) throw new RangeError(`no working day on or before ${date} since ${FIRST_YEAR}`)
  return dateAt(offset)
}

/** `date` or the next working day: a limit in working days that ends on a rest day moves to here. */
export function firstWorkingDayOnOrAfter(cal: WorkingCalendar, date: CivilDate): CivilDate {
  const offset = cal.days[cal.before[covered(date)]!]
  if (offset === undefined) throw new RangeError(`no working day on or after ${date} until ${LAST_YEAR}`)
  return dateAt(offset)
}
