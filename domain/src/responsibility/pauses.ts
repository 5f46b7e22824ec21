import {
  addDays,
  type CivilDate,
  dayNumberOf,
  dayOfMonth,
  daysInMonth,
  fromDayNumber,
  monthOf,
  yearOf,
} from '../calendar/civil-date.ts'
import { type Refusal, refuse } from '../kernel/coded.ts'
import { compareFacts, isKnown } from '../reports/known-facts.ts'
import type { EvaluationPoint, Fact, PauseFact } from '../reports/project-facts.ts'

/** The only reasons for which a project's clock may stand still; there is no "other". */
export const PAUSE_REASONS = [
  'forceMajeure',
  'relics',
  'policyChange',
  'litigation',
  'superiorApproval',
  'pollutionStop',
] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]

export const PAUSE_EVENTS = ['asked', 'approved', 'refused', 'refreshed', 'ended'] as const
export type PauseEventKind = (typeof PAUSE_EVENTS)[number]

/** One step of a pause. Reason and span stand on the request (`asked`) and hold for the pause; `by` is who took the step. */
export type PauseEvent = Fact & {
  readonly pauseId: string
  readonly event: PauseEventKind
  readonly reason: PauseReason
  readonly from: CivilDate
  readonly to: CivilDate
  readonly by: string
}

export type PauseState = {
  readonly id: string
  readonly reason: PauseReason
  readonly from: CivilDate
  readonly to: CivilDate
  /** asked → inForce, refused; inForce → lapsed when nobody refreshed it, ended before its time, over on its own. */
  readonly state: 'asked' | 'refused' | 'upcoming' | 'inForce' | 'lapsed' | 'ended' | 'over'
  readonly askedBy: string
  readonly approver: string | null
  /** The last day it holds unless it is refreshed again; null before approval. */
  readonly holdsTo: CivilDate | null
}

/** How long an approval or refreshing holds: a pause is refreshed quarterly or it lapses. */
export const PAUSE_HOLDS_MONTHS = 3

/** A pause is asked for at most a year at a time†. */
export const PAUSE_LONGEST_DAYS = 366

/** The same day some months later, or the last day of a shorter month (30 November + 3 months = 28 February). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const month = monthOf(date) - 1 + months
  const year = yearOf(date) + Math.floor(month / 12)
  const inYear = (((month % 12) + 12) % 12) + 1
  const day = Math.min(dayOfMonth(date), daysInMonth(year, inYear))
  return fromDayNumber(dayNumberOf(year, inYear, day))
}

/** A step at a time, in the order in which they were taken; unknown ones left out. */
function eventsOf(events: readonly PauseEvent[], at: EvaluationPoint): readonly (readonly PauseEvent[])[] {
  const byPause = new Map<string, PauseEvent[]>()
  for (const event of events) {
    if (!isKnown(event, at)) continue
    const list = byPause.get(event.pauseId)
    if (list) list.push(event)
    else byPause.set(event.pauseId, [event])
  }
  return [...byPause.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, list]) => list.sort(byRecording))
    .filter((list) => list.some((e) => e.event === 'asked'))
}

const byRecording = (a: PauseEvent, b: PauseEvent): number =>
  a.recordedAt === b.recordedAt ? compareFacts(a, b) : a.recordedAt < b.recordedAt ? -1 : 1

/** The pauses of a project as they stand at a point, in the order of ids. */
export const pauseStates = (events: readonly PauseEvent[], at: EvaluationPoint): readonly PauseState[] =>
  eventsOf(events, at).map((list) => stateOf(list, at.asOf))

