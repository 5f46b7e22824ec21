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

// What a module exports V8 reads anew at every use; what it keeps to itself is folded into the code.
const zero = 48
const lastYears = LAST_YEAR - FIRST_YEAR
const lastOffset = DAYS_COVERED - 1

/** Dates are read and written through tables here: a schedule of a province parses and prints millions of them. */
const monthStarts = Int32Array.from(
  { length: (LAST_YEAR - FIRST_YEAR + 1) * 12 },
  (_, m) => dayNumberOf(FIRST_YEAR + Math.floor(m / 12), (m % 12) + 1, 1) - FIRST_DAY,
)
let dates: CivilDate[] | null = null

/** Days since FIRST_DAY; −1 for a date outside the covered years. The brand promises the form. */
export function offsetOf(date: CivilDate): number {
  // Years 2000–2099 begin with "20"; the zeros of all digits are taken off at once.
  if (date.charCodeAt(1) !== zero || date.charCodeAt(0) !== zero + 2) return -1
  const years = date.charCodeAt(2) * 10 + date.charCodeAt(3) - 11 * zero
  if (years > lastYears) return -1
  const month = years * 12 + date.charCodeAt(5) * 10 + date.charCodeAt(6) - 11 * zero - 1
  return monthStarts[month]! + date.charCodeAt(8) * 10 + date.charCodeAt(9) - 11 * zero - 1
}

/** The date `offset` days after FIRST_DAY, at the edges the first or the last one covered. */
export function dateAt(offset: number): CivilDate {
  dates ??= Array.from({ length: DAYS_COVERED }, (_, i) => fromDayNumber(FIRST_DAY + i))
  return dates[offset < 0 ? 0 : offset > lastOffset ? lastOffset : offset]!
}
