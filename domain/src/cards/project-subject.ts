import { bottleneckMetrics } from '../bottlenecks/bottleneck-metrics.ts'
import { yearOf } from '../calendar/civil-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { yuanOfFen } from '../kernel/exact.ts'
import type { Metric, Metrics } from '../kernel/metric.ts'
import { investmentMetrics } from '../reports/investment-metrics.ts'
import { headAt, isKnown, yearPlansAt } from '../reports/known-facts.ts'
import { milestoneMetrics } from '../reports/milestone-metrics.ts'
import type { EvaluationPoint, ProjectFacts } from '../reports/project-facts.ts'
import { startMetrics } from '../reports/start-metrics.ts'
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

/** A project as the rules see it: its metrics, the attributes that sets apply to, and its exemptions in force. */
export function projectSubject(facts: ProjectFacts, calendar: WorkingCalendar, at: EvaluationPoint): Subject {
  const head = headAt(facts, at)
  const plan = yearPlansAt(facts.yearPlans, yearOf(at.asOf), at)
  return {
    id: head.id,
    type: 'project',
    attributes: {
      yearClass: head.yearClass,
      kind: head.kind,
      stage: head.stage,
      listing: head.listings
        .filter((l) => l.from <= at.asOf && (l.to === null || l.to >= at.asOf))
        .map((l) => l.list)
        .sort(),
      amount: head.totalInvestment === null ? null : yuanOfFen(head.totalInvestment),
      yearPlan: plan === null ? null : yuanOfFen(plan.inForce.total),
    },
    metrics: projectMetrics(facts, calendar, at),
    exempt: facts.exemptions
      .filter((e) => isKnown(e, at) && e.from <= at.asOf && at.asOf <= e.to)
      .map((e) => e.what)
      .sort(),
    asOf: at.asOf,
  }
}
