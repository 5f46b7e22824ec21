import type { PlanView } from '@guatu/contract/plans'
import type { Spread } from '@guatu/domain/plans/learn-spread'

const ASSUMED: Spread = { from: 'assumed', records: 0, ratios: new Float64Array(), shares: new Float64Array() }

/** What the portfolio taught, as the server sent it; assumed for what it did not. */
export function spreadIn(learnt: PlanView['spreads']): (activity: { readonly id: string }) => Spread {
  const by = new Map<string, Spread>()
  for (const { ids, from, records, ratios, shares } of learnt ?? []) {
    const spread = { from, records, ratios: Float64Array.from(ratios), shares: Float64Array.from(shares) }
    for (const id of ids) by.set(id, spread)
  }
  return ({ id }) => by.get(id) ?? ASSUMED
}
