import { ratio, roundRatio } from '../kernel/exact.ts'
import type { Hundredths } from './contest-events.ts'

/** One judge's total for one contestant, all items together. */
export type JudgeTotal = { readonly judgeId: string; readonly total: Hundredths }

/** How a panel's totals made a score: `trimmed` from five on, `plain` of three or four, `none` below. */
export type PanelScore = {
  readonly how: 'trimmed' | 'plain' | 'none'
  /** Two decimals; null: no value. */
  readonly score: string | null
  /** Whose totals fell away, the highest and the lowest. */
  readonly droppedHigh: string | null
  readonly droppedLow: string | null
  /** Sum and number of the totals that were averaged. */
  readonly sum: Hundredths
  readonly averaged: number
  /** The mean and the median of all counting totals, two decimals, for ties. */
  readonly untrimmed: string | null
  readonly median: string | null
}

/** From so many counting judges on, the highest and the lowest fall away; below so many there is no score (domain.md §7). */
export const TRIMMED_FROM = 5
export const SCORED_FROM = 3

/**
 * 去掉一个最高分和一个最低分的平均分: from five counting judges on, one highest and one lowest total of a contestant dropped, the
 * rest averaged, two decimals half away from zero; of three or four the plain mean; of fewer no value. Of several that are
 * highest (or lowest) the first in the order given falls away, which changes no score.
 */
export function panelScore(totals: readonly JudgeTotal[]): PanelScore {
  const rising = [...totals].sort((a, b) => a.total - b.total)
  const beside = { untrimmed: meanOf(rising), median: medianOf(rising) }
  if (rising.length < SCORED_FROM)
    return { how: 'none', score: null, droppedHigh: null, droppedLow: null, sum: 0, averaged: 0, ...beside }
  const trimmed = rising.length >= TRIMMED_FROM
  const highest = rising.find((one) => one.total === rising.at(-1)!.total && one !== rising[0])!
  const rest = trimmed ? rising.filter((one) => one !== rising[0] && one !== highest) : rising
  return {
    how: trimmed ? 'trimmed' : 'plain',
    score: meanOf(rest),
    droppedHigh: trimmed ? highest.judgeId : null,
    droppedLow: trimmed ? rising[0]!.judgeId : null,
    sum: sumOf(rest),
    averaged: rest.length,
    ...beside,
  }
}

const sumOf = (totals: readonly JudgeTotal[]): Hundredths => totals.reduce((sum, one) => sum + one.total, 0)

const meanOf = (totals: readonly JudgeTotal[]): string | null =>
  totals.length === 0 ? null : roundRatio(ratio(sumOf(totals), totals.length * 100), 2)

/** The middle one; of an even number the mean of the middle two. */
function medianOf(rising: readonly JudgeTotal[]): string | null {
  if (rising.length === 0) return null
  const [low, high] = [rising[(rising.length - 1) >> 1]!, rising[rising.length >> 1]!]
  return roundRatio(ratio(low.total + high.total, 200), 2)
}

/** Hundredths as printed: 925 → '9.25'. */
export const printMarks = (marks: Hundredths): string => roundRatio(ratio(marks, 100), 2)
