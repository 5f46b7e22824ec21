import { type CivilDate, lastDayOfMonth, yearOf } from '../calendar/civil-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { type Fen, roundRatio } from '../kernel/exact.ts'
import { figuresAge } from './investment-metrics.ts'
import { currentReport, headAt, pointOfFigure, yearPlansAt } from './known-facts.ts'
import { spanIn } from './periods.ts'
import type { EvaluationPoint, ProjectFacts } from './project-facts.ts'
import { calendarShare, type PlanOfYear } from './rates.ts'
import { outsideInvestment, plannedSpan } from './standing.ts'

/** What one project brings into a group's investment sums at a point. */
export type InvestmentFigure = {
  readonly asOf: CivilDate
  /** Running total since 1 January. */
  readonly done: Fen
  /** The year's plan in force at the figure's day. */
  readonly plan: PlanOfYear
  /** The plan of the year's beginning 年初计划. */
  readonly openingPlan: Fen
  readonly fundsArrived: Fen | null
  /** A finished project reports no more: its last total stands, and its day ages no group. */
  readonly final: boolean
  /** Whether the project itself has a lag: not before its planned start, not from completion on (domain.md §6). */
  readonly judged: boolean
}

/**
 * The figure of a project that counts in sums at a point (domain.md §5), or null: reserve and preliminary projects, approved
 * pauses, no plan, no figure of this year, and figures older than one period bring nothing, neither above nor below the line.
 */
export function investmentFigure(
  facts: ProjectFacts,
  calendar: WorkingCalendar,
  at: EvaluationPoint,
): InvestmentFigure | null {
  const head = headAt(facts, at)
  const outside = outsideInvestment(facts, head, at.asOf, spanIn(facts.rhythm, at.asOf).opensOn, at)
  if (outside === 'reports.noValue.notInSums' || outside === 'reports.noValue.paused') return null
  const report = currentReport(facts.reports, at, (r) => r.doneThisYear !== null)
  const year = yearOf(at.asOf)
  if (report === null || report.doneThisYear === null || yearOf(report.occurredOn) !== year) return null
  const final = outside === 'reports.noValue.finished'
  if (!final && Number(figuresAge(report, facts.rhythm, calendar, at, null).value) > 0) return null
  const figure = pointOfFigure(report.occurredOn, at)
  const plans = yearPlansAt(facts.yearPlans, year, figure)
  if (plans === null || plans.inForce.total === 0) return null
  const { total, months } = plans.inForce
  const span = months === null ? plannedSpan(facts, head, year, figure) : undefined
  return {
    asOf: report.occurredOn,
    done: report.doneThisYear,
    plan: { year, months, total, ...(span && { span }) },
    openingPlan: plans.first.total,
    fundsArrived: report.fundsArrivedThisYear,
    final,
    judged: outside === null && report.occurredOn >= lastDayOfMonth(year, 1),
  }
}

/** What the calendar asks of a figure at its own day: year's plan × calendar share, in fen. */
export function amountDue(figure: InvestmentFigure): Fen {
  const share = calendarShare(figure.plan, figure.asOf)
  return share === null ? 0 : Number(roundRatio({ num: share.num * BigInt(figure.plan.total), den: share.den }, 0))
}
