/**
 * Of changes that could all be made, a set none of which can be left out: those least needed (last in `candidates`) are dropped first as
 * long as no day is lost against making all of them. Null where even all of them win nothing. `missing` says how many days a set leaves to win back.
 */
export function fewestChanges<T>(
  candidates: readonly T[],
  before: number,
  missing: (kept: readonly T[]) => number,
): readonly T[] | null {
  if (candidates.length === 0) return null
  const least = missing(candidates)
  if (least >= before) return null
  let kept = candidates
  for (const candidate of [...candidates].reverse()) {
    const without = kept.filter((c) => c !== candidate)
    if (missing(without) <= least) kept = without
  }
  return kept
}
