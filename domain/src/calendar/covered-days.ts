import { type CivilDate, type DayNumber, dayNumberOf, fromDayNumber } from './civil-date.ts'

/**
 * The years every calendar covers; a date outside is refused where it enters. Notices are shipped from 2007 on; the
 * years before (old plans that come in) are provisional like those to come.
 */
export const FIRST_YEAR = 2000
export const LAST_YEAR = 2035
export const FIRST_DAY: DayNumber = dayNumberOf(FIRST_YEAR, 1, 1)
export const LAST_DAY: DayNumber = dayNumberOf(LAST_YEAR, 12, 31)
export const DAYS_COVERED = LAST_DAY - FIRST_DAY + 1

/** Dates are read and written through tables here: a schedule of a province parses and prints millions of them. */
const monthStarts = Int32Array.from(
  { length: (LAST_YEAR - FIRST_YEAR + 1) * 12 },
  (_, m) => dayNumberOf(FIRST_YEAR + Math.floor(m / 12), (m % 12) + 1, 1) - FIRST_DAY,
)
let dates: CivilDate[] | null = null

/** Days since FIRST_DAY; −1 for a date outside the covered years. The brand promises the form. */
export function offsetOf(date: CivilDate): number {
  const year = digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3)
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return -1
  const month = (year - FIRST_YEAR) * 12 + digit(date, 5) * 10 + digit(date, 6) - 1
  return monthStarts[month]! + digit(date, 8) * 10 + digit(date, 9) - 1
}

const digit = (date: CivilDate, i: number): number => date.charCodeAt(i) - 48

/** The date `offset` days after FIRST_DAY, at the edges the first or the last one covered. */
export function dateAt(offset: number): CivilDate {
  dates ??= Array.from({ length: DAYS_COVERED }, (_, i) => fromDayNumber(FIRST_DAY + i))
  return dates[offset < 0 ? 0 : offset >= DAYS_COVERED ? DAYS_COVERED - 1 : offset]!
}
