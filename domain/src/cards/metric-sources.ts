import { coded } from '../kernel/coded.ts'
import type { Finding } from './check-rule-set.ts'
import { metricParam, rankedMetric } from './metrics.ts'
import { prepareRuleSet } from './prepare-rule-set.ts'
import type { RuleSet, Scope } from './rule-set.ts'
import { MATTER_RATES, UNIT_RATES } from './unit-rates.ts'

/** Beside its rates a unit has counts and shares of its objects, its closed periods, and what waits for it. */
const OF_UNITS: readonly string[] = [
  ...UNIT_RATES,
  ...MATTER_RATES,
  ...(['objects', 'level', 'periodsMissed', 'periodsMissed.consecutive', 'periodsMissed.window'] as const),
  ...(['daysOverdue', 'daysOverdue.calendar'] as const),
]
const UNIT_FAMILIES: readonly string[] = ['share', 'count']

/**
 * Whether the product makes a metric itself for what a set judges. Indicators, hazards and an office's own quantities come only with
 * facts from a file; of a unit nobody counts days to due.
 */
export function hasSource(name: string, scope: Scope, own: RuleSet['metrics'] = undefined): boolean {
  const ranked = rankedMetric(name)
  if (ranked) return hasSource(ranked.by, scope, own)
  const family = name.slice(0, name.indexOf('.'))
  if (name === 'majorHazardsOpen' || family === 'indicator' || own?.some((m) => m.name === name)) return false
  return scope !== 'unit' || OF_UNITS.includes(name) || UNIT_FAMILIES.includes(family)
}

/**
 * Of each rule the metrics that have no source here: its condition would never have a value. Warnings, since a file may carry them;
 * none where the condition itself says what holds without a value.
 */
export function sourceFindings(set: RuleSet): readonly Finding[] {
  return prepareRuleSet(set).rules.flatMap((rule, i) => {
    const unsettled = rule.conditions.filter((c) => c.source.noValue === undefined)
    const names = new Set(unsettled.flatMap((c) => (c.kind === 'expression' ? c.metrics : [c.metric])))
    return [...names]
      .filter((name) => !hasSource(name, set.scope, set.metrics))
      .map((name): Finding => {
        const params = {
          row: i + 1,
          id: rule.rule.id,
          metric: metricParam(name),
          name,
          scope: `cards.scope.${set.scope}`,
        }
        return { row: i + 1, rule: rule.rule.id, severity: 'warning', sentence: coded('cards.check.noSource', params) }
      })
  })
}
