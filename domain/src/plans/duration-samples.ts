/** Shape of a three-point estimate: beta-PERT (mode weighted four times, as PERT has it) or triangular. */
export type Distribution = 'pert' | 'triangular'

/** Quantiles held for each estimate; a power of two, so that the upper bits of a random number choose one. */
export const QUANTILE_BITS = 10
const QUANTILES = 1 << QUANTILE_BITS
const GRID = 256

/**
 * Whole-day durations at the quantiles (i + ½) ÷ 1024 of a three-point estimate, half away from zero. Only + − × ÷ and √ are used, which
 * every engine rounds alike, so that the same seed gives the same forecast everywhere.
 */
export function durationQuantiles(
  optimistic: number,
  likely: number,
  pessimistic: number,
  distribution: Distribution,
): Int16Array {
  const low = Math.min(optimistic, likely, pessimistic)
  const span = Math.max(optimistic, likely, pessimistic) - low
  const mode = span === 0 ? 0 : (Math.min(Math.max(likely, low), low + span) - low) / span
  const unit = unitQuantiles(distribution, mode)
  const days = new Int16Array(QUANTILES)
  for (let i = 0; i < QUANTILES; i++) days[i] = Math.max(0, Math.floor(low + unit[i]! * span + 0.5))
  return days
}

/** Quantiles on the unit interval are kept: the ways out simulate one plan many times over. */
const kept = new Map<string, Float64Array>()
const MOST_KEPT = 1_000

function unitQuantiles(distribution: Distribution, mode: number): Float64Array {
  const key = `${distribution} ${mode}`
  const known = kept.get(key)
  if (known) return known
  if (kept.size >= MOST_KEPT) kept.clear()
  const made = distribution === 'pert' ? pertQuantiles(mode) : triangularQuantiles(mode)
  kept.set(key, made)
  return made
}

function triangularQuantiles(mode: number): Float64Array {
  return Float64Array.from({ length: QUANTILES }, (_, i) => {
    const u = (i + 0.5) / QUANTILES
    return u < mode ? Math.sqrt(u * mode) : 1 - Math.sqrt((1 - u) * (1 - mode))
  })
}

/** Beta(1 + 4 mode, 1 + 4 (1 − mode)) on the unit interval, its density summed over 256 cells. */
function pertQuantiles(mode: number): Float64Array {
  const cumulated = new Float64Array(GRID + 1)
  for (let i = 0; i < GRID; i++) {
    const x = (i + 0.5) / GRID
    const root = rooted(x, mode) * rooted(1 - x, 1 - mode)
    const density = root * root * (root * root)
    cumulated[i + 1] = cumulated[i]! + density
  }
  const all = cumulated[GRID]!
  const quantiles = new Float64Array(QUANTILES)
  let cell = 0
  for (let i = 0; i < QUANTILES; i++) {
    const wanted = ((i + 0.5) / QUANTILES) * all
    while (cell < GRID - 1 && cumulated[cell + 1]! < wanted) cell++
    const inside = (wanted - cumulated[cell]!) / (cumulated[cell + 1]! - cumulated[cell]!)
    quantiles[i] = (cell + inside) / GRID
  }
  return quantiles
}

/** x to the power r, 0 ≤ r ≤ 1, to sixteen binary digits of r, by square roots alone. */
function rooted(x: number, r: number): number {
  let left = Math.round(r * 65536)
  if (left >= 65536) return x
  let root = x
  let product = 1
  for (let bit = 32768; bit > 0 && left > 0; bit /= 2) {
    root = Math.sqrt(root)
    if (left >= bit) {
      product *= root
      left -= bit
    }
  }
  return product
}
