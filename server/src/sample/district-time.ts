import { addDays, type CivilDate, yearOf } from '@guatu/domain/calendar/civil-date'
import { seedNotices } from '@guatu/domain/calendar/seed'
import { buildWorkingCalendar, type WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { type Period, periodOf, previousPeriod, startOfDayInBeijing, WEEKLY } from '@guatu/domain/reports/periods'
import { civilDateOf } from '../platform/clock.ts'

/** When the district lives: all of it is counted from `now`. */
export type DistrictTime = {
  readonly now: Date
  readonly today: CivilDate
  readonly year: number
  readonly calendar: WorkingCalendar
  /** The weeks with reports, oldest first; the last one is the current week. */
  readonly weeks: readonly Period[]
  /** The day the office set up its registers in the tool; older facts were recorded then. */
  readonly setupOn: CivilDate
  /** An instant of a day by Beijing's clock, never after `now`. */
  at(day: CivilDate, hour: number, minute?: number): Date
  /** When a fact of a day was recorded: that afternoon, or at the set-up if it is older. */
  recorded(day: CivilDate, minute?: number): Date
}

export function districtTime(now: Date, weekCount: number): DistrictTime {
  const calendar = buildWorkingCalendar(seedNotices)
  const today = civilDateOf(now)
  const weeks = [periodOf(WEEKLY, today, calendar)]
  // A week whose cut-off falls before its first day lies in a long holiday and has no report.
  for (let p = weeks[0]!; weeks.length <= weekCount; ) {
    p = previousPeriod(WEEKLY, p, calendar)
    if (p.cutOff >= p.opensOn) weeks.unshift(p)
  }
  const early = addDays(weeks[0]!.opensOn, -21)
  const newYear = `${yearOf(today)}-01-08` as CivilDate
  const setupOn = early < newYear ? early : newYear
  const at = (day: CivilDate, hour: number, minute = 0): Date => {
    const clock = `${String(hour).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`
    const instant = new Date(`${day}T${clock}+08:00`)
    if (instant < now) return instant
    // Soon after midnight half an hour ago was yesterday, and nothing is recorded before the day that it is about.
    const [began, earlier] = [Date.parse(startOfDayInBeijing(day)), now.getTime() - 60_000 * (1 + (minute % 30))]
    return new Date(Math.max(earlier, Math.min(began, now.getTime())))
  }
  const recorded = (day: CivilDate, minute = 0): Date => (day <= setupOn ? at(setupOn, 10) : at(day, 16, minute))
  return { now, today, year: yearOf(today), calendar, weeks, setupOn, at, recorded }
}
