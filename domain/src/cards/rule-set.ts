import type { MetricUnit } from '../kernel/metric.ts'
import type { CardTerms } from './card-terms.ts'
import type { Level } from './level.ts'
import type { Palette } from './palette.ts'

export type Scope = 'project' | 'matter' | 'unit'

export const OPERATORS = ['<', '<=', '>', '>=', '==', 'between'] as const
export type Operator = (typeof OPERATORS)[number]

/**
 * A comparison of one metric, as printed, with a bound. `between` includes both ends. `periods`: it held in so many
 * consecutive closed periods, the present one included. `rank`: the subject is among the first n of its group by this
 * metric ('top': largest value first), which may stand alone without operator.
 */
export type Comparison = {
  readonly metric: string
  readonly op?: Operator
  /** A decimal, or a level's name for metrics of unit `level`; two decimals for `between`. */
  readonly bound?: string | readonly [string, string]
  readonly periods?: number
  readonly rank?: { readonly from: 'top' | 'bottom'; readonly n: number; readonly group?: string }
  /** Overrides the set's answer for this condition when there is no value. */
  readonly noValue?: 'skip' | 'holds'
}

/** An expert condition in the Common Expression Language; metric names with '.' written '_'. */
export type Expression = { readonly expression: string; readonly noValue?: 'skip' | 'holds' }

export type Condition = Comparison | Expression
export const isExpression = (c: Condition): c is Expression => 'expression' in c

/** To whom a set or rule applies; every given key must match. Amounts in yuan, `amountFrom` included, `amountBelow` not. */
export type Applies = {
  readonly yearClass?: readonly string[]
  readonly listing?: readonly string[]
  readonly stage?: readonly string[]
  readonly kind?: readonly string[]
  readonly amountFrom?: string
  readonly amountBelow?: string
  /** Which amount: the total investment (attribute `amount`) or the year's plan (attribute `yearPlan`, else `amount`). */
  readonly amountBasis?: 'total' | 'yearPlan'
}

export type Rule = {
  readonly id: string
  readonly level: Level
  readonly all: readonly Condition[]
  /** Exemptions that stop the rule: 'exempt' (any for the subject) or a name of one. */
  readonly unless?: readonly string[]
  readonly applies?: Applies
  /** Code of the sentence that says why; without it the sentence is put together from the conditions. */
  readonly sentence?: string
}

/**
 * What a level entails 结果运用: a duty (see consequences.ts) with a limit in days, from the card's service. `running`: only
 * for the n-th card of the level in a row.
 */
export type Consequence = {
  readonly level: Level
  readonly duty: string
  readonly withinDays: number
  /** What the limit counts; calendar days where absent. */
  readonly days?: 'calendar' | 'working'
  readonly running?: number
  /** Points of a `deduction`, a positive decimal. */
  readonly points?: string
  /** What an `other` duty is, in the office's own words. */
  readonly text?: string
}

/** A quantity of an office's own that its facts carry. */
export type OwnMetric = { readonly name: string; readonly unit: MetricUnit; readonly digits: number }

/**
 * A rule set as data. `combine`: the worst level of the rules that hold; the first rule that holds, in their order; or
 * `weighted`: the weights of the rules that hold are added and compared with `thresholds`.
 * `noValue`: a condition without value does not hold ('skip') or holds ('holds').
 */
export type RuleSet = {
  readonly id: string
  readonly version: string
  readonly scope: Scope
  readonly combine: 'worst' | 'firstMatch' | 'weighted'
  readonly palette: Palette
  readonly noValue: 'skip' | 'holds'
  readonly applies?: Applies
  readonly rules: readonly Rule[]
  readonly weights?: { readonly [ruleId: string]: number }
  readonly thresholds?: readonly { readonly level: Level; readonly from: number }[]
  /** Of which periods `periods` and `periodsMissed` speak; months where absent, as cards are given for months. */
  readonly period?: 'week' | 'month'
  /** Level of a period that was missed and made good in a later one 补课. */
  readonly repairedLate?: Level
  /** Closed periods in a row that must be better than a card before it may be lifted 摘牌; 1 where absent. */
  readonly liftAfter?: number
  readonly metrics?: readonly OwnMetric[]
  readonly consequences?: readonly Consequence[]
  /** How cards are made of its lights; what is absent is as in DEFAULT_CARD_TERMS. */
  readonly cards?: Partial<CardTerms>
  readonly validFrom?: string
  readonly validTo?: string | null
}
