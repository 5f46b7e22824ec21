import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { type Period, periodOf, previousPeriod, startOfDayInBeijing } from '@guatu/domain/reports/periods'
import { type CalendarHistory, loadCalendarHistory } from '../calendar/reads.ts'
import { lastClosedOn } from '../cards/reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { RatePoint } from '../projects/read-rates.ts'
import { closedPeriods, rhythm } from './period-now.ts'

/** A closed period and the moment its official figures are known at: what notices and the public board print. */
export type ClosedWeek = { readonly period: Period; readonly at: RatePoint; readonly calendar: WorkingCalendar }

/** The newest closed period that has been judged; where nothing was judged yet, the newest closed one. */
export async function lastClosedWeek(db: Db, now: Date): Promise<ClosedWeek> {
  const history = await loadCalendarHistory(db)
  const today = civilDateOf(now)
  const closed = closedPeriods(now.toISOString(), today, history(now.toISOString()), 1)[0]!
  const judged = (await lastClosedOn(db)) as CivilDate | null
  return closedWeekOf(judged !== null && judged < closed.closesOn ? judged : closed.closesOn, history)
}

/** The period of a day as its calendar was known when it opened, with its closing point. */
export function closedWeekOf(day: CivilDate, history: CalendarHistory): ClosedWeek {
  const { opensOn } = periodOf(rhythm, day, history(startOfDayInBeijing(day)))
  const period = periodOf(rhythm, day, history(startOfDayInBeijing(opensOn)))
  return {
    period,
    at: { asOf: period.closesOn, knownAt: period.lockAt, past: true },
    calendar: history(period.lockAt),
  }
}

/** The closed period before another one. */
export const weekBefore = (week: ClosedWeek, history: CalendarHistory): ClosedWeek =>
  closedWeekOf(previousPeriod(rhythm, week.period, week.calendar).closesOn, history)
