import { parseDecimal } from '../kernel/exact.ts'
import type { MetricUnit } from '../kernel/metric.ts'
import { type PreparedExpression, prepareExpression } from './expression.ts'
import { badnessOf, type Level, parseLevel } from './level.ts'
import { metricKind, rankedMetric } from './metrics.ts'
import { type Comparison, type Condition, isExpression, type Operator, type Rule, type RuleSet } from './rule-set.ts'

/**
 * A comparison with its bound as integers of printed steps (10^−digits); `lo` and `hi` are inclusive ends of what holds. A bound between
 * two steps is moved to the step where what it says begins, so that nothing but printed values is ever compared.
 */
export type PreparedComparison = {
  readonly kind: 'comparison'
  readonly source: Comparison
  readonly metric: string
  readonly unit: MetricUnit
  /** Null: only the rank decides. */
  readonly op: Operator | null
  readonly digits: number
  /** Of which periods `periods` speaks; null where the set is silent. */
  readonly period: 'week' | 'month' | null
  readonly isLevel: boolean
  readonly lo: number
  readonly hi: number
  readonly holdsWithoutValue: boolean
}
export type PreparedCondition = PreparedComparison | PreparedExpression

export type PreparedRule = {
  readonly rule: Rule
  readonly badness: number
  /** In the same whole steps as the thresholds; 0 where the set doesn't weigh. */
  readonly weight: number
  readonly conditions: readonly PreparedCondition[]
}
export type PreparedRuleSet = {
  readonly source: RuleSet
  readonly rules: readonly PreparedRule[]
  /** Names of all metrics the set looks at, in the order of their first mention. */
  readonly metrics: readonly string[]
  readonly needsRanks: boolean
  /** Whether a place or its change is looked at as a metric. */
  readonly ranksAsMetrics: boolean
  /** Whether some rule is for some of the subjects only. */
  readonly someApply: boolean
  /** Exemptions that are for something particular: ids of rules, and names in an `unless` other than 'exempt'. */
  readonly specificExemptions: ReadonlySet<string>
  /** Of a weighted set: the highest first, of equal ones the worse. */
  readonly thresholds: readonly { readonly level: Level; readonly from: number }[]
}

const memo = new WeakMap<RuleSet, PreparedRuleSet>()

/** The set with its bounds parsed once. A set that `checkRuleSet` refuses throws here: check what people enter first. */
export function prepareRuleSet(set: RuleSet): PreparedRuleSet {
  const known = memo.get(set)
  if (known) return known
  const { weights = {}, thresholds = [] } = set.combine === 'weighted' ? set : {}
  const whole = inWholeSteps([...Object.values(weights), ...thresholds.map((t) => t.from)])
  const rules = set.rules.map((rule) => ({
    rule,
    badness: badnessOf(rule.level),
    weight: whole(weights[rule.id] ?? 0),
    conditions: rule.all.map((c) => prepareCondition(c, set)),
  }))
  const metrics = new Set<string>()
  let needsRanks = false
  for (const { conditions } of rules) {
    for (const c of conditions) {
      if (c.kind === 'expression') for (const name of c.metrics) metrics.add(name)
      else {
        metrics.add(c.metric)
        if (c.source.rank) needsRanks = true
      }
    }
  }
  const named = set.rules.flatMap((r) => [r.id, ...(r.unless ?? []).filter((u) => u !== 'exempt')])
  const specificExemptions = new Set(named)
  const ranksAsMetrics = [...metrics].some((m) => rankedMetric(m) !== null)
  const someApply = set.rules.some((r) => r.applies !== undefined)
  const prepared: PreparedRuleSet = {
    ...{ source: set, rules, metrics: [...metrics], needsRanks, ranksAsMetrics, someApply, specificExemptions },
    thresholds: thresholds
      .map(({ level, from }) => ({ level, from: whole(from) }))
      .sort((a, b) => b.from - a.from || badnessOf(b.level) - badnessOf(a.level)),
  }
  memo.set(set, prepared)
  return prepared
}

/** Numbers as integers of their finest decimal, so that 0.7 and 0.1 reach 0.8. */
function inWholeSteps(numbers: readonly number[]): (n: number) => number {
  const step = 10 ** Math.max(0, ...numbers.map((n) => decimalsOf(n) ?? 0))
  return (n) => Math.round(n * step)
}

/** How many decimals a number is written with; null where that needs an exponent. */
export function decimalsOf(n: number): number | null {
  const text = String(n)
  return text.includes('e') ? null : text.length - 1 - (text.includes('.') ? text.indexOf('.') : text.length - 1)
}

function prepareCondition(condition: Condition, set: RuleSet): PreparedCondition {
  const holdsWithoutValue = (condition.noValue ?? set.noValue) === 'holds'
  if (isExpression(condition)) return prepareExpression(condition, holdsWithoutValue, set)
  const kind = metricKind(condition.metric, set.metrics)
  if (!kind) throw new RangeError(`unknown metric ${condition.metric}`)
  const bounds = typeof condition.bound === 'string' ? [condition.bound] : (condition.bound ?? [])
  const isLevel = kind.unit === 'level'
  const digits = kind.digits
  const ends = bounds.map((b) => (isLevel ? levelBound(b) : stepsAround(b, digits)))
  const [lo, hi] = endsOf(condition.op ?? null, ends)
  return {
    kind: 'comparison',
    source: condition,
    metric: condition.metric,
    unit: kind.unit,
    op: condition.op ?? null,
    digits,
    period: set.period ?? null,
    isLevel,
    lo,
    hi,
    holdsWithoutValue,
  }
}

/** The printed steps at or below, and at or above, a bound: the same where it lies on one. */
type Around = readonly [below: number, above: number]

function levelBound(text: string): Around {
  const level = parseLevel(text)
  if (level === null) throw new RangeError(`no such level: ${text}`)
  return [badnessOf(level), badnessOf(level)]
}

function stepsAround(text: string, digits: number): Around {
  const exact = parseDecimal(text)
  if (exact === null) throw new RangeError(`not a decimal: ${text}`)
  const num = exact.num * 10n ** BigInt(digits)
  const towardsZero = num / exact.den
  const rest = num % exact.den
  const below = Number(rest < 0n ? towardsZero - 1n : towardsZero)
  return rest === 0n ? [below, below] : [below, below + 1]
}

const MOST = Number.MAX_SAFE_INTEGER

/** The inclusive integer interval in which the condition holds; from the larger to the smaller where nothing can. */
function endsOf(op: Operator | null, [a = [0, 0], b = a]: readonly Around[]): readonly [number, number] {
  if (op === '<') return [-MOST, a[1] - 1]
  if (op === '<=') return [-MOST, a[0]]
  if (op === '>') return [a[0] + 1, MOST]
  if (op === '>=') return [a[1], MOST]
  if (op === '==') return [a[1], a[0]]
  return op === 'between' ? [Math.min(a[1], b[1]), Math.max(a[0], b[0])] : [-MOST, MOST]
}
