import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import {
  type Period,
  periodOf,
  previousPeriod,
  type Rhythm,
  spanIn,
  startOfDayInBeijing,
} from '@guatu/domain/reports/periods'
import { type CalendarHistory, loadCalendarHistory } from '../calendar/reads.ts'
import { lastClosedOn } from '../cards/reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { RatePoint } from '../projects/read-rates.ts'
import { closedPeriods } from './period-now.ts'
import { currentRhythm } from './rhythm-reads.ts'

/** A closed period and the moment its official figures are known at: what notices and the public board print. */
export type ClosedPeriod = { readonly period: Period; readonly at: RatePoint; readonly calendar: WorkingCalendar }

/** What closed periods are found by: the rhythm, which no later change alters for days gone by, and the calendar as known. */
export type PeriodHistory = { readonly rhythm: Rhythm; readonly calendarAt: CalendarHistory }

export async function loadPeriodHistory(db: Db): Promise<PeriodHistory> {
  const calendarAt = await loadCalendarHistory(db)
  return { rhythm: await currentRhythm(db), calendarAt }
}

/** The newest closed period that has been judged; where nothing was judged yet, the newest closed one. */
export async function lastClosedPeriod(db: Db, now: Date): Promise<ClosedPeriod> {
  const history = await loadPeriodHistory(db)
  const [today, iso] = [civilDateOf(now), now.toISOString()]
  const by = { rhythm: history.rhythm, calendar: history.calendarAt(iso) }
  const closed = closedPeriods(iso, today, by, 1)[0]!
  const judged = (await lastClosedOn(db)) as CivilDate | null
  return closedPeriodOf(judged !== null && judged < closed.closesOn ? judged : closed.closesOn, history)
}

/** The period of a day. Cut-off and lock stand as the calendar was known when it opened: a later notice moves none. */
export function periodAsOpened(day: CivilDate, { rhythm, calendarAt }: PeriodHistory): Period {
  const { opensOn } = spanIn(rhythm, day)
  return periodOf(rhythm, day, calendarAt(startOfDayInBeijing(opensOn)))
}

/** The period of a day with its closing point. */
export function closedPeriodOf(day: CivilDate, history: PeriodHistory): ClosedPeriod {
  const period = periodAsOpened(day, history)
  return {
    period,
    at: { asOf: period.closesOn, knownAt: period.lockAt, past: true },
    calendar: history.calendarAt(period.lockAt),
  }
}

/** The closed period before another one. */
export const closedBefore = (closed: ClosedPeriod, history: PeriodHistory): ClosedPeriod =>
  closedPeriodOf(previousPeriod(history.rhythm, closed.period, closed.calendar).closesOn, history)
