import { wasRepaired } from './following-period.ts'
import { badnessOf, parseLevel } from './level.ts'
import type { PreparedComparison, PreparedCondition, PreparedRule } from './prepare-rule-set.ts'
import { doubleAsPrinted, scaledPrinted } from './printed-value.ts'
import type { Ranks } from './rank-table.ts'
import { pastPeriods } from './running-periods.ts'
import type { Subject } from './verdict.ts'

/** Values put in place of a subject's own, scaled as the asking condition wants them; for "what would turn it". */
export type Overrides = ReadonlyMap<string, string>

/** Whether all conditions of a rule hold for a subject. */
export function ruleHolds(rule: PreparedRule, subject: Subject, ranks: Ranks | null, overrides?: Overrides): boolean {
  for (const condition of rule.conditions) if (!conditionHolds(condition, subject, ranks, overrides)) return false
  return true
}

export function conditionHolds(
  condition: PreparedCondition,
  subject: Subject,
  ranks: Ranks | null,
  overrides?: Overrides,
): boolean {
  if (condition.kind === 'expression') return expressionHolds(condition, subject, overrides)
  const other = overrides?.get(condition.metric)
  const value = other ?? subject.metrics[condition.metric]?.value ?? null
  if (!heldWith(condition, value, subject, ranks, null, other)) return false
  const { periods } = condition.source
  return periods === undefined || periods <= 1 || heldBefore(condition, subject, ranks, periods - 1)
}

/** Now (`period` null) or in a closed period, with the value of then. */
function heldWith(
  condition: PreparedComparison,
  value: string | null,
  subject: Subject,
  ranks: Ranks | null,
  period: string | null,
  other?: string,
): boolean {
  if (value === null) return condition.holdsWithoutValue
  if (!inside(condition, value)) return false
  const { source } = condition
  return !source.rank || (ranks?.within(source, subject, period, other) ?? false)
}

const valueFor = (metric: string, subject: Subject, overrides?: Overrides): string | null =>
  overrides?.get(metric) ?? subject.metrics[metric]?.value ?? null

/** Whether a value lies where the condition holds; a text that is no decimal is a value nobody can compare: false. */
export function inside(condition: PreparedComparison, value: string): boolean {
  if (condition.op === null) return true
  const scaled = scaledOf(condition, value)
  return scaled !== null && scaled >= condition.lo && scaled <= condition.hi
}

export function scaledOf(condition: PreparedComparison, value: string): number | null {
  if (!condition.isLevel) return scaledPrinted(value, condition.digits)
  const level = parseLevel(value)
  return level === null ? null : badnessOf(level)
}

function expressionHolds(
  condition: Extract<PreparedCondition, { kind: 'expression' }>,
  subject: Subject,
  overrides?: Overrides,
): boolean {
  const values: Record<string, number> = {}
  for (let i = 0; i < condition.metrics.length; i += 1) {
    const value = valueFor(condition.metrics[i]!, subject, overrides)
    if (value === null) return condition.holdsWithoutValue
    values[condition.variables[i]!] = doubleAsPrinted(value, condition.digits[i]!)
  }
  return condition.run(values)
}

/** Whether the condition held in each of the `count` closed periods before the present one; one missing or made good breaks the run. */
function heldBefore(condition: PreparedComparison, subject: Subject, ranks: Ranks | null, count: number): boolean {
  const past = pastPeriods(subject, condition.period, count)
  if (past.length < count) return false
  for (let i = 0; i < count; i += 1) {
    const entry = past[i]!
    if (wasRepaired(entry)) return false
    const value = condition.metric === 'level' ? entry.level : (entry.metrics[condition.metric] ?? null)
    if (!heldWith(condition, value, subject, ranks, entry.period)) return false
  }
  return true
}
