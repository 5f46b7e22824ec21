import { compareDecimals } from '../kernel/exact.ts'

/**
 * Competition ranks (1, 2, 2, 4) of printed decimals, the highest first; no value has no rank. Values that print alike are
 * alike, so that two rows that look the same never stand in two places.
 */
export function competitionRanks(values: readonly (string | null)[]): (number | null)[] {
  const sorted = values.filter((v) => v !== null).sort((a, b) => compareDecimals(b, a))
  return values.map((v) => (v === null ? null : sorted.findIndex((s) => compareDecimals(s, v) === 0) + 1))
}

/** Places gained since the period before: 2 is two up, −1 one down; null where either rank is missing. */
export const rankChange = (before: number | null | undefined, now: number | null): number | null =>
  before == null || now === null ? null : before - now
