import { compareDecimals } from '../kernel/exact.ts'

/** What a contestant is ranked by: a score as printed, and what breaks a tie of it. */
export type Standing = {
  readonly score: string | null
  readonly untrimmed: string | null
  readonly median: string | null
  /** How many judges placed it first. */
  readonly firsts: number
}
/** What told a contestant from the one before it with the same score; null where the score did, `none` where nothing does. */
export type TieBrokenBy = 'untrimmed' | 'median' | 'firsts' | 'none' | null
export type Ranked<S> = S & { readonly rank: number | null; readonly tie: TieBrokenBy }

/**
 * Ranks in a total order: by score, then untrimmed mean, median, number of first places, all as printed, so that two rows that
 * look alike are alike; last by the drawn order, in which `standings` come. Ranks are competition ranks (1, 2, 2, 4): two share
 * one only where nothing but the drawn order tells them apart. Without a score there is no rank, and they stand last.
 */
export function rankContestants<S extends Standing>(standings: readonly S[]): readonly Ranked<S>[] {
  const sorted = standings
    .map((one, drawn) => ({ one, drawn }))
    .sort((a, b) => better(a.one, b.one) || a.drawn - b.drawn)
  const ranked: Ranked<S>[] = []
  for (const { one } of sorted) {
    const before = ranked.at(-1)
    const tie = before && one.score !== null && before.score === one.score ? brokenBy(before, one) : null
    const rank = one.score === null ? null : tie === 'none' ? before!.rank : ranked.length + 1
    ranked.push({ ...one, rank, tie })
  }
  return ranked
}

const higher = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : compareDecimals(b, a)

const better = (a: Standing, b: Standing): number =>
  higher(a.score, b.score) ||
  higher(a.untrimmed, b.untrimmed) ||
  higher(a.median, b.median) ||
  (a.score === null ? 0 : b.firsts - a.firsts)

function brokenBy(a: Standing, b: Standing): TieBrokenBy {
  if (higher(a.untrimmed, b.untrimmed) !== 0) return 'untrimmed'
  if (higher(a.median, b.median) !== 0) return 'median'
  return a.firsts === b.firsts ? 'none' : 'firsts'
}
