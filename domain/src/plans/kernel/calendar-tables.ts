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

export const BEFORE_STRIDE = DAYS_COVERED + 4
export const DAYS_STRIDE = DAYS_COVERED + 2 * REACH + 8

/** All calendars of a run in two flat arrays, calendar 0 being every day. */
export type CalendarTables = {
  /** `before[c · BEFORE_STRIDE + x]`: working days of calendar c earlier than boundary x. */
  readonly before: Int16Array
  /** `days[c · DAYS_STRIDE + REACH + k]`: the k-th working day; 0 below the first, END above the last. */
  readonly days: Int16Array
}

export function tabulate(calendars: readonly WorkingCalendar[]): CalendarTables {
  const before = new Int16Array(calendars.length * BEFORE_STRIDE)
  const days = new Int16Array(calendars.length * DAYS_STRIDE)
  calendars.forEach((cal, c) => {
    const b = c * BEFORE_STRIDE
    before.set(cal.before, b + 1)
    before.fill(cal.days.length, b + 1 + DAYS_COVERED, b + BEFORE_STRIDE)
    const d = c * DAYS_STRIDE
    for (let k = 0; k < cal.days.length; k++) days[d + REACH + k] = cal.days[k]! + 1
    days.fill(END, d + REACH + cal.days.length, d + DAYS_STRIDE)
  })
  return { before, days }
}
