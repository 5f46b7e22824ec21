import { addDays, type CivilDate } from '../calendar/civil-date.ts'
import { type Refusal, refuse } from '../kernel/coded.ts'
import { type BuiltPlan, buildNetwork, isMilestone, kernelDayOf, type PlanCalendars } from './build-network.ts'
import { checkPlan } from './check-plan.ts'
import { cutInTime, type TimeCutActivity } from './crash-cut.ts'
import { FINISHED, highOf, STARTED, slot, TRAITS, WORK } from './kernel/network.ts'
import type { Activity, Plan, ScheduledPlan } from './plan-types.ts'
import { schedulePlan } from './schedule-plan.ts'

export type CrashedActivity = { readonly id: string; readonly from: number; readonly to: number; readonly cost: number }

export type CrashedPlan = {
  /** Whether the finish wanted (and every commitment) can be met at all by crashing. */
  readonly meets: boolean
  /** Calendar days by which all deadlines must move for crashing to suffice; 0 when it does. */
  readonly daysStillMissing: number
  /** The finish aimed at: the plan's, moved by `daysStillMissing`. */
  readonly finish: CivilDate
  /** Least total cost, in the unit of `crashCost`. */
  readonly cost: number
  /** Activities made shorter, days in their own unit. */
  readonly activities: readonly CrashedActivity[]
  /** The plan with those durations, its own deadlines kept. */
  readonly plan: Plan
  /** Its schedule, to be shown beside the other. */
  readonly schedule: ScheduledPlan
}

/**
 * The cheapest set of shortened activities that meets `plan.finish` and all commitments (N10): activities with `minDuration` below
 * their duration and a `crashCost` per day may be shortened. Exact on any calendars and links, by a minimum cut in time (crash-cut.ts).
 * Work begun with nothing left of it that still waits for another's end is taken a rest day too strictly: the set may then cost a day too much.
 * Out of reach: the cheapest set for deadlines moved by as many days as the shortest durations still miss. Refuses plans without any deadline and those that can't be scheduled.
 */
export function crashPlan(plan: Plan, calendars: PlanCalendars): CrashedPlan | Refusal {
  const check = checkPlan(plan, calendars)
  const first = check.diagnoses[0]
  if (check.fatal && first) return refuse(first.code, first.params)
  if (plan.activities.length === 0) return refuse('plan-empty')
  const aim = plan.finish ?? finishAimedAt(plan, calendars)
  if (!aim) return refuse('crash-without-finish')
  const crashed = crashTowards({ ...plan, finish: aim }, check.order, calendars)
  if (plan.finish) return crashed
  const { finish: _, ...open } = crashed.plan
  return { ...crashed, plan: open, schedule: schedulePlan(open, calendars) }
}

/** A plan that has commitments only may end when it ends as planned. */
function finishAimedAt(plan: Plan, calendars: PlanCalendars): CivilDate | null {
  const committed = plan.activities.some((a) => (a.commitment || a.notLater) && !a.actualFinish)
  return committed ? schedulePlan(plan, calendars).finish : null
}

function crashTowards(
  plan: Plan & { finish: CivilDate },
  order: readonly number[],
  calendars: PlanCalendars,
): CrashedPlan {
  const built = buildNetwork(plan, order, calendars)
  const places = crashables(plan, built)
  const limit = kernelDayOf(plan.finish) + 1
  const asPlanned = places.map((p) => p.days)
  if (schedulePlan(plan, calendars).daysToWinBack === 0) return crashed(plan, built, calendars, asPlanned)
  const durations = cutInTime(built.net, built.tables, places, limit)
  if (durations) return crashed(plan, built, calendars, durations)
  const shortest = places.map((p) => p.shortest)
  const missed = schedulePlan(withDurations(plan, built, shortest), calendars).daysToWinBack
  const later = deferred(plan, missed)
  const moved = buildNetwork(later, order, calendars)
  const best = cutInTime(moved.net, moved.tables, places, limit + missed) ?? shortest
  return crashed(plan, built, calendars, best)
}

