import type { CivilDate } from '../calendar/civil-date.ts'
import { dateAt } from '../calendar/covered-days.ts'
import { type Refusal, refuse } from '../kernel/coded.ts'
import { type BuiltPlan, buildNetwork, isMilestone, kernelDayOf, type PlanCalendars } from './build-network.ts'
import { checkPlan } from './check-plan.ts'
import * as samples from './duration-samples.ts'
import { type Distribution, durationQuantiles } from './duration-samples.ts'
import { passBackward } from './kernel/backward-pass.ts'
import { END } from './kernel/calendar-tables.ts'
import { passForward } from './kernel/forward-pass.ts'
import * as record from './kernel/network.ts'
import { ASSUMED_SHARES, ratioAt, type Spread } from './learn-spread.ts'
import type { Activity, Plan } from './plan-types.ts'
import { rankCorrelation } from './rank-correlation.ts'

// Constants of this file are folded into the loop below, imported ones are not (as in the passes of the kernel).
const { EARLY, FINISHED, FLOATS, highOf, SLOT_BITS, STARTED, slot, TRAITS, WORK } = record
const { QUANTILE_BITS } = samples

export type MonteCarloOptions = {
  /** 1 to 1,000,000. */
  readonly runs: number
  /** Any whole number; the same seed gives the same forecast on every machine. */
  readonly seed: number
  readonly distribution?: Distribution
  /** Also criticality and sensitivity of each activity; default true. */
  readonly drivers?: boolean
  /** Spread of activities without three points of their own (learn-spread.ts); left out, or null, they take exactly as long as planned. */
  readonly spreadOf?: (activity: Activity) => Spread | null
}

export type DateQuantiles = { readonly p50: CivilDate; readonly p80: CivilDate; readonly p90: CivilDate }

export type MonteCarlo = {
  readonly runs: number
  readonly seed: number
  readonly distribution: Distribution
  /** Activities with a spread of their own; with 0 all runs are alike and the quantiles say nothing. */
  readonly spread: number
  /** Where those spreads come from: three points of the plan's own, the portfolio's history, or assumed for want of history. */
  readonly basis: { readonly own: number; readonly learnt: number; readonly assumed: number }
  readonly finish: DateQuantiles & { readonly probability: number | null }
  /** Unfinished activities with a commitment, in the plan's order: quantiles of their finish, share of runs that keep it. */
  readonly commitments: readonly (DateQuantiles & {
    readonly id: string
    readonly commitment: CivilDate
    readonly probability: number
  })[]
  /** Criticality: share of runs without float. Sensitivity: Spearman's rank correlation of duration and finish; null without a spread. */
  readonly activities: readonly {
    readonly id: string
    readonly criticality: number
    readonly sensitivity: number | null
  }[]
}

type Basis = keyof MonteCarlo['basis']
type Sampled = {
  readonly place: number
  readonly basis: Basis
  readonly quantiles: Int16Array
  readonly taken: Int16Array | null
}

/** Forecast with probability (M33): the plan scheduled again for each draw of its three-point durations. Refuses what can't be scheduled. */
export function simulatePlan(plan: Plan, calendars: PlanCalendars, options: MonteCarloOptions): MonteCarlo | Refusal {
  const check = checkPlan(plan, calendars)
  const first = check.diagnoses[0]
  if (check.fatal && first) return refuse(first.code, first.params)
  if (plan.activities.length === 0) return refuse('plan-empty')
  const { runs, seed, distribution = 'pert', drivers = true } = options
  const built = buildNetwork(plan, check.order, calendars)
  const sampled = samplesOf(plan, built, options, drivers ? runs : 0)
  const watched = plan.activities.flatMap((a, i) => (a.commitment && !a.actualFinish ? [{ a, i }] : []))
  const finishes = new Int16Array(runs)
  const dates = watched.map(() => new Int16Array(runs))
  const places = Int32Array.from(watched, ({ i }) => built.index[i]!)
  const critical = new Int32Array(plan.activities.length)
  run(built, sampled, seed, finishes, dates, places, drivers ? critical : null)
  const commitments = watched.map(({ a, i }, w) => {
    const side = isMilestone(a) ? built.endsDay[built.index[i]!]! : 1
    const kept = countUpTo(dates[w]!, kernelDayOf(a.commitment!) + side)
    return { id: a.id, commitment: a.commitment!, probability: kept / runs, ...quantilesOf(dates[w]!, side) }
  })
  const probability = plan.finish ? countUpTo(finishes, kernelDayOf(plan.finish) + 1) / runs : null
  return {
    runs,
    seed,
    distribution,
    spread: sampled.length,
    basis: basisOf(sampled),
    finish: { ...quantilesOf(finishes, 1), probability },
    commitments,
    activities: drivers ? driversOf(plan, built, sampled, critical, finishes) : [],
  }
}

