import { type CivilDate, type DayNumber, dayNumberOf, partsOf } from './civil-date.ts'
import { DAYS_COVERED, FIRST_DAY } from './covered-days.ts'
import { indexCalendar, setDays, type WorkingCalendar, weekdaysWorked } from './working-calendar.ts'

/** A span that returns each year, 'MM-DD' to 'MM-DD', both included; it may run over New Year (11-15 to 03-15, a winter stop). */
export type YearlySpan = { readonly from: string; readonly to: string }

/**
 * A calendar as a plan writes it. `official`: the notices. `sevenDay`: every day (a site that does not rest). `custom`: own weekdays
 * (1 = Monday … 7 = Sunday; left out: the official days). Stops such as winter, exams or typhoons are `off`, `offYearly`; `on` wins over all.
 */
export type CalendarSpec = {
  readonly kind: 'official' | 'sevenDay' | 'custom'
  readonly weekdays?: readonly number[]
  readonly off?: readonly CivilDate[]
  readonly offYearly?: readonly YearlySpan[]
  readonly on?: readonly CivilDate[]
}

/** Builds a plan's own calendar; one without changes of its own is the shared object, so that tables are made once. */
export function calendarOf(spec: CalendarSpec, official: WorkingCalendar): WorkingCalendar {
  const plain = !spec.off?.length && !spec.on?.length && !spec.offYearly?.length
  const followsNotices = spec.kind === 'official' || (spec.kind === 'custom' && !spec.weekdays)
  if (followsNotices && plain) return official
  if (spec.kind === 'sevenDay' && plain) return everyDay
  const works = followsNotices ? worksOf(official) : weekdaysWorked(weekdaysOf(spec))
  for (const span of spec.offYearly ?? []) stopYearly(works, span)
  setDays(works, spec.off ?? [], 0)
  setDays(works, spec.on ?? [], 1)
  return indexCalendar(works, followsNotices ? official.provisionalYears : new Set())
}

/** Every day is worked: the calendar of durations in calendar days 日历天. */
export const everyDay: WorkingCalendar = indexCalendar(weekdaysWorked([1, 2, 3, 4, 5, 6, 7]))

const weekdaysOf = (spec: CalendarSpec): readonly number[] =>
  spec.kind === 'sevenDay' ? [1, 2, 3, 4, 5, 6, 7] : (spec.weekdays ?? [])

function worksOf(cal: WorkingCalendar): Uint8Array {
  const works = new Uint8Array(DAYS_COVERED)
  for (const i of cal.days) works[i] = 1
  return works
}

function stopYearly(works: Uint8Array, span: YearlySpan): void {
  for (let i = 0; i < DAYS_COVERED; i++) {
    const monthDay = monthDayOf(FIRST_DAY + i)
    const inside =
      span.from <= span.to ? monthDay >= span.from && monthDay <= span.to : monthDay >= span.from || monthDay <= span.to
    if (inside) works[i] = 0
  }
}

function monthDayOf(n: DayNumber): string {
  const { month, day } = partsOf(n)
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Whether a yearly span is written in days that exist ('02-29' does). */
export const isYearlySpan = (span: YearlySpan): boolean => [span.from, span.to].every(isMonthDay)

function isMonthDay(text: string): boolean {
  const m = /^(\d{2})-(\d{2})$/.exec(text)
  if (!m) return false
  return monthDayOf(dayNumberOf(2024, Number(m[1]), Number(m[2]))) === text
}
