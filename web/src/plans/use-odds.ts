import type { Activity, PlanView } from '@guatu/contract/plans'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isRefusal } from '@guatu/domain/kernel/coded'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import { type MonteCarlo, simulatePlan } from '@guatu/domain/plans/monte-carlo'
import { ODDS_RUNS, oddsSeed } from '@guatu/domain/plans/odds-draw'
import type { Plan } from '@guatu/domain/plans/plan-types'
import { useDeferredValue, useMemo } from 'react'
import { spreadIn } from './spread-in.ts'
import { planOf } from './what-if-model.ts'

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
    const seed = oddsSeed(plan.projectId, plan.statusDate as CivilDate)
    const drawn = simulatePlan(planOf(plan, later, own), calendars, { runs: ODDS_RUNS, seed, spreadOf })
    return isRefusal(drawn) || drawn.spread === 0 ? null : drawn
  }, [plan, later, calendars, own])
}