/** Every deadline moved by the same number of days. */
function deferred(plan: Plan, days: number): Plan {
  const move = (date: CivilDate | undefined): CivilDate | undefined => date && addDays(date, days)
  const activities = plan.activities.map(({ commitment, notLater, ...rest }): Activity => {
    const [committed, bound] = [move(commitment), move(notLater)]
    return { ...rest, ...(committed ? { commitment: committed } : {}), ...(bound ? { notLater: bound } : {}) }
  })
  return { ...plan, finish: addDays(plan.finish!, days), activities }
}

/** What may be shortened, by place in the network; in progress only what is left of it. */
function crashables(plan: Plan, built: BuiltPlan): TimeCutActivity[] {
  const list: TimeCutActivity[] = new Array(plan.activities.length)
  plan.activities.forEach((activity, i) => {
    const place = built.index[i]!
    const days = highOf(slot(built.net, place, WORK))
    list[place] = { days, shortest: shortestOf(activity, days, slot(built.net, place, TRAITS)), cost: costOf(activity) }
  })
  return list
}

function shortestOf(activity: Activity, days: number, traits: number): number {
  const { minDuration, duration } = activity
  if (traits & FINISHED || isMilestone(activity) || minDuration === undefined || costOf(activity) === 0) return days
  const saved = Math.max(0, duration - minDuration)
  return traits & STARTED ? Math.max(Math.min(days, 1), days - saved) : Math.min(days, Math.max(1, minDuration))
}

/** Hundredths of the plan's unit of money, so that sums stay whole; free days still count one hundredth, or they would be wasted. */
const costOf = (activity: Activity): number =>
  activity.crashCost === undefined ? 0 : Math.max(1, Math.round(activity.crashCost * 100))

function withDurations(plan: Plan, built: BuiltPlan, durations: readonly number[]): Plan {
  const activities = plan.activities.map((activity, i) => {
    const place = built.index[i]!
    const traits = slot(built.net, place, TRAITS)
    if (traits & FINISHED || isMilestone(activity)) return activity
    const days = durations[place]!
    return traits & STARTED ? { ...activity, remaining: days } : withDuration(activity, days)
  })
  return { ...plan, activities }
}

/** The activity with another duration; its three points shrink or grow with it. */
export function withDuration(activity: Activity, duration: number): Activity {
  const { optimistic, likely, pessimistic } = activity
  const scaled = (points: number | undefined): number | undefined =>
    points === undefined ? undefined : activity.duration > 0 ? (points * duration) / activity.duration : duration
  return {
    ...activity,
    duration,
    ...(optimistic === undefined ? {} : { optimistic: scaled(optimistic)! }),
    ...(likely === undefined ? {} : { likely: scaled(likely)! }),
    ...(pessimistic === undefined ? {} : { pessimistic: scaled(pessimistic)! }),
  }
}

function crashed(plan: Plan, built: BuiltPlan, calendars: PlanCalendars, durations: readonly number[]): CrashedPlan {
  const activities = plan.activities.flatMap((activity, i): CrashedActivity[] => {
    const place = built.index[i]!
    const from = highOf(slot(built.net, place, WORK))
    const to = durations[place]!
    return to < from
      ? [{ id: activity.id, from, to, cost: ((from - to) * Math.round((activity.crashCost ?? 0) * 100)) / 100 }]
      : []
  })
  const cost = activities.reduce((sum, a) => sum + Math.round(a.cost * 100), 0) / 100
  const shortened = withDurations(plan, built, durations)
  const schedule = schedulePlan(shortened, calendars)
  const daysStillMissing = schedule.daysToWinBack
  return {
    meets: daysStillMissing === 0,
    daysStillMissing,
    finish: addDays(plan.finish!, daysStillMissing),
    cost,
    activities,
    plan: shortened,
    schedule,
  }
}
