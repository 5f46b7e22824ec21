import { addDays, type CivilDate, daysBetween } from '../calendar/civil-date.ts'
import { ENOUGH_RECORDS, type LearntSpreads, learnSpreads, ratioAt, type Spread, shareWithin } from './learn-spread.ts'

/** A phase of a finished or running project: when it began, when it was to end, when it ended. */
export type Phase = {
  readonly kind: string
  readonly wider?: string
  readonly start: CivilDate
  readonly planned: CivilDate
  readonly finished: CivilDate | null
}

/** Forecasts of one kind and what became of them. `held` of `judged` ended in time; `share` in percent with one decimal. */
export type Kept = { readonly judged: number; readonly held: number; readonly share: number | null }

export type Calibration = {
  /** The last day the ledger knows of. */
  readonly knownUntil: CivilDate
  readonly phases: number
  /** Phases without usable dates, or planned to end on the day they began or before. */
  readonly passedOver: number
  /** Forecasts made when little was known; they are not judged. */
  readonly assumed: number
  /** Forecasts of which a date still lies ahead of `knownUntil`, so that it can't be judged, whatever became of the phase so far. */
  readonly undecided: number
  /** Dates given with 50, 80 and 90 %: how many held. */
  readonly given: readonly (Kept & { readonly percent: number })[]
  /** By the probability given for the planned date, in steps of ten percent: how many kept it. */
  readonly planned: readonly (Kept & { readonly from: number; readonly to: number; readonly mean: number })[]
  /** From where the spread was learnt: forecasts judged by the work's own kind, a wider one, all work. */
  readonly learntFrom: { readonly kind: number; readonly wider: number; readonly all: number }
}

const GIVEN = [50, 80, 90] as const

/**
 * Calibration, measured (M33): each phase is forecast on the day it began from nothing but what was known on that day (phases that had ended
 * before it, and how long the running ones had taken so far), then held against what happened. Dates up to the end of the ledger are
 * judged; whatever is unfinished there missed them.
 */
export function calibrateForecast(given: readonly Phase[], enough = ENOUGH_RECORDS): Calibration {
  const phases = given.filter((p) => p.planned > p.start && (!p.finished || p.finished >= p.start))
  const knownUntil = given.reduce((last, p) => latest(last, p.finished ?? p.start), '0001-01-01' as CivilDate)
  const tally = newTally()
  for (const [day, group] of byStart(phases)) {
    const spreads = knownOn(phases, day, enough)
    for (const phase of group) judge(tally, phase, spreads.spreadOf(phase.kind, phase.wider), knownUntil)
  }
  return {
    knownUntil,
    phases: phases.length,
    passedOver: given.length - phases.length,
    assumed: tally.assumed,
    undecided: tally.undecided,
    given: GIVEN.map((percent, i) => ({ percent, ...kept(tally.given[i]!) })),
    planned: tally.planned.map((bin, i) => ({
      from: i * 10,
      to: (i + 1) * 10,
      mean: bin.judged === 0 ? 0 : Math.round((100 * bin.sum) / bin.judged),
      ...kept(bin),
    })),
    learntFrom: tally.learntFrom,
  }
}

/** What the ledger said on a day: ended phases with their length, running ones with the days so far. */
function knownOn(phases: readonly Phase[], day: CivilDate, enough: number): LearntSpreads {
  const records = phases
    .filter((p) => p.start < day)
    .map((p) => {
      const finished = p.finished !== null && p.finished < day
      return {
        kind: p.kind,
        ...(p.wider === undefined ? {} : { wider: p.wider }),
        plannedDays: daysBetween(p.start, p.planned),
        days: daysBetween(p.start, finished ? p.finished! : day),
        finished,
      }
    })
  return learnSpreads(records, enough)
}

type Counted = { judged: number; held: number; sum: number }
type Tally = {
  assumed: number
  undecided: number
  readonly given: Counted[]
  readonly planned: Counted[]
  readonly learntFrom: { kind: number; wider: number; all: number }
}

const newTally = (): Tally => ({
  assumed: 0,
  undecided: 0,
  given: GIVEN.map(() => ({ judged: 0, held: 0, sum: 0 })),
  planned: Array.from({ length: 10 }, () => ({ judged: 0, held: 0, sum: 0 })),
  learntFrom: { kind: 0, wider: 0, all: 0 },
})

function judge(tally: Tally, phase: Phase, spread: Spread, knownUntil: CivilDate): void {
  if (spread.from === 'assumed') {
    tally.assumed++
    return
  }
  tally.learntFrom[spread.from]++
  const days = daysBetween(phase.start, phase.planned)
  let open = false
  const count = (into: Counted, date: CivilDate, probability: number): void => {
    // Whoever ended early is left out as well: to judge only those whose outcome is known would flatter the forecast.
    if (date >= knownUntil) {
      open = true
      return
    }
    into.judged++
    into.sum += probability
    if (phase.finished !== null && phase.finished <= date) into.held++
  }
  GIVEN.forEach((percent, i) => {
    const date = addDays(phase.start, Math.round(ratioAt(spread, percent / 100) * days))
    count(tally.given[i]!, date, percent / 100)
  })
  const probability = shareWithin(spread, 1)
  count(tally.planned[Math.min(9, Math.floor(probability * 10))]!, phase.planned, probability)
  if (open) tally.undecided++
}

const kept = ({ judged, held }: Counted): Kept => ({
  judged,
  held,
  share: judged === 0 ? null : Math.round((1000 * held) / judged) / 10,
})

const latest = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b)

function byStart(phases: readonly Phase[]): Map<CivilDate, Phase[]> {
  const groups = new Map<CivilDate, Phase[]>()
  for (const phase of phases) {
    const group = groups.get(phase.start)
    if (group) group.push(phase)
    else groups.set(phase.start, [phase])
  }
  return groups
}
