/**
 * Spearman's rank correlation of two columns of whole numbers ≥ 0, ties at their mean rank; 0 where one of them is constant.
 * Sums stay whole (ranks doubled), so the result is the same on every machine up to 10⁵ rows.
 */
export function rankCorrelation(a: Int16Array, b: Int16Array): number {
  const rankA = doubledRanks(a)
  const rankB = doubledRanks(b)
  const mean = a.length + 1
  let ab = 0
  let aa = 0
  let bb = 0
  for (let i = 0; i < a.length; i++) {
    const x = rankA[a[i]!]! - mean
    const y = rankB[b[i]!]! - mean
    ab += x * y
    aa += x * x
    bb += y * y
  }
  return aa === 0 || bb === 0 ? 0 : ab / (Math.sqrt(aa) * Math.sqrt(bb))
}

/** Twice the mean rank of each value that occurs. */
function doubledRanks(values: Int16Array): Float64Array {
  let most = 0
  for (const v of values) if (v > most) most = v
  const counts = new Int32Array(most + 1)
  for (const v of values) counts[v]!++
  const ranks = new Float64Array(most + 1)
  let below = 0
  for (let v = 0; v <= most; v++) {
    ranks[v] = 2 * below + counts[v]! + 1
    below += counts[v]!
  }
  return ranks
}
