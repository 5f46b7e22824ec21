import type { CivilDate } from '../calendar/civil-date.ts'
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
  /** The finish aimed at: the wanted one, or, out of reach, the earliest that crashing reaches. */
  readonly finish: CivilDate
  /** Least total cost, in the unit of `crashCost`. */
  readonly cost: number
  /** Activities made shorter, days in their own unit. */
  readonly activities: readonly CrashedActivity[]
  /** The schedule with those durations, to be shown beside the other. */
  readonly schedule: ScheduledPlan
}

/**
 * The cheapest set of shortened activities that meets `plan.finish` and all commitments (N10): activities with `minDuration` below
 * their duration and a `crashCost` per day may be shortened. Exact on any calendars and links, by a minimum cut in time (crash-cut.ts).
 * Out of reach: everything is shortened towards the earliest finish instead. Refuses plans without finish and those that can't be scheduled.
 */
export function crashPlan(plan: Plan, calendars: PlanCalendars): CrashedPlan | Refusal {
  const check = checkPlan(plan)
  const first = check.diagnoses[0]
  if (check.fatal && first) return refuse(first.code, first.params)
  if (plan.activities.length === 0) return refuse('plan-empty')
  if (!plan.finish) return refuse('crash-without-finish')
  const built = buildNetwork(plan, check.order, calendars)
  const places = crashables(plan, built)
  const limit = kernelDayOf(plan.finish) + 1
  const durations = cutInTime(built.net, built.tables, places, limit)
  if (durations) return crashed(plan, built, calendars, durations, true, plan.finish)
  const shortest = places.map((p) => p.shortest)
  const fastest = schedulePlan(withDurations(plan, built, shortest), calendars)
  const reached = fastest.finish! > plan.finish ? fastest.finish! : plan.finish
  const open = { ...plan, activities: plan.activities.map(({ commitment: _, notLater: __, ...rest }) => rest) }
  const free = buildNetwork(open, check.order, calendars)
  const best = cutInTime(free.net, free.tables, crashables(open, free), kernelDayOf(reached) + 1) ?? shortest
  return crashed(plan, built, calendars, best, false, reached)
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
    return traits & STARTED ? { ...activity, remaining: days } : { ...activity, duration: days }
  })
  return { ...plan, activities }
}

function crashed(
  plan: Plan,
  built: BuiltPlan,
  calendars: PlanCalendars,
  durations: readonly number[],
  meets: boolean,
  finish: CivilDate,
): CrashedPlan {
  const activities = plan.activities.flatMap((activity, i): CrashedActivity[] => {
    const place = built.index[i]!
    const from = highOf(slot(built.net, place, WORK))
    const to = durations[place]!
    return to < from
      ? [{ id: activity.id, from, to, cost: ((from - to) * Math.round((activity.crashCost ?? 0) * 100)) / 100 }]
      : []
  })
  const cost = activities.reduce((sum, a) => sum + Math.round(a.cost * 100), 0) / 100
  return { meets, finish, cost, activities, schedule: schedulePlan(withDurations(plan, built, durations), calendars) }
}
