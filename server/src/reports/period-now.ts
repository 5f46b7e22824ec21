import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { compareInstants } from '@guatu/domain/kernel/instant'
import {
  type Period,
  parsePeriodKey,
  periodLabel,
  periodOf,
  periodState,
  previousPeriod,
  type Rhythm,
  WEEKLY,
} from '@guatu/domain/reports/periods'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'

/** The rhythm of the district's dispatch. */
export const rhythm: Rhythm = WEEKLY

/** The period of a key, or the current one; a key that names none is refused. */
export function periodOfKey(key: string | undefined, today: CivilDate, calendar: WorkingCalendar): Period | Refusal {
  if (key === undefined) return periodOf(rhythm, today, calendar)
  const span = parsePeriodKey(key)
  if (!span || span.kind !== rhythm.kind) return refuse('reports.unknownPeriod', { period: key })
  return periodOf(rhythm, span.opensOn, calendar)
}

/** The current period and the ones before it, newest first. */
export function recentPeriods(today: CivilDate, calendar: WorkingCalendar, count: number): Period[] {
  const periods = [periodOf(rhythm, today, calendar)]
  while (periods.length < count) periods.push(previousPeriod(rhythm, periods.at(-1)!, calendar))
  return periods
}

/** Periods that are closed at an instant, newest first: what strips and bridges look at. */
export const closedPeriods = (now: string, today: CivilDate, calendar: WorkingCalendar, count: number): Period[] =>
  recentPeriods(today, calendar, count + 3)
    .filter((p) => compareInstants(p.lockAt, now) <= 0)
    .slice(0, count)

export function presentPeriod(period: Period, now: string, lang: Lang) {
  const state = periodState(period, now)
  return {
    key: period.key,
    kind: period.kind,
    label: say(periodLabel(period.key), lang),
    from: period.opensOn,
    to: period.closesOn,
    cutOff: period.cutOff,
    state: state === 'future' ? ('upcoming' as const) : state,
  }
}
