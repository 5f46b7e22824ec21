import { DAYS_COVERED } from '../../calendar/covered-days.ts'
import type { WorkingCalendar } from '../../calendar/working-calendar.ts'

/**
 * The kernel's day is `civil day − FIRST_DAY + 1`; a *boundary* x is the moment at which day x begins and day x − 1 has ended, so
 * a finish on day x is the boundary x + 1 and a milestone is one boundary. Day 0 and day END lie just outside the calendar: whatever
 * leaves 2007–2035 comes to rest there instead of reading beyond a table.
 */
export const END = DAYS_COVERED + 1
/** Longest duration or lag the tables take, either way: the whole horizon. */
export const REACH = DAYS_COVERED + 8

const BEFORE_LENGTH = DAYS_COVERED + 4
/** From one calendar to the next in `cells`, and so in both of its views. */
export const STRIDE = BEFORE_LENGTH + DAYS_COVERED + 2 * REACH + 8
export const BEFORE_STRIDE = STRIDE
export const DAYS_STRIDE = STRIDE
/** From the first cell of a calendar to its working day number 0. */
export const FIRST_WORKED = BEFORE_LENGTH + REACH

/** All calendars of a run in one flat array, calendar 0 being every day; the hot loops read `cells`, the rest its two views. */
export type CalendarTables = {
  readonly cells: Int16Array
  /** `before[c · BEFORE_STRIDE + x]`: working days of calendar c earlier than boundary x. */
  readonly before: Int16Array
  /** `days[c · DAYS_STRIDE + REACH + k]`: the k-th working day; 0 below the first, END above the last. */
  readonly days: Int16Array
}

export function tabulate(calendars: readonly WorkingCalendar[]): CalendarTables {
  const cells = new Int16Array(calendars.length * STRIDE)
  calendars.forEach((cal, c) => {
    const b = c * STRIDE
    cells.set(cal.before, b + 1)
    cells.fill(cal.days.length, b + 1 + DAYS_COVERED, b + BEFORE_LENGTH)
    const d = b + FIRST_WORKED
    for (let k = 0; k < cal.days.length; k++) cells[d + k] = cal.days[k]! + 1
    cells.fill(END, d + cal.days.length, b + STRIDE)
  })
  return { cells, before: cells, days: cells.subarray(BEFORE_LENGTH) }
}
