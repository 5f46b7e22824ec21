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
const SHAPING = ['predecessors', 'calendar', 'unit', 'milestone', 'asLateAsPossible'] as const
/** Fields of the plan that hold for all its activities. */
const PLAN_FIELDS = ['start', 'finish', 'statusDate', 'calendars', 'nearCriticalFloat'] as const

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
  const before = live.plan.activities.find((a) => a.id === change.activity)
  if (!before) return live
  const after = Object.fromEntries(
    Object.entries({ ...before, ...change.set, id: before.id }).filter(([, value]) => value !== undefined),
  ) as unknown as Activity
  return rescheduleTo(live, {
    ...live.plan,
    activities: live.plan.activities.map((a) => (a === before ? after : a)),
  })
}

/**
 * The schedule of another state of the same plan, such as a draft after an edit: activities that are other objects than before count as
 * changed, and only what they reach is scheduled again. Anything else that differs (order, dates of the plan, its calendars) begins anew.
 */
export function rescheduleTo(live: LiveSchedule, plan: Plan): LiveSchedule {
  const { network } = live
  const changed = changedBetween(live.plan, plan)
  if (!network || !changed) return startSchedule(plan, live.calendars)
  if (changed.length === 0) return { ...live, plan }
  const check = checkDates(plan, network.order, live.calendars)
  if (check.fatal) return { ...live, plan, schedule: unscheduled(check.diagnoses), network: null }
  const net = { ...network.net, activities: network.net.activities.slice(), planEnd: network.net.planEnd.slice() }
  const next = { ...network, net, diagnoses: check.diagnoses }
  for (const i of changed) rewriteActivity(plan, next, i)
  const places = changed.map((i) => network.index[i]!)
  const stale = rescheduleNetwork(net, network.tables, network.followers, places)
  const schedule = presentPlan(plan, next, check.diagnoses, { rows: live.schedule.activities, stale })
  return { ...live, plan, schedule, network: next }
}

/** Where the activities of two states differ; null where the network itself does. */
function changedBetween(before: Plan, after: Plan): number[] | null {
  const same =
    before.activities.length === after.activities.length && PLAN_FIELDS.every((field) => before[field] === after[field])
  if (!same) return null
  const changed: number[] = []
  for (const [i, activity] of after.activities.entries()) {
    const known = before.activities[i]!
    if (known === activity) continue
    if (known.id !== activity.id || isReshaped(known, activity)) return null
    changed.push(i)
  }
  return changed
}

const isReshaped = (before: Activity, after: Activity): boolean =>
  isMilestone(before) !== isMilestone(after) || SHAPING.some((field) => before[field] !== after[field])
