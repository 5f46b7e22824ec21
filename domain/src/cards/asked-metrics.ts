import { daysBetween } from '../calendar/civil-date.ts'
import { coded } from '../kernel/coded.ts'
import { parseDecimal, roundRatio, yuanOfFen } from '../kernel/exact.ts'
import type { Metric, Metrics } from '../kernel/metric.ts'
import { fullMonths } from '../projects/statistics-entry.ts'
import { budgetPaidRate } from '../reports/fund-metrics.ts'
import { currentReport, headAt } from '../reports/known-facts.ts'
import { milestoneStates } from '../reports/milestone-states.ts'
import type { EvaluationPoint, ProjectFacts } from '../reports/project-facts.ts'

type Maker = (facts: ProjectFacts, metrics: Metrics, at: EvaluationPoint) => Metric

/** Metrics that few sets ask for: they are made only for a set that names them. */
const MAKERS: Readonly<Record<string, Maker>> = {
  budgetPaidRate: (facts, metrics, at) => budgetPaidRate(facts.funds ?? [], metrics.calendarShare, at),
  physicalPercent,
  amount,
  monthsToStart,
  daysOverdue: (_, metrics, at) => sameAs('daysOverdue', metrics['daysOverdue.calendar'], at),
  daysToDue: (facts, _, at) => daysToDue('daysToDue', facts, at),
  'daysToDue.calendar': (facts, _, at) => daysToDue('daysToDue.calendar', facts, at),
}

/** Names of facts beside the usual ones that a set needs: money by source, steps of statistics, forecasts at P80. */
export type ExtraFacts = 'funds' | 'statistics' | 'p80'

/** Which of them the metrics a set names are made from. */
export function extraFactsFor(metrics: readonly string[]): readonly ExtraFacts[] {
  const wants = (name: string): boolean => metrics.some((m) => m === name || m.startsWith(`${name}.`))
  return [
    ...(wants('budgetPaidRate') ? (['funds'] as const) : []),
    ...(wants('entryMissed') ? (['statistics'] as const) : []),
    ...(metrics.includes('forecastSlip.p80') ? (['p80'] as const) : []),
  ]
}

/** The metrics that a set names and that are not made for every project; null when it names none. */
export function askedMetrics(
  names: readonly string[],
  facts: ProjectFacts,
  metrics: Metrics,
  at: EvaluationPoint,
): Metrics | null {
  let asked: Record<string, Metric> | null = null
  for (const name of names) {
    const make = MAKERS[name]
    const made =
      make?.(facts, metrics, at) ??
      // A factor without an open bottleneck has one that is 0 days old: a value, not a gap.
      (name.startsWith('bottleneckAge.') && !metrics[name] ? sameAs(name, undefined, at) : null)
    if (made === null) continue
    asked ??= {}
    asked[name] = made
  }
  return asked
}

const sameAs = (name: string, metric: Metric | undefined, at: EvaluationPoint): Metric =>
  metric ? { ...metric, name } : { name, unit: 'days', value: '0', asOf: at.asOf, facts: [] }

/** Physical progress as reported last, as a ratio: 65.4 % is 0.654. */
function physicalPercent(facts: ProjectFacts, _: Metrics, at: EvaluationPoint): Metric {
  const report = currentReport(facts.reports, at, (r) => r.physicalPercent !== null)
  const exact = report?.physicalPercent == null ? null : parseDecimal(report.physicalPercent)
  const base = { name: 'physicalPercent', unit: 'ratio', asOf: report?.occurredOn ?? at.asOf } as const
  if (report === null || exact === null)
    return { ...base, value: null, facts: [], reason: coded('reports.noValue.neverReported') }
  return { ...base, value: roundRatio({ num: exact.num, den: exact.den * 100n }, 3), facts: [report.id] }
}

function amount(facts: ProjectFacts, _: Metrics, at: EvaluationPoint): Metric {
  const total = headAt(facts, at).totalInvestment
  const base = { name: 'amount', unit: 'yuan', asOf: at.asOf, facts: [] } as const
  return total === null
    ? { ...base, value: null, reason: coded('cards.noValue.noAmount') }
    : { ...base, value: yuanOfFen(total) }
}

/** Full months to the planned start; 0 from the day on, no value once started or without a planned start. */
function monthsToStart(facts: ProjectFacts, _: Metrics, at: EvaluationPoint): Metric {
  const { plannedStart, startedOn } = headAt(facts, at)
  const base = { name: 'monthsToStart', unit: 'periods', asOf: at.asOf, facts: [] } as const
  if (plannedStart === null) return { ...base, value: null, reason: coded('reports.noValue.noPlannedStart') }
  if (startedOn !== null && startedOn <= at.asOf)
    return { ...base, value: null, reason: coded('reports.noValue.begun') }
  return { ...base, value: String(plannedStart <= at.asOf ? 0 : fullMonths(at.asOf, plannedStart)) }
}

/** Calendar days to the next assessed milestone that is not claimed: 0 on the day itself. */
function daysToDue(name: string, facts: ProjectFacts, at: EvaluationPoint): Metric {
  const base = { name, unit: 'days', asOf: at.asOf } as const
  const coming = milestoneStates(facts, at).filter((s) => s.assessed && s.claimedOn === null && s.dueOn >= at.asOf)
  const next = coming.reduce<(typeof coming)[number] | null>(
    (best, s) => (best === null || s.dueOn < best.dueOn || (s.dueOn === best.dueOn && s.id < best.id) ? s : best),
    null,
  )
  if (next === null) return { ...base, value: null, facts: [], reason: coded('reports.noValue.nothingDue') }
  return {
    ...base,
    value: String(daysBetween(at.asOf, next.dueOn)),
    facts: [next.id, next.commitmentId],
    about: next.name,
  }
}
