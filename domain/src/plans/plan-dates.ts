import type { CivilDate, DayNumber } from '../calendar/civil-date.ts'
import { DAYS_COVERED, dateAt, FIRST_DAY } from '../calendar/covered-days.ts'
import { buildNetwork, isMilestone, type PlanCalendars } from './build-network.ts'
import { orderOfSound } from './check-plan.ts'
import { FLOATS, highOf, slot } from './kernel/network.ts'
import { scheduleNetwork } from './kernel/schedule-network.ts'
import type { Plan } from './plan-types.ts'
import { daysLate, shownDays } from './schedule-plan.ts'

/** What bars, lists and lights ask of a plan: its earliest dates, in columns, by the order of `plan.activities`. */
export type PlanDates = {
  /** Last day of the last activity. */
  readonly finish: CivilDate
  /** As in `ScheduledPlan`. */
  readonly daysToWinBack: number
  readonly starts: readonly DayNumber[]
  /** Calendar days from first to last, both counted; 0 of a milestone. */
  readonly lengths: readonly number[]
  /** 1 where total float ≤ 0. */
  readonly critical: readonly number[]
}

/**
 * The dates of `schedulePlan` without floats, drivers, diagnoses and their words, in a third of its time: what dates whole portfolios.
 * Null where nothing can be scheduled.
 */
export function planDates(plan: Plan, calendars: PlanCalendars): PlanDates | null {
  const order = orderOfSound(plan)
  if (!order || order.length === 0) return null
  const built = buildNetwork(plan, order, calendars)
  scheduleNetwork(built.net, built.tables)
  const days = plan.activities.map((activity, i) => shownDays(plan, activity, built, i))
  let last = 0
  for (const d of days) if (d.ef > last) last = d.ef
  const starts = days.map((d) => dayOf(d.es))
  return {
    finish: dateAt(last - 1),
    daysToWinBack: daysLate(plan, days, last),
    starts,
    lengths: plan.activities.map((a, i) => (isMilestone(a) ? 0 : dayOf(days[i]!.ef) - starts[i]! + 1)),
    critical: plan.activities.map((_, i) => (highOf(slot(built.net, built.index[i]!, FLOATS)) <= 0 ? 1 : 0)),
  }
}

/** Day number of a kernel day; what lies outside the covered years rests at their edge, as with `dateAt`. */
const dayOf = (x: number): DayNumber => FIRST_DAY + Math.min(Math.max(x - 1, 0), DAYS_COVERED - 1)
