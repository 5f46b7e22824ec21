import {
  type CivilDate,
  dayNumberOf,
  daysInMonth,
  fromDayNumber,
  toDayNumber,
  weekdayOf,
} from '@guatu/domain/calendar/civil-date'

/** One year's notice being edited: days off beside the weekends, and weekend days that are worked. */
export type Draft = { readonly off: readonly string[]; readonly on: readonly string[] }
export type DayState = 'work' | 'weekend' | 'off' | 'on'

const saturday = 6
const weekRows = 6
const isWeekend = (date: string): boolean => weekdayOf(toDayNumber(date as CivilDate)) >= saturday

export function stateOf(date: string, draft: Draft): DayState {
  if (draft.on.includes(date)) return 'on'
  if (draft.off.includes(date)) return 'off'
  return isWeekend(date) ? 'weekend' : 'work'
}

/** A working day becomes a day off and back; a weekend day (or a holiday on one) becomes worked and back. Sorted, so that equal drafts are equal. */
export function toggleDay(date: string, draft: Draft): Draft {
  const without = { off: draft.off.filter((one) => one !== date), on: draft.on.filter((one) => one !== date) }
  const state = stateOf(date, draft)
  if (state === 'work') return { ...without, off: [...without.off, date].sort() }
  if (isWeekend(date) && state !== 'on') return { ...without, on: [...without.on, date].sort() }
  return without
}

export const sameDraft = (a: Draft, b: Draft): boolean =>
  [...a.off].sort().join() === [...b.off].sort().join() && [...a.on].sort().join() === [...b.on].sort().join()

/** The days of a month as six rows of seven from Monday, so that all months are equally tall; null: another month's day. */
export function weeksOf(year: number, month: number): (string | null)[][] {
  const first = dayNumberOf(year, month, 1)
  const blanks = weekdayOf(first) - 1
  const days = daysInMonth(year, month)
  return Array.from({ length: weekRows }, (_, row) =>
    Array.from({ length: 7 }, (_, column) => {
      const day = row * 7 + column - blanks
      return day >= 0 && day < days ? fromDayNumber(first + day) : null
    }),
  )
}

/** Where an arrow key leads from a day, kept inside the year. */
export function dayAfterKey(date: string, key: string): string {
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key]
  if (step === undefined) return date
  const next = fromDayNumber(toDayNumber(date as CivilDate) + step)
  return next.slice(0, 4) === date.slice(0, 4) ? next : date
}

/** Runs of days off as said: ['2026-10-01' … '2026-10-07'] → [['2026-10-01', '2026-10-07']]. */
export function runsOf(dates: readonly string[]): [string, string][] {
  const runs: [string, string][] = []
  for (const date of [...dates].sort()) {
    const last = runs.at(-1)
    if (last && toDayNumber(last[1] as CivilDate) + 1 === toDayNumber(date as CivilDate)) last[1] = date
    else runs.push([date, date])
  }
  return runs
}
