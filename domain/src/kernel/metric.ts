import type { CivilDate } from '../calendar/civil-date.ts'
import type { Coded } from './coded.ts'

/** 'points' percentage points; 'ratio' 0.850 = 85.0 %; 'days' calendar days; 'workingDays'; 'count'; 'yuan'; 'rank'. */
export type MetricUnit = 'points' | 'ratio' | 'days' | 'workingDays' | 'count' | 'yuan' | 'rank' | 'periods' | 'level'

/**
 * One measured quantity of one subject, as rules see it. `value` is a decimal at the printed precision,
 * or null for *no value* (then `reason` says why). `facts` are the ids of the facts it came from.
 */
export type Metric = {
  readonly name: string
  readonly unit: MetricUnit
  readonly value: string | null
  readonly asOf: CivilDate
  readonly facts: readonly string[]
  /** How the value came about, with its figures. */
  readonly arithmetic?: Coded
  /** Why there is no value. */
  readonly reason?: Coded
  /** What the value is about, where it is one of several: the milestone's or bottleneck's name. */
  readonly about?: string
}

export type Metrics = { readonly [name: string]: Metric }
