/**
 * Of changes that could all be made, a set none of which can be left out: those least needed (last in `candidates`) are dropped first as
 * long as no day is lost, also those that do harm, until none can go. Null where nothing is won. `missing` says how many days a set leaves to
 * win back.
 */
export function fewestChanges<T>(
  candidates: readonly T[],
  before: number,
  missing: (kept: readonly T[]) => number,
): readonly T[] | null {
  if (candidates.length === 0) return null
  let kept = candidates
  let least = missing(candidates)
  for (let dropped = true; dropped; ) {
    dropped = false
    for (const candidate of [...kept].reverse()) {
      const without = kept.filter((c) => c !== candidate)
      const left = missing(without)
      if (left > least) continue
      kept = without
      least = left
      dropped = true
    }
  }
  return least < before ? kept : null
}
