import type { CivilDate } from '../calendar/civil-date.ts'
import { coded } from '../kernel/coded.ts'
import { parseDecimal, roundRatio, yuanOfFen } from '../kernel/exact.ts'
import type { Metric, Metrics } from '../kernel/metric.ts'
import type { GroupRates } from '../reports/group-rates.ts'
import { prepareRuleSet } from './prepare-rule-set.ts'
import type { RuleSet } from './rule-set.ts'

const RATES = ['completionRate', 'calendarShare', 'lagPoints', 'lagRatio', 'onScheduleShare', 'fundsRate', 'taskMissed']

/** Whether a set for units looks at the rates of what they answer for, beside counting levels. */
export const asksRates = (set: RuleSet): boolean => prepareRuleSet(set).metrics.some((m) => RATES.includes(m))

/**
 * The rates of a unit over its projects as every screen prints them: ratios of sums, each share at its own figure's day (domain.md §5).
 * taskMissed: 1 where what was invested lies below what the months' plans, its quota, asked for by then; 0 where not.
 */
export function unitRateMetrics(rates: GroupRates, projects: readonly string[], asOf: CivilDate): Metrics {
  const { completionRate, calendarShare, lagPoints } = rates
  const points = (r: string | null) => r && roundRatio(scaled(r, 100n), 1)
  const arithmetic = coded('reports.arithmetic.lagPoints', {
    done: yuanOfFen(rates.done),
    plan: yuanOfFen(rates.plan),
    rate: points(completionRate),
    share: points(calendarShare),
    lag: lagPoints,
    asOf: rates.asOf,
  })
  const facts = [...projects].sort()
  const metric = (name: string, unit: Metric['unit'], value: string | null): [string, Metric] => [
    name,
    value === null
      ? { name, unit, value, asOf, facts, reason: coded('cards.noValue.noFigures') }
      : { name, unit, value, asOf: rates.asOf ?? asOf, facts, arithmetic },
  ]
  const missed = lagPoints && (lagPoints.startsWith('-') ? '1' : '0')
  return Object.fromEntries([
    metric('completionRate', 'ratio', completionRate),
    metric('calendarShare', 'ratio', calendarShare),
    metric('lagPoints', 'points', lagPoints),
    metric('lagRatio', 'ratio', rates.lagRatio),
    metric('onScheduleShare', 'ratio', rates.onScheduleShare),
    metric('fundsRate', 'ratio', rates.fundsRate),
    metric('taskMissed', 'count', missed),
  ])
}

const scaled = (text: string, by: bigint) => {
  const exact = parseDecimal(text)!
  return { num: exact.num * by, den: exact.den }
}
