/** A group where it stands: on its own, or below the sum of what it lies in (`group` null), so many levels below the whole. */
export type Placed<G> = {
  readonly key: string
  /** The group's own key, or the place summed. */
  readonly place: string
  readonly depth: number
  readonly group: G | null
  /** Keys of the groups in the sum; of a group, its own. */
  readonly covers: readonly string[]
}

/**
 * Groups of one tree below the sums of the places they lie in, in their given order; a place comes where its first group
 * stands. What lies directly in a place that has others below it stands first below that place's sum. No sum is made over
 * one group, over all of them (that is the total), nor twice over the same.
 * @param upOf the place above; null at the top or where nobody knows. A place that lies in itself ends the way up.
 */
export function underSubtotals<G extends { readonly key: string }>(
  groups: readonly G[],
  upOf: (key: string) => string | null,
): readonly Placed<G>[] {
  const ways = groups.map((group) => ({ group, chain: chainOf(group.key, upOf) }))
  const covers = new Map<string, string[]>()
  for (const { group, chain } of ways)
    for (const place of chain) covers.set(place, [...(covers.get(place) ?? []), group.key])
  const count = (place: string | undefined) => (place === undefined ? 0 : covers.get(place)!.length)
  /** Of two sums over the same groups the inner one stands. */
  const sumsIn = (chain: readonly string[]) =>
    chain.filter((place, i) => count(place) > 1 && count(place) < groups.length && count(chain[i + 1]) < count(place))
  const chains = ways.map(({ group, chain }) => ({ group, sums: sumsIn(chain) }))
  const below = (of: typeof chains, above: number): Placed<G>[] => {
    const placed: Placed<G>[] = []
    const done = new Set<string>()
    for (const { group, sums } of of) {
      const [place, depth] = [sums[above], above]
      if (place === undefined) placed.push({ key: group.key, place: group.key, depth, group, covers: [group.key] })
      else if (!done.has(place)) {
        done.add(place)
        const inside = of.filter((one) => one.sums[above] === place)
        const own = inside.filter((one) => one.group.key === place)
        const rest = inside.filter((one) => one.group.key !== place)
        placed.push(
          { key: `${place} sum`, place, depth, group: null, covers: covers.get(place)! },
          ...below([...own, ...rest], above + 1),
        )
      }
    }
    return placed
  }
  return below(chains, 0)
}

/** From the top down to the place itself. */
function chainOf(key: string, upOf: (key: string) => string | null): string[] {
  const chain: string[] = []
  for (let at: string | null = key; at !== null && !chain.includes(at); at = upOf(at)) chain.unshift(at)
  return chain
}
