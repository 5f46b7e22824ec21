import type { Coded } from '../kernel/coded.ts'
import { type BuiltPlan, buildNetwork, isMilestone, type PlanCalendars, rewriteActivity } from './build-network.ts'
import { checkDates, checkPlan } from './check-plan.ts'
import { type Followers, followersOf } from './kernel/followers-of.ts'
import { rescheduleNetwork } from './kernel/reschedule-network.ts'
import { scheduleNetwork } from './kernel/schedule-network.ts'
import type { Activity, Plan, ScheduledPlan } from './plan-types.ts'
import { presentPlan, unscheduled } from './schedule-plan.ts'

/** What is set on one activity; a field given as undefined is taken away. Its id stays. */
export type ActivityChange = {
  readonly activity: string
  readonly set: { readonly [F in Exclude<keyof Activity, 'id'>]?: Activity[F] | undefined }
}

/** A plan with its schedule, ready to be changed (drag, what-if): each change gives another one and leaves this as it is. */
export type LiveSchedule = {
  readonly plan: Plan
  /** As `schedulePlan` gives it; rows that a change did not reach are the same objects as before. */
  readonly schedule: ScheduledPlan
  readonly calendars: PlanCalendars
  /** The network behind it; null where nothing could be scheduled. */
  readonly network: (BuiltPlan & { readonly followers: Followers; readonly diagnoses: readonly Coded[] }) | null
}

/** Fields that change the network itself and not only dates in it. */
const SHAPING = new Set<keyof Activity>(['predecessors', 'calendar', 'unit', 'milestone', 'asLateAsPossible'])

export function startSchedule(plan: Plan, calendars: PlanCalendars): LiveSchedule {
  const check = checkPlan(plan, calendars)
  if (check.fatal || plan.activities.length === 0) {
    return { plan, calendars, schedule: unscheduled(check.diagnoses), network: null }
  }
  const built = buildNetwork(plan, check.order, calendars)
  scheduleNetwork(built.net, built.tables)
  const network = { ...built, followers: followersOf(built.net), diagnoses: check.diagnoses }
  return { plan, calendars, schedule: presentPlan(plan, built, check.diagnoses), network }
}

/**
 * The schedule after a change of one activity: what `schedulePlan` gives for the changed plan, but going only where the change reaches. A
 * change of links, calendar, unit or kind begins anew. An unknown activity changes nothing.
 */
export function reschedule(live: LiveSchedule, change: ActivityChange): LiveSchedule {
  const i = live.plan.activities.findIndex((a) => a.id === change.activity)
  const before = live.plan.activities[i]
  if (!before) return live
  const after = Object.fromEntries(
    Object.entries({ ...before, ...change.set, id: before.id }).filter(([, value]) => value !== undefined),
  ) as unknown as Activity
  const plan = { ...live.plan, activities: live.plan.activities.map((a, k) => (k === i ? after : a)) }
  const { network } = live
  if (!network || isReshaped(before, after)) return startSchedule(plan, live.calendars)
  const check = checkDates(plan, network.order, live.calendars)
  if (check.fatal) return { ...live, plan, schedule: unscheduled(check.diagnoses), network: null }
  const net = { ...network.net, activities: network.net.activities.slice(), planEnd: network.net.planEnd.slice() }
  const next = { ...network, net, diagnoses: check.diagnoses }
  rewriteActivity(plan, next, i)
  const stale = rescheduleNetwork(net, network.tables, network.followers, [network.index[i]!])
  const schedule = presentPlan(plan, next, check.diagnoses, { rows: live.schedule.activities, stale })
  return { ...live, plan, schedule, network: next }
}

const isReshaped = (before: Activity, after: Activity): boolean =>
  isMilestone(before) !== isMilestone(after) || [...SHAPING].some((field) => before[field] !== after[field])
