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
} from '@guatu/domain/reports/periods'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { currentCalendar } from '../calendar/reads.ts'
import type { Db } from '../platform/db.ts'
import { currentRhythm } from './rhythm-reads.ts'

/** What periods are made by: the district's rhythm and the working calendar. */
export type Dispatching = { readonly rhythm: Rhythm; readonly calendar: WorkingCalendar }

export async function dispatchingNow(db: Db): Promise<Dispatching> {
  const calendar = await currentCalendar(db)
  return { rhythm: await currentRhythm(db), calendar }
}

/** The period of a key, or the current one; a key that names none, or none of the rhythm of its days, is refused. */
export function periodOfKey(key: string | undefined, today: CivilDate, by: Dispatching): Period | Refusal {
  if (key === undefined) return periodOf(by.rhythm, today, by.calendar)
  const span = parsePeriodKey(key)
  const period = span && periodOf(by.rhythm, span.opensOn, by.calendar)
  return period?.key === key ? period : refuse('reports.unknownPeriod', { period: key })
}

/** The current period and the ones before it, newest first. */
export function recentPeriods(today: CivilDate, { rhythm, calendar }: Dispatching, count: number): Period[] {
  const periods = [periodOf(rhythm, today, calendar)]
  while (periods.length < count) periods.push(previousPeriod(rhythm, periods.at(-1)!, calendar))
  return periods
}

/** Periods that are closed at an instant, newest first: what strips and bridges look at. */
export const closedPeriods = (now: string, today: CivilDate, by: Dispatching, count: number): Period[] =>
  recentPeriods(today, by, count + 3)
    .filter((p) => compareInstants(p.lockAt, now) <= 0)
    .slice(0, count)

/** The last day of the newest period that is closed at an instant. */
export const periodsLockedThrough = (now: string, today: CivilDate, by: Dispatching): CivilDate =>
  closedPeriods(now, today, by, 1)[0]!.closesOn

export function presentPeriod(period: Period, now: string, lang: Lang) {
  const state = periodState(period, now)
  return {
    key: period.key,
    kind: period.kind,
    label: say(periodLabel(period), lang),
    from: period.opensOn,
    to: period.closesOn,
    cutOff: period.cutOff,
    state: state === 'future' ? ('upcoming' as const) : state,
  }
}
