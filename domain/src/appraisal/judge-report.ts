import {
  addRatios,
  compareDecimals,
  multiplyRatios,
  type Ratio,
  ratio,
  roundRatio,
  subtractRatios,
} from '../kernel/exact.ts'
import type { Hundredths, OpenedContest } from './contest-events.ts'
import type { SheetLine } from './result-sheet.ts'

/** 评委偏离情况: how one judge's totals stand to those of the others. */
export type JudgeReport = {
  readonly judgeId: string
  /** Contestants for whom the judge counted. */
  readonly counted: number
  /** Mean of own total − mean of the others' totals, over contestants with another judge; marks, two decimals; null: none. */
  readonly difference: string | null
  readonly droppedHigh: number
  readonly droppedLow: number
  /** Pairs of contestants with different scores whom the judge told apart, and how many of them the other way round. */
  readonly pairs: number
  readonly reversed: number
  /** Standard scores (z) by contestant, two decimals; empty where all totals are alike. */
  readonly standard: ReadonlyMap<string, string>
  readonly deviates: readonly ('lenient' | 'strict' | 'contrary')[]
}

/** A judge deviates with a difference of a tenth of full marks, or who orders more than half of at least three pairs otherwise†. */
const FAR = ratio(1, 10)
const PAIRS_FROM = 3

/** Deviation of every judge of a panel, in its order; it changes no score. */
export function judgeReports(contest: OpenedContest, lines: readonly SheetLine[]): readonly JudgeReport[] {
  const full = contest.items.reduce((sum, item) => sum + item.max, 0)
  return contest.judges.map(({ id }) => {
    const own = lines.flatMap((line) => {
      const total = line.totals.find((t) => t.judgeId === id)?.total
      return total === undefined ? [] : [{ line, total }]
    })
    const difference = differenceOf(id, own)
    const { pairs, reversed } = reversedPairs(own)
    return {
      ...{ judgeId: id, counted: own.length, pairs, reversed },
      difference: difference && roundRatio(multiplyRatios(difference, ratio(1, 100)), 2),
      droppedHigh: own.filter(({ line }) => line.panel.droppedHigh === id).length,
      droppedLow: own.filter(({ line }) => line.panel.droppedLow === id).length,
      standard: standardScores(own.map(({ line, total }) => [line.contestantId, total] as const)),
      deviates: [
        ...(difference ? farOff(difference, full) : []),
        ...(pairs >= PAIRS_FROM && reversed * 2 > pairs ? (['contrary'] as const) : []),
      ],
    }
  })
}

type Own = readonly { readonly line: SheetLine; readonly total: Hundredths }[]

/** In hundredths of a mark. */
function differenceOf(judgeId: string, own: Own): Ratio | null {
  const each = own.flatMap(({ line, total }) => {
    const others = line.totals.filter((t) => t.judgeId !== judgeId)
    if (others.length === 0) return []
    return [
      subtractRatios(
        ratio(total, 1),
        ratio(
          others.reduce((sum, t) => sum + t.total, 0),
          others.length,
        ),
      ),
    ]
  })
  return each.length === 0 ? null : multiplyRatios(each.reduce(addRatios), ratio(1, each.length))
}

function farOff(difference: Ratio, full: Hundredths): readonly ('lenient' | 'strict')[] {
  const bound = multiplyRatios(FAR, ratio(full, 1))
  const beyond = (value: Ratio) => subtractRatios(value, bound).num >= 0n
  if (beyond(difference)) return ['lenient']
  return beyond({ num: -difference.num, den: difference.den }) ? ['strict'] : []
}

function reversedPairs(own: Own): { pairs: number; reversed: number } {
  let [pairs, reversed] = [0, 0]
  for (const [i, a] of own.entries())
    for (const b of own.slice(i + 1)) {
      if (a.line.score === null || b.line.score === null || a.total === b.total) continue
      const byPanel = compareDecimals(a.line.score, b.line.score)
      if (byPanel === 0) continue
      pairs += 1
      if (byPanel > 0 !== a.total > b.total) reversed += 1
    }
  return { pairs, reversed }
}

/**
 * z = (total − mean) ÷ standard deviation (of the judge's own totals, divided by their number), two decimals half away from
 * zero, found with whole numbers alone: the largest k with ((2k − 1) ÷ 200)² ≤ z². Empty where all totals are alike.
 */
export function standardScores<K>(totals: readonly (readonly [key: K, total: Hundredths])[]): ReadonlyMap<K, string> {
  const n = BigInt(totals.length)
  const sum = totals.reduce((s, [, total]) => s + BigInt(total), 0n)
  // Deviations times n, and the sum of their squares: z² = n · d² ÷ Σ d².
  const deviations = totals.map(([key, total]) => [key, BigInt(total) * n - sum] as const)
  const squares = deviations.reduce((s, [, d]) => s + d * d, 0n)
  if (squares === 0n) return new Map()
  return new Map(
    deviations.map(([key, d]) => {
      const k = (rootOf((40_000n * n * d * d) / squares) + 1n) / 2n
      return [key, roundRatio({ num: d < 0n ? -k : k, den: 100n }, 2)]
    }),
  )
}

/** The whole part of a square root, by Newton's steps. */
function rootOf(value: bigint): bigint {
  if (value < 2n) return value
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (root + value / root) >> 1n
    if (next >= root) return root
    root = next
  }
}
