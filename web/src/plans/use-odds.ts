import type { Activity, PlanView } from '@guatu/contract/plans'
import { isRefusal } from '@guatu/domain/kernel/coded'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import { type MonteCarlo, simulatePlan } from '@guatu/domain/plans/monte-carlo'
import type { Plan } from '@guatu/domain/plans/plan-types'
import { useDeferredValue, useMemo } from 'react'
import { spreadIn } from './spread-in.ts'
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
