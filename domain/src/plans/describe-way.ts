import { type Coded, coded } from '../kernel/coded.ts'
import type { Plan } from './plan-types.ts'
import type { PlanChange, WayOut } from './way-out.ts'

/** A way out as a sentence: what it does, what it wins, what is left. */
export function describeWay(way: Omit<WayOut, 'plan' | 'schedule'>): Coded {
  const { kind, daysWon, daysStillMissing } = way
  if (kind === 'laterCommitment' || kind === 'laterCommitmentP80') {
    const laterBy = Math.max(0, ...way.changes.map((c) => (c.change === 'commitment' ? c.laterBy : 0)))
    return coded(`plans.way.${kind}`, { laterBy, percent: percentOf(way.probability) })
  }
  const params = { daysWon, daysStillMissing, changes: way.changes.length, cost: way.cost ?? null }
  return coded(`plans.way.${kind}`, params)
}

/** One change of a way out as a sentence; activities by their names in the plan. */
export function describeChange(change: PlanChange, plan: Plan): Coded {
  const nameOf = (id: string): string => plan.activities.find((a) => a.id === id)?.name ?? id
  if (change.change === 'commitment') {
    const { activity, from, to, laterBy } = change
    if (activity === null) return coded('plans.change.finish', { from, to, laterBy })
    return coded('plans.change.commitment', { activity: nameOf(activity), from, to, laterBy })
  }
  const activity = nameOf(change.activity)
  switch (change.change) {
    case 'duration':
      return coded('plans.change.duration', { activity, from: change.from, to: change.to, cost: change.cost })
    case 'overlap':
      return coded('plans.change.overlap', { activity, predecessor: nameOf(change.predecessor), lag: change.lag })
    case 'sevenDay':
      return coded('plans.change.sevenDay', { activity })
    case 'shifts':
      return coded('plans.change.shifts', { activity, shifts: change.shifts, from: change.from, to: change.to })
  }
}

const percentOf = (share: number | null): number | null => (share === null ? null : Math.round(share * 100))