function run(
  built: BuiltPlan,
  sampled: readonly Sampled[],
  seed: number,
  finishes: Int16Array,
  dates: readonly Int16Array[],
  places: Int32Array,
  critical: Int32Array | null,
): void {
  const { net, tables, index } = built
  const { activities } = net
  const n = index.length
  let x = seeded(seed)
  // Flat columns instead of objects: this loop turns four hundred thousand times for ten thousand runs.
  const slots = Int32Array.from(sampled, (s) => (s.place << SLOT_BITS) | WORK)
  const bounds = Int32Array.from(slots, (at) => activities[at]! & 0xffff)
  const quantiles = new Int16Array(sampled.length << QUANTILE_BITS)
  for (const [s, { quantiles: own }] of sampled.entries()) quantiles.set(own, s << QUANTILE_BITS)
  for (let r = 0; r < finishes.length; r++) {
    for (let s = 0; s < slots.length; s++) {
      x ^= x << 13
      x ^= x >>> 17
      x ^= x << 5
      const d = quantiles[(s << QUANTILE_BITS) | (x >>> (32 - QUANTILE_BITS))]!
      activities[slots[s]!] = (d << 16) | bounds[s]!
    }
    for (const { place, taken } of critical ? sampled : []) taken![r] = activities[(place << SLOT_BITS) | WORK]! >> 16
    const last = passForward(net, tables, 0, n)
    finishes[r] = last
    for (let w = 0; w < dates.length; w++) dates[w]![r] = activities[(places[w]! << SLOT_BITS) | EARLY]! & 0xffff
    if (!critical) continue
    passBackward(net, tables, 0, n, last, last)
    for (let a = 0; a < n; a++) critical[a] = critical[a]! + (activities[(a << SLOT_BITS) | FLOATS]! >> 16 <= 0 ? 1 : 0)
  }
}

/** Activities whose duration is open, with 1,024 equally likely durations each; work in progress scales to what is left. */
function samplesOf(plan: Plan, built: BuiltPlan, options: MonteCarloOptions, kept: number): Sampled[] {
  const { distribution = 'pert', spreadOf } = options
  const known = new Map<string, Int16Array>()
  return plan.activities.flatMap((activity, i): Sampled[] => {
    const place = built.index[i]!
    const traits = slot(built.net, place, TRAITS)
    if (traits & FINISHED || isMilestone(activity)) return []
    const planned = highOf(slot(built.net, place, WORK))
    const taken = kept ? new Int16Array(kept) : null
    const points = pointsOf(activity, traits & STARTED ? planned : null)
    const spread = points ? null : (spreadOf?.(activity) ?? null)
    if (spread && spread.from !== 'assumed') {
      return [{ place, basis: 'learnt', quantiles: learntQuantiles(spread, planned), taken }]
    }
    const open = points ?? (spread ? assumedPoints(planned) : null)
    if (!open) return []
    const key = open.join()
    const quantiles = known.get(key) ?? durationQuantiles(...open, distribution)
    known.set(key, quantiles)
    return [{ place, basis: points ? 'own' : 'assumed', quantiles, taken }]
  })
}

function basisOf(sampled: readonly Sampled[]): MonteCarlo['basis'] {
  const count = (basis: Basis): number => sampled.filter((s) => s.basis === basis).length
  return { own: count('own'), learnt: count('learnt'), assumed: count('assumed') }
}

const assumedPoints = (days: number): [number, number, number] => {
  const [low, mode, high] = ASSUMED_SHARES
  return [days * low, days * mode, days * high]
}

/** Planned days times the ratios that history gives, at the same 1,024 quantiles; at least one day. */
function learntQuantiles(spread: Spread, days: number): Int16Array {
  const count = 1 << QUANTILE_BITS
  const quantiles = new Int16Array(count)
  for (let i = 0; i < count; i++) {
    const most = Math.min(END, Math.floor(days * ratioAt(spread, (i + 0.5) / count) + 0.5))
    quantiles[i] = days > 0 ? Math.max(1, most) : 0
  }
  return quantiles
}

function pointsOf(activity: Activity, left: number | null): [number, number, number] | null {
  const { optimistic, pessimistic, duration } = activity
  if (optimistic === undefined || pessimistic === undefined) return null
  const likely = activity.likely ?? duration
  if (left === null) return [optimistic, likely, pessimistic]
  const scale = likely > 0 ? left / likely : 0
  return [optimistic * scale, left, pessimistic * scale]
}

function driversOf(
  plan: Plan,
  built: BuiltPlan,
  sampled: readonly Sampled[],
  critical: Int32Array,
  finishes: Int16Array,
): MonteCarlo['activities'] {
  const taken = new Map(sampled.map((s) => [s.place, s.taken]))
  return plan.activities.map((activity, i) => {
    const place = built.index[i]!
    const draws = taken.get(place)
    return {
      id: activity.id,
      criticality: critical[place]! / finishes.length,
      sensitivity: draws ? rankCorrelation(draws, finishes) : null,
    }
  })
}

/** A state other than zero for xorshift32, well apart for neighbouring seeds (one round of Murmur3's finisher). */
function seeded(seed: number): number {
  let h = (seed ^ 0x9e3779b9) | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  h ^= h >>> 16
  return h === 0 ? 1 : h
}

const countUpTo = (boundaries: Int16Array, bound: number): number => {
  let n = 0
  for (const x of boundaries) if (x <= bound) n++
  return n
}

/** The earliest day on which at least 50, 80, 90 of 100 runs have ended. */
function quantilesOf(boundaries: Int16Array, side: number): DateQuantiles {
  const histogram = new Int32Array(END + 3)
  for (const x of boundaries) histogram[x]!++
  const dayAt = (percent: number): CivilDate => {
    const wanted = Math.ceil((boundaries.length * percent) / 100)
    let seen = 0
    let x = 0
    while (x < END + 2 && seen + histogram[x]! < wanted) seen += histogram[x++]!
    return dateAt(x - side - 1)
  }
  return { p50: dayAt(50), p80: dayAt(80), p90: dayAt(90) }
}
