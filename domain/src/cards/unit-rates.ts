import type { CivilDate } from '../calendar/civil-date.ts'
import { coded } from '../kernel/coded.ts'
import { type Fen, parseDecimal, ratio, roundRatio, yuanOfFen } from '../kernel/exact.ts'
import type { Metric, Metrics } from '../kernel/metric.ts'
import type { GroupRates } from '../reports/group-rates.ts'
import type { OnTimeCompletion } from '../reports/on-time-completion.ts'
import { printRatio } from '../reports/rates.ts'
import type { StartRates } from '../reports/start-rates.ts'
import { rankedMetric } from './metrics.ts'
import { prepareRuleSet } from './prepare-rule-set.ts'
import type { RuleSet } from './rule-set.ts'

/** What a unit's projects give together. */
export const UNIT_RATES = [
  ...(['completionRate', 'completionRate.yearBeginning', 'calendarShare', 'lagPoints', 'lagRatio'] as const),
  ...(['onScheduleShare', 'fundsRate', 'taskMissed'] as const),
  ...(['startRate', 'dueStartRate', 'startOrResumeRate', 'onTimeRate'] as const),
] as const
/** What a unit's matters give together. */
export const MATTER_RATES = ['closureRate', 'onTimeClosureRate'] as const
const LISTED: { readonly [about in ObjectsOver]: readonly string[] } = { projects: UNIT_RATES, matters: MATTER_RATES }

/** What a group is judged over: projects and matters apart (domain.md §6). */
export type ObjectsOver = 'projects' | 'matters'

/** Whether a set for units looks at the rates of what they answer for, or at ranks by them, beside counting levels. */
export const asksRates = (set: RuleSet, about: ObjectsOver = 'projects'): boolean =>
  prepareRuleSet(set).metrics.some(
    (m) => LISTED[about].includes(rankedMetric(m)?.by ?? m) || (about === 'projects' && m.startsWith('periodsMissed')),
  )

/** Rates that are counts over counts, beside those that are sums over sums, with the plans of the year's beginning. */
export type UnitCounts = {
  readonly start: StartRates
  readonly onTime: OnTimeCompletion
  readonly openingPlan: Fen
}

/**
 * The rates of a unit over its projects as every screen prints them: ratios of sums, each share at its own figure's day (domain.md §5).
 * taskMissed: 1 where what was invested lies below what the months' plans, its quota, asked for by then; 0 where not.
 */
export function unitRateMetrics(
  rates: GroupRates,
  counts: UnitCounts,
  projects: readonly string[],
  asOf: CivilDate,
): Metrics {
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
    metric(
      'completionRate.yearBeginning',
      'ratio',
      counts.openingPlan === 0 ? null : printRatio(ratio(rates.done, counts.openingPlan)),
    ),
    ...countMetrics(counts, facts, asOf),
  ])
}

/** Start rates and on-time completion of the year so far, with how many of how many. */
function countMetrics({ start, onTime }: UnitCounts, facts: readonly string[], asOf: CivilDate): [string, Metric][] {
  const metric = (
    name: string,
    value: string | null,
    [count, objects]: readonly [number, number],
  ): [string, Metric] => {
    const base = { name, unit: 'ratio', value, asOf, facts } as const
    const nothing = { ...base, reason: coded('cards.noValue.nothingToCount') }
    return [
      name,
      value === null ? nothing : { ...base, arithmetic: coded('cards.arithmetic.share', { count, objects }) },
    ]
  }
  return [
    metric('startRate', start.startRate, start.counts.startRate),
    metric('dueStartRate', start.dueStartRate, start.counts.dueStartRate),
    metric('startOrResumeRate', start.startOrResumeRate, start.counts.startOrResumeRate),
    metric('onTimeRate', onTime.rate, [onTime.onTime, onTime.due]),
  ]
}

const scaled = (text: string, by: bigint) => {
  const exact = parseDecimal(text)!
  return { num: exact.num * by, den: exact.den }
}
