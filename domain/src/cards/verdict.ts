import type { CivilDate } from '../calendar/civil-date.ts'
import type { Coded } from '../kernel/coded.ts'
import type { Metric, Metrics } from '../kernel/metric.ts'
import type { Level } from './level.ts'

/** Changes when the same facts could give another verdict; replay across versions prints the differences. */
export const ENGINE_VERSION = '3'

/** A closed period of the subject, as it was judged then. `repairedIn`: the later period that made it good 补课. */
export type PastPeriod = {
  readonly period: string
  readonly level: Level
  readonly metrics: { readonly [name: string]: string | null }
  readonly repairedIn?: string
}

/** What a rule set judges: metrics, whatever rows they came from. */
export type Subject = {
  readonly id: string
  readonly type: string
  readonly group?: string
  readonly attributes?: { readonly [name: string]: string | readonly string[] | null }
  readonly metrics: Metrics
  /** Exemptions in force, by name; `exempt` in a rule's `unless` means any of them. */
  readonly exempt?: readonly string[]
  readonly history?: readonly PastPeriod[]
  readonly asOf: CivilDate
}

/** One comparison as it stood, with the bound it was held against. */
export type Compared = {
  readonly metric: string
  readonly value: string | null
  readonly op: string
  readonly bound: string
  readonly periods?: number
}

/** The smallest changes that together take the subject to another level. */
export type Turn = {
  readonly changes: readonly { readonly metric: string; readonly from: string; readonly to: string }[]
  readonly level: Level
  readonly sentence: Coded
}

export type Evidence = {
  readonly ruleSet: string
  readonly version: string
  readonly ruleId: string | null
  readonly inputs: readonly Metric[]
  readonly compared: readonly Compared[]
  readonly sentence: Coded
  readonly alsoHeld: readonly { readonly ruleId: string; readonly level: Level }[]
  /** Rules that would have held but for an exemption. */
  readonly exempted: readonly { readonly ruleId: string; readonly level: Level; readonly by: string }[]
  /** Metrics of the set that had no value, with the reason. */
  readonly noValue: readonly { readonly metric: string; readonly reason: Coded | null }[]
  readonly wouldTurn: readonly Turn[]
}

export type Verdict = {
  readonly subject: string
  readonly level: Level
  readonly ruleId: string | null
  readonly evidence: Evidence
  readonly engineVersion: string
}
