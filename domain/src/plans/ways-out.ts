import { isRefusal, type Refusal, refuse } from '../kernel/coded.ts'
import type { PlanCalendars } from './build-network.ts'
import { checkPlan } from './check-plan.ts'
import { crashPlan } from './crash-plan.ts'
import { type ForwardAndBackward, forwardAndBackward } from './forward-and-backward.ts'
import { type LateChain, lateChains } from './late-chains.ts'
import { commitmentsAsReached, commitmentsAtP80, type MovedCommitment, withCommitments } from './later-commitment.ts'
import { SHIFT_YIELD, sevenDaysThatHelp, shiftsThatHelp, withSevenDays, withShifts } from './longer-working-time.ts'
import { type MonteCarlo, type MonteCarloOptions, simulatePlan } from './monte-carlo.ts'
import { overlapsThatHelp, withOverlaps } from './overlap-plan.ts'
import type { Plan, ScheduledPlan } from './plan-types.ts'
import { daysToWinBackOf, schedulePlan } from './schedule-plan.ts'
import type { PlanChange, WayKind, WayOut } from './way-out.ts'

export type WaysOutOptions = {
  /** Activities that may be worked on all seven days, beside those marked `maySevenDay`. */
  readonly sevenDay?: readonly string[]
  /** Shifts a day (2 or 3) by activity, before `maxShifts` of the plan. */
  readonly shifts?: { readonly [activity: string]: number }
  /** What a further shift yields beside the first, in percent; default SHIFT_YIELD. */
  readonly shiftYield?: number
  /** Runs and seed of the probabilities (default 10,000 and 1); null leaves them out. */
  readonly simulate?: Pick<MonteCarloOptions, 'runs' | 'seed' | 'distribution' | 'spreadOf'> | null
}

export type WaysOut = {
  readonly daysToWinBack: number
  /** The plan as it is. */
  readonly schedule: ScheduledPlan
  /** The chains that carry the negative float, worst first. */
  readonly chains: readonly LateChain[]
  readonly forwardAndBackward: ForwardAndBackward
  /** Probability as it is; null without a spread. */
  readonly probability: number | null
  /** In the order crash, overlap, sevenDay, shifts, laterCommitment, laterCommitmentP80; those that win nothing are left out. */
  readonly ways: readonly WayOut[]
}

type Way = {
  readonly kind: WayKind
  readonly plan: Plan
  readonly changes: readonly PlanChange[]
  readonly cost?: number
}

/**
 * When the deadline can't be met (N10): the date reached, the chains that carry the negative float, and every way out as a schedule beside.
 * A plan in time has no ways but a later commitment where fewer than 80 of 100 runs keep the one given. Refuses what can't be scheduled.
 */
export function waysOut(plan: Plan, calendars: PlanCalendars, options: WaysOutOptions = {}): WaysOut | Refusal {
  const schedule = schedulePlan(plan, calendars)
  const fatal = schedule.diagnoses[0]
  if (schedule.finish === null) return fatal ? refuse(fatal.code, fatal.params) : refuse('plan-empty')
  const sampling = options.simulate === undefined ? { runs: 10_000, seed: 1 } : options.simulate
  const simulate = (of: Plan): MonteCarlo | null => {
    const answer = sampling && simulatePlan(of, calendars, { ...sampling, drivers: false })
    return !answer || isRefusal(answer) || answer.spread === 0 ? null : answer
  }
  const asItIs = simulate(plan)
  const { order } = checkPlan(plan, calendars)
  const missing = (of: Plan): number => daysToWinBackOf(of, order, calendars)
  const late = schedule.daysToWinBack > 0
  const found = [
    ...(late ? [crash(plan, calendars, missing), overlap(plan, schedule, missing)] : []),
    ...(late ? longerTime(plan, calendars, schedule, missing, options) : []),
    later('laterCommitment', plan, commitmentsAsReached(plan, schedule)),
    asItIs ? later('laterCommitmentP80', plan, commitmentsAtP80(plan, asItIs)) : null,
  ]
  const ways = found.flatMap((way) => (way ? [beside(way, schedule, calendars, simulate)] : []))
  return {
    daysToWinBack: schedule.daysToWinBack,
    schedule,
    chains: lateChains(plan, schedule),
    forwardAndBackward: forwardAndBackward(plan, schedule),
    probability: probabilityOf(asItIs),
    ways,
  }
}

function beside(
  way: Way,
  before: ScheduledPlan,
  calendars: PlanCalendars,
  simulate: (plan: Plan) => MonteCarlo | null,
): WayOut {
  const schedule = schedulePlan(way.plan, calendars)
  return {
    ...way,
    schedule,
    daysWon: before.daysToWinBack - schedule.daysToWinBack,
    daysStillMissing: schedule.daysToWinBack,
    meets: schedule.daysToWinBack === 0,
    probability: probabilityOf(simulate(way.plan)),
  }
}

function probabilityOf(simulated: MonteCarlo | null): number | null {
  if (!simulated) return null
  const kept = simulated.commitments.map((c) => c.probability)
  return simulated.finish.probability ?? (kept.length > 0 ? Math.min(...kept) : null)
}

function crash(plan: Plan, calendars: PlanCalendars, missing: (plan: Plan) => number): Way | null {
  const crashed = crashPlan(plan, calendars)
  if (isRefusal(crashed) || crashed.activities.length === 0) return null
  if (missing(crashed.plan) >= missing(plan)) return null
  const changes = crashed.activities.map(({ id, from, to, cost }) => ({
    change: 'duration' as const,
    activity: id,
    from,
    to,
    cost,
  }))
  return { kind: 'crash', plan: crashed.plan, changes, cost: crashed.cost }
}

function overlap(plan: Plan, schedule: ScheduledPlan, missing: (plan: Plan) => number): Way | null {
  const links = overlapsThatHelp(plan, schedule, missing)
  if (!links) return null
  return {
    kind: 'overlap',
    plan: withOverlaps(plan, links),
    changes: links.map((link) => ({ change: 'overlap', ...link })),
  }
}

function longerTime(
  plan: Plan,
  calendars: PlanCalendars,
  schedule: ScheduledPlan,
  missing: (plan: Plan) => number,
  options: WaysOutOptions,
): (Way | null)[] {
  const ids = sevenDaysThatHelp(plan, calendars, options.sevenDay ?? [], schedule, missing)
  const percent = options.shiftYield ?? SHIFT_YIELD
  const shifts = shiftsThatHelp(plan, options.shifts ?? {}, percent, schedule, missing)
  return [
    ids && {
      kind: 'sevenDay',
      plan: withSevenDays(plan, calendars, ids),
      changes: ids.map((activity) => ({ change: 'sevenDay', activity })),
    },
    shifts && {
      kind: 'shifts',
      plan: withShifts(plan, shifts),
      changes: shifts.map((shift) => ({ change: 'shifts', ...shift })),
    },
  ]
}

function later(kind: WayKind, plan: Plan, moves: readonly MovedCommitment[]): Way | null {
  if (moves.length === 0) return null
  return {
    kind,
    plan: withCommitments(plan, moves),
    changes: moves.map((move) => ({ change: 'commitment', ...move })),
  }
}
