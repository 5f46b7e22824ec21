import { addDays, type CivilDate, lastDayOfMonth, yearOf } from '../calendar/civil-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { type Coded, coded } from '../kernel/coded.ts'
import { yuanOfFen } from '../kernel/exact.ts'
import type { Metric, MetricUnit } from '../kernel/metric.ts'
import { currentReport, headAt, pointOfFigure, yearPlansAt } from './known-facts.ts'
import { cutOffOf, periodsApart, type Rhythm, spanIn } from './periods.ts'
import type { EvaluationPoint, ProjectFacts, ReportFact, YearPlanFact } from './project-facts.ts'
import {
  calendarShare,
  completionRate,
  fundsInPlaceRate,
  lagOf,
  lagRatioOf,
  type PlanOfYear,
  pointsThatAddUp,
  printPoints,
  printRatio,
} from './rates.ts'
import { outsideInvestment, plannedSpan } from './standing.ts'

const UNITS: Readonly<Record<string, MetricUnit>> = {
  lagPoints: 'points',
  lagRatio: 'ratio',
  completionRate: 'ratio',
  'completionRate.yearBeginning': 'ratio',
  calendarShare: 'ratio',
  fundsRate: 'ratio',
  taskMissed: 'count',
}
const NAMES = Object.keys(UNITS)

/**
 * Rates and lag of one project *at its figure's as-of date*: completionRate, calendarShare, lagPoints, lagRatio, fundsRate,
 * and figuresAge in periods. A figure older than one period, or a day before the year's first month-end, gives no value.
 */
export function investmentMetrics(
  facts: ProjectFacts,
  calendar: WorkingCalendar,
  at: EvaluationPoint,
): readonly Metric[] {
  const head = headAt(facts, at)
  const report = currentReport(facts.reports, at, (r) => r.doneThisYear !== null)
  const outside = outsideInvestment(facts, head, at.asOf, spanIn(facts.rhythm, at.asOf).opensOn, at)
  const age = figuresAge(report, facts.rhythm, calendar, at, outside)
  if (outside !== null) return [age, ...noValues(coded(outside), at.asOf)]
  if (report === null) return [age, ...noValues(coded('reports.noValue.neverReported'), at.asOf)]
  if (Number(age.value) > 0)
    return [age, ...noValues(coded('reports.noValue.stale', { asOf: report.occurredOn }), at.asOf)]
  if (tooEarly(report.occurredOn, at.asOf)) return [age, ...noValues(coded('reports.noValue.beforeMonthEnd'), at.asOf)]
  const figure = pointOfFigure(report.occurredOn, at)
  const year = yearOf(report.occurredOn)
  const plans = yearPlansAt(facts.yearPlans, year, figure)
  if (plans === null || plans.inForce.total === 0)
    return [age, ...noValues(coded('reports.noValue.noPlan', { year }), at.asOf)]
  const span = plans.inForce.months === null ? plannedSpan(facts, head, year, figure) : undefined
  return [age, ...ratesOf(report, plans, span)]
}

/** Before 31 January of the evaluation's year, or on figures of before it, investment rules have no value. */
function tooEarly(figureAsOf: CivilDate, asOf: CivilDate): boolean {
  const first = lastDayOfMonth(yearOf(asOf), 1)
  return asOf < first || figureAsOf < first
}

const noValues = (reason: Coded, asOf: CivilDate): readonly Metric[] =>
  NAMES.map((name) => ({ name, unit: UNITS[name] ?? 'ratio', value: null, asOf, facts: [], reason }))

function ratesOf(
  report: ReportFact,
  plans: { readonly first: YearPlanFact; readonly inForce: YearPlanFact },
  span: PlanOfYear['span'],
): readonly Metric[] {
  const { inForce, first } = plans
  const plan: PlanOfYear = { year: inForce.year, months: inForce.months, total: inForce.total, ...(span && { span }) }
  const done = report.doneThisYear ?? 0
  const asOf = report.occurredOn
  const facts = [report.id, inForce.id]
  const rate = completionRate(done, plan)
  const share = calendarShare(plan, asOf)
  const lag = lagOf(done, plan, asOf)
  const byShare = lagRatioOf(done, plan, asOf)
  const funds = fundsRate(report, inForce)
  const params = {
    done: yuanOfFen(done),
    plan: yuanOfFen(plan.total),
    rate: rate && printPoints(rate),
    share: share && printPoints(share),
    ...(rate && share && lag && pointsThatAddUp(rate, share, printPoints(lag))),
    lag: lag && printPoints(lag),
    asOf,
  }
  const metric = (name: string, value: string | null, code: string, used = facts): Metric => ({
    name,
    unit: UNITS[name] ?? 'ratio',
    value,
    asOf,
    facts: used,
    ...(value === null ? { reason: coded('reports.noValue.zeroDenominator') } : { arithmetic: coded(code, params) }),
  })
  return [
    metric('completionRate', rate && printRatio(rate), 'reports.arithmetic.completionRate'),
    metric(
      'completionRate.yearBeginning',
      first.total === 0 ? null : printRatio({ num: BigInt(done), den: BigInt(first.total) }),
      'reports.arithmetic.yearBeginning',
      [report.id, first.id],
    ),
    metric('calendarShare', share && printRatio(share), 'reports.arithmetic.calendarShare', [inForce.id]),
    metric('lagPoints', lag && printPoints(lag), 'reports.arithmetic.lagPoints'),
    metric('lagRatio', byShare && printRatio(byShare), 'reports.arithmetic.lagRatio'),
    metric('taskMissed', lag && (printPoints(lag).startsWith('-') ? '1' : '0'), 'reports.arithmetic.lagPoints'),
    metric('fundsRate', funds, 'reports.arithmetic.fundsRate'),
  ]
}

function fundsRate(report: ReportFact, plan: YearPlanFact): string | null {
  if (report.fundsArrivedThisYear === null) return null
  const planned = plan.fundsPlanned ?? plan.total
  const rate = fundsInPlaceRate(report.fundsBroughtForward ?? 0, report.fundsArrivedThisYear, planned)
  return rate && printRatio(rate)
}

/** Periods whose cut-off has passed since the figure's period without a newer figure: 0 up to date, 1 one period old. */
export function figuresAge(
  report: ReportFact | null,
  rhythm: Rhythm,
  calendar: WorkingCalendar,
  at: EvaluationPoint,
  outside: string | null,
): Metric {
  const base = { name: 'figuresAge', unit: 'periods', asOf: at.asOf } as const
  if (outside !== null) return { ...base, value: null, facts: [], reason: coded(outside) }
  if (report === null) return { ...base, value: null, facts: [], reason: coded('reports.noValue.neverReported') }
  let span = spanIn(rhythm, at.asOf)
  while (span.opensOn > report.occurredOn && cutOffOf(rhythm, span, calendar) >= at.asOf) {
    span = spanIn(rhythm, addDays(span.opensOn, -1))
  }
  const value = String(periodsApart(rhythm, report.occurredOn, span.opensOn))
  return {
    ...base,
    value,
    facts: [report.id],
    arithmetic: coded('reports.arithmetic.figuresAge', { asOf: report.occurredOn, periods: value }),
  }
}
