import type { Overrides } from './hold.ts'
import { badnessOf, type Level } from './level.ts'
import { metricKind, rankedMetric } from './metrics.ts'
import { baseSet } from './month-end-run.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import type { PreparedComparison, PreparedCondition, PreparedRule, PreparedRuleSet } from './prepare-rule-set.ts'
import { printScaledValue, scaledPrinted } from './printed-value.ts'
import type { Ranks } from './rank-table.ts'
import type { Subject } from './verdict.ts'

export type Direction = 1 | -1
/** Printed steps of metrics, in place of the subject's own values. */
export type Moved = ReadonlyMap<string, number>
/** More points than this on the way to a better level are no small change any more. */
const FARTHEST = 200

/** Tries values on a subject: what level it would have, and how far a metric must go. */
export class TurnTrial {
  private readonly set: PreparedRuleSet
  private readonly subject: Subject
  private readonly ranks: Ranks | null
  private readonly bar: number
  /** The level that was found last, by metric and value. */
  private found: { readonly metric: string; readonly steps: number; readonly level: Level } | null = null

  constructor(set: PreparedRuleSet, subject: Subject, ranks: Ranks | null, bar: number) {
    this.set = set
    this.subject = subject
    this.ranks = ranks
    this.bar = bar
  }

  outcome(moved: Moved): Outcome {
    const texts = new Map([...moved].map(([metric, steps]) => [metric, this.print(metric, steps)]))
    return outcomeOf(this.set, this.subject, this.ranks, this.withLevel(texts))
  }

  /** The level, where it is better than the one the subject has; null where it isn't. */
  lift(moved: Moved): Level | null {
    const { level } = this.outcome(moved)
    return badnessOf(level) < this.bar ? level : null
  }

  /** The level it would have, which was tried before. */
  levelAt(moved: Moved): Level {
    const [[metric, steps] = ['', 0]] = moved
    const { found } = this
    const isFound = moved.size === 1 && found?.metric === metric && found.steps === steps
    return isFound ? found.level : this.outcome(moved).level
  }

  /** Rules that keep the subject from a better level. */
  blocking({ held, rule }: Outcome): readonly PreparedRule[] {
    const { combine } = this.set.source
    if (combine === 'worst') return held.filter((r) => r.badness >= this.bar)
    if (combine === 'firstMatch') return rule ? [rule] : []
    return held.filter((r) => r.weight > 0).sort((a, b) => b.weight - a.weight)
  }

  /** The value as it is printed, in steps; null without one. */
  now(metric: string): number | null {
    const value = this.subject.metrics[metric]?.value
    return value == null ? null : scaledPrinted(value, this.digits(metric))
  }

  print(metric: string, steps: number): string {
    return printScaledValue(steps, this.digits(metric))
  }

  /** Which ways somebody can move a metric, by what it is; none where its place among others is looked at beside it. */
  directions(metric: string): readonly Direction[] {
    const moves = metricKind(metric, this.set.source.metrics)?.moves ?? 'never'
    if (moves === 'never' || this.now(metric) === null || this.entangled(metric)) return []
    return moves === 'both' ? [1, -1] : moves === 'up' ? [1] : [-1]
  }

  /** The metric moves with another one that the set looks at: nobody can say what moving it alone would do. */
  private entangled(metric: string): boolean {
    if (!this.set.ranksAsMetrics) return false
    const by = rankedMetric(metric)?.by
    return this.set.metrics.some((m) => m !== metric && (m === by || rankedMetric(m)?.by === (by ?? metric)))
  }

  /** The first step on the way at which the rule's own comparisons of the metric no longer all hold; null where there is none. */
  exit(rule: PreparedRule, metric: string, direction: Direction): number | null {
    let nearest: number | null = null
    for (const c of rule.conditions) {
      if (opaque(c, metric)) return null
      if (c.kind !== 'comparison' || c.metric !== metric || c.op === null) continue
      const step = direction > 0 ? c.hi + 1 : c.lo - 1
      if (!Number.isSafeInteger(step) || !this.exists(c, step)) continue
      if (nearest === null || (step - nearest) * direction < 0) nearest = step
    }
    return nearest
  }

  /** Whether a value can be: counts and days end at nought, places begin at one, and parts are no more than the whole. */
  private exists({ metric, unit, digits }: PreparedComparison, steps: number): boolean {
    const most = metricKind(metric, this.set.source.metrics)?.most ?? null
    if (most !== null && steps > most * 10 ** digits) return false
    if (unit === 'rank' && !metric.startsWith('rankChange')) return steps >= 1
    const least = COUNTED.includes(unit) && !metric.startsWith('forecastSlip') ? 0 : most === null ? null : 0
    return least === null || steps >= least
  }

  /** The nearest value from `from` on (itself included) that lifts the level, other metrics being moved as given; null where none does. */
  nearestLift(metric: string, direction: Direction, from: number, others: Moved = new Map()): number | null {
    const lifts = (steps: number): boolean => {
      const level = this.lift(new Map([...others, [metric, steps]]))
      if (level !== null && others.size === 0) this.found = { metric, steps, level }
      return level !== null
    }
    if (lifts(from)) return from
    if (this.set.rules.some((r) => r.conditions.some((c) => opaque(c, metric)))) return null
    return this.pointsBeyond(metric, direction, from).find(lifts) ?? null
  }

  /** Where anything that the set says of the metric begins or ends, beyond a value, the nearest first. */
  pointsBeyond(metric: string, direction: Direction, from: number): readonly number[] {
    const points = new Set<number>()
    for (const { conditions } of this.set.rules)
      for (const c of conditions) {
        if (c.kind !== 'comparison' || c.metric !== metric || c.op === null) continue
        for (const step of direction > 0 ? [c.lo, c.hi + 1] : [c.hi, c.lo - 1])
          if (Number.isSafeInteger(step) && (step - from) * direction > 0 && this.exists(c, step)) points.add(step)
      }
    return [...points].sort((a, b) => (a - b) * direction).slice(0, FARTHEST)
  }

  private digits(metric: string): number {
    return metricKind(metric, this.set.source.metrics)?.digits ?? 0
  }

  /** `level` is what the other rules give, so it moves with them. */
  private withLevel(overrides: Map<string, string>): Overrides {
    if (this.set.metrics.includes('level') && overrides.size > 0)
      overrides.set('level', outcomeOf(baseSet(this.set), this.subject, null, overrides).level)
    return overrides
  }
}

const COUNTED: readonly string[] = ['days', 'workingDays', 'count', 'periods']

/** A condition that a metric moves in steps nobody can foresee: an expression that reads it, its place among others, the level. */
export const opaque = (c: PreparedCondition, metric: string): boolean =>
  c.kind === 'expression'
    ? c.metrics.includes(metric)
    : c.isLevel || (c.metric === metric && c.source.rank !== undefined)
