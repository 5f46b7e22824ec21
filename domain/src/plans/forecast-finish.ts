import { type CivilDate, daysBetween } from '../calendar/civil-date.ts'
import type { PlanCalendars } from './build-network.ts'
import type { Activity, Plan, ScheduledPlan } from './plan-types.ts'
import { schedulePlan } from './schedule-plan.ts'

/** What is known of one activity at the status date, from reports; a date later than the status date is not yet a fact and is ignored. */
export type ActivityFacts = {
  readonly activityId: string
  readonly actualStart?: CivilDate
  readonly actualFinish?: CivilDate
  /** Days left in the activity's unit, as the unit itself says. */
  readonly remaining?: number
  /** Physical progress 形象进度 in whole or broken percent, 0 to 100; used where `remaining` is not given. */
  readonly progress?: number
  readonly suspendedOn?: CivilDate
  readonly resumedOn?: CivilDate
}

export type CommitmentForecast = {
  readonly activityId: string
  readonly commitment: CivilDate
  readonly forecast: CivilDate
  /** Calendar days, forecast − commitment; negative is early. */
  readonly slip: number
}

export type FinishForecast = {
  /** Deterministic network date on which the last activity ends; null when the plan can't be scheduled. */
  readonly finish: CivilDate | null
  /** Calendar days, finish − plan.finish; null without a committed finish. Negative is early. */
  readonly slip: number | null
  /** Unfinished activities with a commitment of their own, in the plan's order. */
  readonly commitments: readonly CommitmentForecast[]
  readonly schedule: ScheduledPlan
}

/**
 * Forecast finish of a plan (settled: the deterministic date that lights read): facts up to `statusDate` stand, work left begins
 * no earlier than `statusDate`, everything else follows the network with its durations as planned.
 */
export function forecastFinish(
  plan: Plan,
  facts: readonly ActivityFacts[],
  statusDate: CivilDate,
  calendars: PlanCalendars,
): FinishForecast {
  const schedule = schedulePlan(planWithFacts(plan, facts, statusDate), calendars)
  const done = new Set(facts.filter((f) => f.actualFinish && f.actualFinish <= statusDate).map((f) => f.activityId))
  const dates = new Map(schedule.activities.map((a) => [a.id, a.earliestFinish]))
  const commitments = plan.activities.flatMap(({ id, commitment, actualFinish }) => {
    const forecast = dates.get(id)
    if (!commitment || !forecast || done.has(id) || (actualFinish && actualFinish <= statusDate)) return []
    return [{ activityId: id, commitment, forecast, slip: daysBetween(commitment, forecast) }]
  })
  const { finish } = schedule
  return { finish, slip: finish && plan.finish ? daysBetween(plan.finish, finish) : null, commitments, schedule }
}

/** The plan as it stands at the status date: facts written over the activities they are about. */
export function planWithFacts(plan: Plan, facts: readonly ActivityFacts[], statusDate: CivilDate): Plan {
  const known = new Map(facts.map((f) => [f.activityId, f]))
  const activities = plan.activities.map((activity) => withFacts(plan, activity, known.get(activity.id), statusDate))
  return { ...plan, statusDate, activities }
}

function withFacts(plan: Plan, activity: Activity, fact: ActivityFacts | undefined, statusDate: CivilDate): Activity {
  const upToNow = (date: CivilDate | undefined): CivilDate | undefined =>
    date !== undefined && date <= statusDate ? date : undefined
  if (!fact && !hasFacts(activity)) return activity
  const { actualStart, actualFinish, remaining, suspendedOn, resumedOn } = activity
  const finish = upToNow(fact?.actualFinish ?? actualFinish)
  const progress = Math.min(Math.max(fact?.progress ?? 0, 0), 100)
  const begun = plan.start < statusDate ? plan.start : statusDate
  const start = upToNow(fact?.actualStart ?? actualStart) ?? (progress > 0 ? begun : undefined)
  const left = fact?.remaining ?? remainingAt(activity, fact) ?? remaining
  const stopped = upToNow(fact?.suspendedOn ?? suspendedOn)
  const resumed = fact?.resumedOn ?? resumedOn
  const known = withoutFacts(activity)
  if (start) known.actualStart = start
  if (finish) known.actualFinish = finish
  if (left !== undefined && start && !finish) known.remaining = left
  if (stopped) known.suspendedOn = stopped
  if (resumed) known.resumedOn = resumed
  return known
}

/** A copy; most activities have nothing that needs leaving out, and are copied as they are. */
function withoutFacts(activity: Activity): { -readonly [K in keyof Activity]: Activity[K] } {
  if (!hasFacts(activity)) return { ...activity }
  const { actualStart, actualFinish, remaining, suspendedOn, resumedOn, ...planned } = activity
  return planned
}

const hasFacts = (a: Activity): boolean =>
  a.actualStart !== undefined ||
  a.actualFinish !== undefined ||
  a.remaining !== undefined ||
  a.suspendedOn !== undefined ||
  a.resumedOn !== undefined

/** Days left by physical progress, rounded up; at least one day until the finish is reported. */
function remainingAt(activity: Activity, fact: ActivityFacts | undefined): number | undefined {
  if (fact?.progress === undefined || fact.progress <= 0) return undefined
  const hundredths = Math.round(fact.progress * 100)
  return Math.max(1, Math.ceil((activity.duration * Math.max(0, 10_000 - hundredths)) / 10_000))
}
