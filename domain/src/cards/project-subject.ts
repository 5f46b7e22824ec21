import { bottleneckMetrics } from '../bottlenecks/bottleneck-metrics.ts'
import { yearOf } from '../calendar/civil-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { yuanOfFen } from '../kernel/exact.ts'
import { isAtOrBefore } from '../kernel/instant.ts'
import type { Metric, Metrics } from '../kernel/metric.ts'
import { investmentMetrics } from '../reports/investment-metrics.ts'
import { headAt, yearPlansAt } from '../reports/known-facts.ts'
import { milestoneMetrics } from '../reports/milestone-metrics.ts'
import type { EvaluationPoint, ListingFact, ProjectFacts } from '../reports/project-facts.ts'
import { startMetrics } from '../reports/start-metrics.ts'
import { exemptionsOn } from './exemptions-on.ts'
import type { Subject } from './verdict.ts'

/** All metrics of one project at a point: money, milestones, finish, bottlenecks. */
export function projectMetrics(facts: ProjectFacts, calendar: WorkingCalendar, at: EvaluationPoint): Metrics {
  const metrics: Record<string, Metric> = {}
  for (const m of investmentMetrics(facts, calendar, at)) metrics[m.name] = m
  for (const m of milestoneMetrics(facts, calendar, at)) metrics[m.name] = m
  for (const m of startMetrics(facts, at)) metrics[m.name] = m
  for (const m of bottleneckMetrics(facts, at)) metrics[m.name] = m
  return metrics
}

/** Lists that the project is on at a point's day, as known at its moment. */
export function listsOn(listings: readonly ListingFact[], at: EvaluationPoint): readonly string[] {
  const known = listings.filter((l) => l.recordedAt === undefined || isAtOrBefore(l.recordedAt, at.knownAt))
  const replaced = new Set(known.map((l) => l.supersedes))
  return known
    .filter((l) => l.from <= at.asOf && (l.to === null || l.to >= at.asOf))
    .filter((l) => l.id === undefined || !replaced.has(l.id))
    .map((l) => l.list)
    .sort()
}

/** A project as the rules see it: its metrics, the attributes that sets apply to, and its exemptions in force. */
export function projectSubject(facts: ProjectFacts, calendar: WorkingCalendar, at: EvaluationPoint): Subject {
  const head = headAt(facts, at)
  const plan = yearPlansAt(facts.yearPlans, yearOf(at.asOf), at)
  return {
    id: head.id,
    type: 'project',
    attributes: {
      ...head.groups,
      yearClass: head.yearClass,
      kind: head.kind,
      stage: head.stage,
      listing: listsOn(head.listings, at),
      amount: head.totalInvestment === null ? null : yuanOfFen(head.totalInvestment),
      yearPlan: plan === null ? null : yuanOfFen(plan.inForce.total),
    },
    metrics: projectMetrics(facts, calendar, at),
    exempt: exemptionsOn(facts.exemptions, at),
    asOf: at.asOf,
  }
}
