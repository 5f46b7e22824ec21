import type { Verdict } from '@guatu/domain/cards/verdict'
import { heldByOthers } from '@guatu/domain/cards/waiting-units'
import { yuanOfFen } from '@guatu/domain/kernel/exact'
import { countsForInvestment } from '@guatu/domain/projects/project-terms'
import { amountDue, investmentFigure } from '@guatu/domain/reports/investment-figure'
import { currentReport, headAt, yearPlansAt } from '@guatu/domain/reports/known-facts'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import type { Insertable } from 'kysely'
import type { Judged } from './judge-at.ts'
import type { VerdictTable } from './tables.ts'

/** A verdict as its row, with the figures that lists show beside the light, all of the same point. */
export function verdictRow(judged: Judged, at: EvaluationPoint): Insertable<VerdictTable> {
  const { verdict, metrics, facts, calendar } = judged
  const report = currentReport(facts.reports, at, (r) => r.doneThisYear !== null)
  const year = Number((report?.occurredOn ?? at.asOf).slice(0, 4))
  const plan = yearPlansAt(facts.yearPlans, year, { asOf: report?.occurredOn ?? at.asOf, knownAt: at.knownAt })
  const counts = countsForInvestment(headAt(facts, at).yearClass)
  const figure = investmentFigure(facts, calendar, at)
  const physical = currentReport(facts.reports, at, (r) => r.physicalPercent !== null)
  return {
    projectId: verdict.subject,
    ...verdictColumns(verdict, at),
    factsThrough: new Date(at.knownAt),
    lagPoints: metrics.lagPoints?.value ?? null,
    completionPercent: percentOf(metrics.completionRate?.value ?? null),
    figureAsOf: report?.occurredOn ?? null,
    yearDoneYuan: counts && report?.doneThisYear != null ? yuanOfFen(report.doneThisYear) : null,
    yearDueYuan: figure && yuanOfFen(amountDue(figure)),
    yearPlanYuan: counts && plan ? yuanOfFen(plan.inForce.total) : null,
    physicalPercent: physical?.physicalPercent ?? null,
    held: JSON.stringify(heldByOthers(facts, at)),
  }
}

/** What a stored light says of its verdict, whomever it is about. */
export const verdictColumns = (verdict: Verdict, at: EvaluationPoint) => ({
  level: verdict.level,
  rule: verdict.ruleId,
  sentence: JSON.stringify(verdict.evidence.sentence),
  verdict: JSON.stringify(verdict),
  asOf: at.asOf,
  knownAt: new Date(at.knownAt),
  ruleSet: `${verdict.evidence.ruleSet}@${verdict.evidence.version}`,
  engineVersion: verdict.engineVersion,
})

/** '0.850' → '85.0': the decimal point moves, nothing is rounded again. */
export function percentOf(rate: string | null): string | null {
  if (rate === null) return null
  const negative = rate.startsWith('-')
  const [whole = '0', fraction = ''] = rate.replace('-', '').split('.')
  const digits = `${whole}${fraction.padEnd(3, '0')}`
  const point = whole.length + 2
  const body = `${digits.slice(0, point).replace(/^0+(?=\d)/, '')}.${digits.slice(point)}`
  return negative ? `-${body}` : body
}
