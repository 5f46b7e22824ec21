import { type CivilDate, daysBetween } from '../calendar/civil-date.ts'
import type { MonteCarlo } from './monte-carlo.ts'
import type { Activity, Plan, ScheduledPlan } from './plan-types.ts'

/** A commitment moved; `activity` null is the plan's finish. `laterBy` in calendar days. */
export type MovedCommitment = {
  readonly activity: string | null
  readonly from: CivilDate
  readonly to: CivilDate
  readonly laterBy: number
}

/** Every missed commitment moved to the day that is reached by the network. */
export function commitmentsAsReached(plan: Plan, schedule: ScheduledPlan): MovedCommitment[] {
  const reached = new Map(schedule.activities.map((a) => [a.id, a.earliestFinish]))
  return moved(plan, schedule.finish, (a) => reached.get(a.id))
}

/** Every commitment that fewer than 80 of 100 runs keep, moved to the day by which 80 of them have ended. */
export function commitmentsAtP80(plan: Plan, simulated: MonteCarlo): MovedCommitment[] {
  const dates = new Map(simulated.commitments.map((c) => [c.id, c.p80]))
  return moved(plan, simulated.finish.p80, (a) => (a.commitment ? dates.get(a.id) : undefined))
}

function moved(
  plan: Plan,
  finish: CivilDate | null,
  dateOf: (activity: Activity) => CivilDate | undefined,
): MovedCommitment[] {
  const move = (activity: string | null, from: CivilDate | undefined, to: CivilDate | null | undefined) =>
    from && to && to > from ? [{ activity, from, to, laterBy: daysBetween(from, to) }] : []
  const nodes = plan.activities.filter((a) => !a.actualFinish)
  return [
    ...move(null, plan.finish, finish),
    ...nodes.flatMap((a) => move(a.id, earlier(a.commitment, a.notLater), dateOf(a))),
  ]
}

const earlier = (a: CivilDate | undefined, b: CivilDate | undefined): CivilDate | undefined =>
  a && b ? (a < b ? a : b) : (a ?? b)

/** The plan with those commitments; a limit "not later" of the same activity gives way with it. */
export function withCommitments(plan: Plan, moves: readonly MovedCommitment[]): Plan {
  const dates = new Map(moves.map((m) => [m.activity, m.to]))
  const later = (date: CivilDate | undefined, to: CivilDate): CivilDate | undefined => date && (date < to ? to : date)
  const activities = plan.activities.map((activity): Activity => {
    const to = dates.get(activity.id)
    if (!to) return activity
    const { commitment, notLater, ...rest } = activity
    const [committed, bound] = [later(commitment, to), later(notLater, to)]
    return { ...rest, ...(committed ? { commitment: committed } : {}), ...(bound ? { notLater: bound } : {}) }
  })
  const finish = dates.get(null) ?? plan.finish
  return { ...plan, ...(finish ? { finish } : {}), activities }
}
