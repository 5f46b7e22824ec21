import type { Activity, PlanView } from '@guatu/contract/plans'
import { isRefusal } from '@guatu/domain/kernel/coded'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import type { Spread } from '@guatu/domain/plans/learn-spread'
import { type MonteCarlo, simulatePlan } from '@guatu/domain/plans/monte-carlo'
import type { Plan } from '@guatu/domain/plans/plan-types'
import { useDeferredValue, useMemo } from 'react'
import { planOf } from './what-if-model.ts'

/** As many as the stored forecast takes; the same seed, so that the odds of a plan don't flicker. */
const RUNS = 1000
const SEED = 1

/** The plan's finish with its probability, simulated in the browser by the server's code, behind what is typed. Null where no spread is known. */
export function useOdds(
  plan: PlanView,
  activities: readonly Activity[],
  calendars: PlanCalendars | null,
  own: Plan['calendars'],
): MonteCarlo | null {
  const later = useDeferredValue(activities)
  return useMemo(() => {
    if (!calendars) return null
    const spreadOf = spreadIn(plan.spreads)
    const drawn = simulatePlan(planOf(plan, later, own), calendars, { runs: RUNS, seed: SEED, spreadOf })
    return isRefusal(drawn) || drawn.spread === 0 ? null : drawn
  }, [plan, later, calendars, own])
}

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
