import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isAtOrBefore } from '@guatu/domain/kernel/instant'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import { planWithFacts } from '@guatu/domain/plans/forecast-finish'
import { type PlanDates, planDates } from '@guatu/domain/plans/plan-dates'
import type { Activity, Plan } from '@guatu/domain/plans/plan-types'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import type { JudgingMaterial } from '../cards/material.ts'

type Event = JudgingMaterial['milestoneEvents'][number]

/** What the events known at a point say of an activity's actual dates: a claim counts until it is refused. */
export function actualsOf(
  events: readonly Event[],
  at: EvaluationPoint,
): Map<string, Pick<Activity, 'actualStart' | 'actualFinish'>> {
  const actuals = new Map<string, { actualStart?: Event['occurredOn']; actualFinish?: Event['occurredOn'] }>()
  const known = events
    .filter((e) => e.occurredOn <= at.asOf && isAtOrBefore(e.recordedAt, at.knownAt))
    .sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : a.id < b.id ? -1 : 1))
  for (const e of known) {
    const of = actuals.get(e.activityId) ?? {}
    if (e.event === 'started') of.actualStart = e.occurredOn
    if (e.event === 'claimed') of.actualFinish = e.occurredOn
    if (e.event === 'refused') delete of.actualFinish
    actuals.set(e.activityId, of)
  }
  return actuals
}

/** The plan as known at a point, with actual dates from its events and the point's day as status date; null without a plan. */
export function planAsKnown(
  m: Pick<JudgingMaterial, 'plans' | 'milestoneEvents'>,
  at: EvaluationPoint,
): (Plan & { version: number; status: string }) | null {
  const revision = m.plans.filter((p) => isAtOrBefore(p.recordedAt, at.knownAt)).at(-1)
  if (!revision) return null
  const { start_on: start, committed_finish: finish, status, activities, calendars } = revision.body
  const facts = [...actualsOf(m.milestoneEvents, at)].map(([activityId, actual]) => ({ activityId, ...actual }))
  return {
    version: revision.version,
    status,
    ...planWithFacts({ start, finish, activities, ...(calendars && { calendars }) }, facts, at.asOf),
  }
}

/** A plan as known at a point with the dates of its network. */
export type DatedPlan = {
  readonly plan: NonNullable<ReturnType<typeof planAsKnown>>
  /** Null where nothing can be scheduled (a loop). */
  readonly dates: PlanDates | null
}

/** Null without a plan. */
export function datePlan(
  m: Pick<JudgingMaterial, 'plans' | 'milestoneEvents'>,
  calendars: PlanCalendars,
  at: EvaluationPoint,
): DatedPlan | null {
  const plan = planAsKnown(m, at)
  return plan && { plan, dates: planDates(plan, calendars) }
}

/** The deterministic forecast of the finish: the network's date from the status date on. Null without an approved plan. */
export const forecastFrom = (dated: DatedPlan | null): CivilDate | null =>
  (dated?.plan.status === 'approved' && dated.dates?.finish) || null
