import { type Coded, coded, isRefusal } from '../kernel/coded.ts'
import { parseDecimal } from '../kernel/exact.ts'
import { cardTermsFaults } from './check-card-terms.ts'
import { setTermsFaults } from './check-set-terms.ts'
import { parseExpression } from './expression.ts'
import { oddKeysOfSet } from './known-keys.ts'
import { parseLevel } from './level.ts'
import { metricKind, metricParam } from './metrics.ts'
import { unknownMetric } from './nearest-metric.ts'
import { findConflicts } from './rule-conflicts.ts'
import { type Comparison, type Condition, isExpression, OPERATORS, type Rule, type RuleSet } from './rule-set.ts'

/** One finding: the row of the rule (1 = first), its id, and the sentence. Errors refuse the set, warnings are shown. */
export type Finding = {
  readonly row: number | null
  readonly rule: string | null
  readonly severity: 'error' | 'warning'
  readonly sentence: Coded
}

/**
 * Checks a set that somebody wrote: form, unknown metrics and levels, bounds, runaway expressions, rules that can never
 * hold (contradiction), equal or overlapping conditions with different levels where the first match would hide one, and
 * gaps between the bands of one metric.
 */
export function checkRuleSet(set: RuleSet): readonly Finding[] {
  const findings: Finding[] = []
  const add = (row: number | null, code: string, params: Coded['params'] = {}) =>
    findings.push({
      row,
      rule: row === null ? null : (set.rules[row - 1]?.id ?? null),
      severity: 'error',
      sentence: coded(code, params),
    })
  const odd = oddKeysOfSet(set).map((o): Finding => ({ ...o, rule: o.row === null ? null : set.rules[o.row - 1]!.id }))
  findings.push(...odd.filter((f) => f.severity === 'error'))
  for (const level of Object.keys(set.palette)) if (!parseLevel(level)) add(null, 'cards.check.unknownLevel', { level })
  if (set.rules.length === 0) add(null, 'cards.check.noRules')
  const seen = new Map<string, number>()
  set.rules.forEach((rule, i) => {
    const row = i + 1
    const twin = seen.get(rule.id)
    if (twin !== undefined) add(row, 'cards.check.idTwice', { id: rule.id, row, other: twin })
    seen.set(rule.id, row)
    for (const [code, params] of ruleFaults(rule, set)) add(row, code, { row, id: rule.id, ...params })
  })
  for (const { code, params } of cardTermsFaults(set)) add(null, code, params)
  for (const { row, sentence } of setTermsFaults(set)) add(row, sentence.code, sentence.params)
  if (set.combine === 'weighted' && !set.thresholds?.length) add(null, 'cards.check.noThresholds')
  const told = odd.filter((f) => f.severity === 'warning')
  return [...(findings.length > 0 ? findings : findConflicts(set)), ...told]
}

export const refusesSet = (findings: readonly Finding[]): boolean => findings.some((f) => f.severity === 'error')

type Fault = readonly [code: string, params: Coded['params']]

function ruleFaults(rule: Rule, set: RuleSet): readonly Fault[] {
  const faults: Fault[] = []
  if (!parseLevel(rule.level)) faults.push(['cards.check.unknownLevel', { level: rule.level }])
  if (rule.all.length === 0) faults.push(['cards.check.noConditions', {}])
  return [...faults, ...rule.all.flatMap((c) => conditionFaults(c, set))]
}

function conditionFaults(condition: Condition, set: RuleSet): readonly Fault[] {
  if (isExpression(condition)) {
    const parsed = parseExpression(condition, false, set)
    return isRefusal(parsed) ? [[parsed.code, parsed.params]] : []
  }
  const kind = metricKind(condition.metric, set.metrics)
  if (!kind) {
    const { code, params } = unknownMetric(condition.metric)
    return [[code, params]]
  }
  const scopeFault: readonly Fault[] = kind.scopes.includes(set.scope)
    ? []
    : [['cards.check.otherScope', { metric: metricParam(condition.metric), scope: `cards.scope.${set.scope}` }]]
  return [...scopeFault, ...boundFaults(condition, kind.unit === 'level'), ...runFaults(condition)]
}

function boundFaults(c: Comparison, isLevel: boolean): readonly Fault[] {
  if (c.op === undefined) return c.rank ? [] : [['cards.check.noOperator', { metric: c.metric }]]
  if (!OPERATORS.includes(c.op)) return [['cards.check.unknownOperator', { op: String(c.op) }]]
  const bounds = typeof c.bound === 'string' ? [c.bound] : [...(c.bound ?? [])]
  if (bounds.length !== (c.op === 'between' ? 2 : 1))
    return [['cards.check.boundCount', { metric: c.metric, op: c.op }]]
  const bad = bounds.find((b) =>
    isLevel ? parseLevel(b) === null : typeof b !== 'string' || parseDecimal(b) === null || b.length > 15,
  )
  if (bad !== undefined) return [['cards.check.badBound', { metric: c.metric, bound: String(bad) }]]
  return []
}

function runFaults(c: Comparison): readonly Fault[] {
  const whole = (n: number): boolean => Number.isInteger(n) && n >= 1
  if (c.periods !== undefined && !(whole(c.periods) && c.periods <= 60))
    return [['cards.check.badPeriods', { periods: c.periods }]]
  return c.rank && !whole(c.rank.n) ? [['cards.check.badRank', { n: c.rank.n }]] : []
}
