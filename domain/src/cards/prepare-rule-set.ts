import { parseDecimal } from '../kernel/exact.ts'
import type { MetricUnit } from '../kernel/metric.ts'
import { type PreparedExpression, prepareExpression } from './expression.ts'
import { badnessOf, parseLevel } from './level.ts'
import { metricKind } from './metrics.ts'
import { scaledPrinted } from './printed-value.ts'
import { type Comparison, type Condition, isExpression, type Operator, type Rule, type RuleSet } from './rule-set.ts'

/** A comparison with its bound as integers at a common scale; `lo` and `hi` are inclusive ends of what holds. */
export type PreparedComparison = {
  readonly kind: 'comparison'
  readonly source: Comparison
  readonly metric: string
  readonly unit: MetricUnit
  /** Null: only the rank decides. */
  readonly op: Operator | null
  readonly digits: number
  readonly scale: number
  /** Steps of 10^−scale in one printed step. */
  readonly step: number
  readonly isLevel: boolean
  readonly lo: number
  readonly hi: number
  readonly holdsWithoutValue: boolean
  readonly movable: boolean
}
export type PreparedCondition = PreparedComparison | PreparedExpression

export type PreparedRule = {
  readonly rule: Rule
  readonly badness: number
  readonly conditions: readonly PreparedCondition[]
}
export type PreparedRuleSet = {
  readonly source: RuleSet
  readonly rules: readonly PreparedRule[]
  /** Names of all metrics the set looks at, in the order of their first mention. */
  readonly metrics: readonly string[]
  readonly needsRanks: boolean
  /** Exemptions that are for something particular: ids of rules, and names in an `unless` other than 'exempt'. */
  readonly specificExemptions: ReadonlySet<string>
}

const memo = new WeakMap<RuleSet, PreparedRuleSet>()

/** The set with its bounds parsed once. A set that `checkRuleSet` refuses throws here: check what people enter first. */
export function prepareRuleSet(set: RuleSet): PreparedRuleSet {
  const known = memo.get(set)
  if (known) return known
  const rules = set.rules.map((rule) => ({
    rule,
    badness: badnessOf(rule.level),
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
  const prepared: PreparedRuleSet = { source: set, rules, metrics: [...metrics], needsRanks, specificExemptions }
  memo.set(set, prepared)
  return prepared
}

function prepareCondition(condition: Condition, set: RuleSet): PreparedCondition {
  const holdsWithoutValue = (condition.noValue ?? set.noValue) === 'holds'
  if (isExpression(condition)) return prepareExpression(condition, holdsWithoutValue, set)
  const kind = metricKind(condition.metric, set.metrics)
  if (!kind) throw new RangeError(`unknown metric ${condition.metric}`)
  const bounds = typeof condition.bound === 'string' ? [condition.bound] : (condition.bound ?? [])
  const isLevel = kind.unit === 'level'
  const digits = kind.digits
  const scale = Math.max(digits, ...bounds.map((b) => (b.includes('.') ? b.length - b.indexOf('.') - 1 : 0)))
  const ends = bounds.map((b) => (isLevel ? levelBound(b) : boundOf(b, scale)))
  const [lo, hi] = endsOf(condition.op ?? null, ends)
  return {
    kind: 'comparison',
    source: condition,
    metric: condition.metric,
    unit: kind.unit,
    op: condition.op ?? null,
    digits,
    scale,
    step: 10 ** (scale - digits),
    isLevel,
    lo,
    hi,
    holdsWithoutValue,
    movable: kind.movable,
  }
}

function levelBound(text: string): number {
  const level = parseLevel(text)
  if (level === null) throw new RangeError(`no such level: ${text}`)
  return badnessOf(level)
}

function boundOf(text: string, scale: number): number {
  const scaled = parseDecimal(text) && scaledPrinted(text, scale, scale)
  if (scaled === null) throw new RangeError(`not a decimal: ${text}`)
  return scaled
}

/** The inclusive integer interval in which the condition holds. */
function endsOf(op: Operator | null, [a = 0, b = a]: readonly number[]): readonly [number, number] {
  const all = Number.MAX_SAFE_INTEGER
  if (op === '<') return [-all, a - 1]
  if (op === '<=') return [-all, a]
  if (op === '>') return [a + 1, all]
  if (op === '>=') return [a, all]
  if (op === '==') return [a, a]
  return op === 'between' ? [Math.min(a, b), Math.max(a, b)] : [-all, all]
}
