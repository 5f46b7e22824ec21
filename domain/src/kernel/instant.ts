/** An instant in UTC as ISO 8601 text ending in 'Z' ('2026-11-22T00:17:56.123Z'), up to microseconds. */
export type Instant = string

/**
 * −1, 0 or 1. Instants of equal length compare as text; otherwise the fraction is padded first,
 * since '…56.123Z' sorts before '…56Z' as text although it is later.
 */
export function compareInstants(a: Instant, b: Instant): -1 | 0 | 1 {
  if (a === b) return 0
  if (a.length === b.length) return a < b ? -1 : 1
  const x = padded(a)
  const y = padded(b)
  return x < y ? -1 : x > y ? 1 : 0
}

const padded = (instant: Instant): string => {
  const [seconds = '', fraction = ''] = instant.slice(0, -1).split('.')
  return `${seconds}.${fraction.padEnd(9, '0')}`
}

export const isAtOrBefore = (a: Instant, b: Instant): boolean => compareInstants(a, b) <= 0
