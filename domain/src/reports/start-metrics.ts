import { type CivilDate, daysBetween, lastDayOfMonth, monthOf, yearOf } from '../calendar/civil-date.ts'
import { type Coded, coded } from '../kernel/coded.ts'
import type { Metric } from '../kernel/metric.ts'
import { printMonths, statisticsEntry } from '../projects/statistics-entry.ts'
import { currentReport, headAt } from './known-facts.ts'
import type { EvaluationPoint, ProjectFacts, ProjectHead } from './project-facts.ts'

/**
 * startMissed: month-ends since the planned month of start at which the project had not started; entryMissed and
 * entryMissed.months: days and months started and not in statistics; daysSinceReport.
 */
export function startMetrics(facts: ProjectFacts, at: EvaluationPoint): readonly Metric[] {
  const head = headAt(facts, at)
  return [startMissed(head, at.asOf), ...entryMissed(facts, head, at), daysSinceReport(facts, at)]
}

const none = (name: string, unit: Metric['unit'], asOf: CivilDate, reason: Coded): Metric => ({
  name,
  unit,
  value: null,
  asOf,
  facts: [],
  reason,
})

function startMissed(head: ProjectHead, asOf: CivilDate): Metric {
  const { plannedStart, startedOn } = head
  if (plannedStart === null) return none('startMissed', 'periods', asOf, coded('reports.noValue.noPlannedStart'))
  const started = startedOn !== null && startedOn <= asOf
  const months = started ? 0 : monthEndsBetween(plannedStart, asOf)
  const arithmetic = coded('reports.arithmetic.startMissed', { planned: plannedStart, asOf, months })
  return { name: 'startMissed', unit: 'periods', value: String(months), asOf, facts: [], arithmetic }
}

/** Month-ends from the end of `from`'s month up to and with `to`. */
function monthEndsBetween(from: CivilDate, to: CivilDate): number {
  const apart = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from)
  return Math.max(0, apart + (to === lastDayOfMonth(yearOf(to), monthOf(to)) ? 1 : 0))
}

function entryMissed(facts: ProjectFacts, head: ProjectHead, at: EvaluationPoint): readonly Metric[] {
  const { asOf } = at
  const started = head.startedOn
  const entry = statisticsEntry(facts.statistics ?? [], started, at)
  const days = entry.startedNotEnteredDays
  if (days === null || started === null) {
    const reason = coded(entry.state === 'entered' ? 'reports.noValue.entered' : 'reports.noValue.notBegun')
    return [none('entryMissed', 'days', asOf, reason), none('entryMissed.months', 'periods', asOf, reason)]
  }
  const arithmetic = coded('reports.arithmetic.entryMissed', { started, asOf, days })
  return [
    { name: 'entryMissed', unit: 'days', value: String(days), asOf, facts: [], arithmetic },
    { name: 'entryMissed.months', unit: 'periods', value: printMonths(started, asOf), asOf, facts: [], arithmetic },
  ]
}

function daysSinceReport(facts: ProjectFacts, at: EvaluationPoint): Metric {
  const report = currentReport(facts.reports, at)
  if (report === null) return none('daysSinceReport', 'days', at.asOf, coded('reports.noValue.neverReported'))
  const days = daysBetween(report.occurredOn, at.asOf)
  const arithmetic = coded('reports.arithmetic.daysSinceReport', { figure: report.occurredOn, days })
  return { name: 'daysSinceReport', unit: 'days', value: String(days), asOf: at.asOf, facts: [report.id], arithmetic }
}