function stateOf(list: readonly PauseEvent[], asOf: CivilDate): PauseState {
  const asked = list.find((e) => e.event === 'asked')!
  const approved = list.find((e) => e.event === 'approved')
  const refused = list.find((e) => e.event === 'refused')
  const ended = list.findLast((e) => e.event === 'ended')
  const pieces = piecesOf(list)
  const holdsTo = pieces.at(-1)?.to ?? null
  const { pauseId: id, reason, from, to } = asked
  const state = (): PauseState['state'] => {
    if (refused) return 'refused'
    if (!approved || holdsTo === null) return 'asked'
    if (ended && ended.occurredOn < asOf) return 'ended'
    if (asOf < from) return 'upcoming'
    if (asOf <= holdsTo) return 'inForce'
    return holdsTo < to ? 'lapsed' : 'over'
  }
  return { id, reason, from, to, state: state(), askedBy: asked.by, approver: approved?.by ?? null, holdsTo }
}

type Piece = { readonly source: PauseEvent; readonly from: CivilDate; readonly to: CivilDate }

/** What each approval and refreshing covers: from the beginning, or, when it had lapsed, from the day of refreshing. */
function piecesOf(list: readonly PauseEvent[]): readonly Piece[] {
  const asked = list.find((e) => e.event === 'asked')!
  const pieces: Piece[] = []
  for (const event of list) {
    if (event.event !== 'approved' && event.event !== 'refreshed') continue
    const counted = event.occurredOn > asked.from ? event.occurredOn : asked.from
    const held = addMonths(counted, PAUSE_HOLDS_MONTHS)
    const to = held < asked.to ? held : asked.to
    const last = pieces.at(-1)
    const lapsed = last !== undefined && event.occurredOn > addDays(last.to, 1)
    pieces.push({ source: event, from: lapsed ? event.occurredOn : (last?.from ?? asked.from), to })
  }
  return pieces
}

/**
 * What the judging sees of pauses: one fact for each approval and refreshing, known from that moment on, so that a replay
 * finds the clock standing only as long as it was allowed to stand then.
 */
export function pauseFacts(events: readonly PauseEvent[]): readonly PauseFact[] {
  const all: EvaluationPoint = { asOf: '9999-12-31' as CivilDate, knownAt: '9999-12-31T00:00:00.000Z' }
  return eventsOf(events, all).flatMap((list) => {
    const ended = list.findLast((e) => e.event === 'ended')
    return piecesOf(list).map(({ source, from, to }) => ({
      id: source.id,
      occurredOn: source.occurredOn,
      recordedAt: source.recordedAt,
      from,
      to,
      ended: ended ? { on: ended.occurredOn, recordedAt: ended.recordedAt } : null,
      reason: source.reason,
      approver: source.by,
    }))
  })
}

/**
 * Whether a step may be taken now.
 * @returns the refusal, or null when it may. Refused: a second decision, a decision by the one who asked, refreshing what
 * is not in force or lapsed, ending what does not hold, a request without length.
 */
export function checkPauseStep(
  pause: PauseState | null,
  step: { readonly event: PauseEventKind; readonly from: CivilDate; readonly to: CivilDate; readonly by: string },
): Refusal | null {
  if (step.event === 'asked') {
    if (pause !== null) return refuse('responsibility.pauseAskedAlready')
    return step.to < step.from ? refuse('responsibility.pauseEndsBeforeStart', { from: step.from, to: step.to }) : null
  }
  if (pause === null) return refuse('platform.notFound', { what: 'responsibility.pause' })
  if (step.event === 'approved' || step.event === 'refused') {
    if (pause.state !== 'asked') return refuse('responsibility.pauseDecided')
    return pause.askedBy === step.by ? refuse('responsibility.pauseOwnRequest') : null
  }
  if (step.event === 'refreshed') {
    if (pause.state !== 'inForce' && pause.state !== 'lapsed') return refuse('responsibility.pauseNotRunning')
    return pause.askedBy === step.by ? refuse('responsibility.pauseOwnRequest') : null
  }
  const runs = pause.state === 'inForce' || pause.state === 'upcoming'
  return runs ? null : refuse('responsibility.pauseNotRunning')
}
