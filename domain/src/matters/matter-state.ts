import type { CivilDate } from '../calendar/civil-date.ts'
import { isAtOrBefore } from '../kernel/instant.ts'
import type { EvaluationPoint } from '../reports/project-facts.ts'
import type { MatterEvent, RegisteredMatter } from './matter-events.ts'

/** domain.md §9: the way round the loop, then what lies aside of it. Reassigned 改派 and reopened 重启 lead back onto the way. */
export const MATTER_STATES = [
  ...(['draft', 'approved', 'assigned', 'accepted', 'inProgress', 'submitted', 'verified', 'shown', 'closed'] as const),
  ...(['declined', 'reworking', 'suspended', 'withdrawn', 'merged', 'standing'] as const),
] as const
export type MatterState = (typeof MATTER_STATES)[number]

/** Whose turn it is: the leader's to approve, the desk's, the unit's, the verifier's; nobody's while suspended or ended. */
export const MATTER_HOLDERS = ['leader', 'desk', 'unit', 'verifier', 'nobody'] as const
export type MatterHolder = (typeof MATTER_HOLDERS)[number]

/** A matter as its events leave it. */
export type MatterNow = {
  readonly state: MatterState
  /** The number of its last event; the registration is 1. */
  readonly version: number
  /** The lead unit; null before it was assigned. */
  readonly unitId: string | null
  /** The date in force, extensions granted included. */
  readonly dueOn: CivilDate | null
  /** The day that decides whether it was done on time: a first extension asked before the date moves it, a later one does not†. */
  readonly onTimeUntil: CivilDate | null
  readonly assignedOn: CivilDate | null
  /** The submission that stands: one that was sent back is none. */
  readonly submittedOn: CivilDate | null
  readonly verifiedOn: CivilDate | null
  readonly closedOn: CivilDate | null
  /** Since when the unit's clock stands; null while it runs. */
  readonly stoppedOn: CivilDate | null
  readonly reworks: number
  readonly reopens: number
  readonly urges: number
  readonly extensions: {
    readonly asked: number
    readonly granted: number
    readonly open: { readonly to: CivilDate; readonly on: CivilDate; readonly by: string | null } | null
  }
  readonly reviewOn: CivilDate | null
  readonly mergedInto: string | null
  /** Everybody who acted for the unit: none of them verifies. */
  readonly doers: readonly string[]
  /** The state that a suspension interrupted. */
  readonly interrupted: MatterState | null
  /** The day of the last event: none may be about an earlier one. */
  readonly lastOn: CivilDate
}

const WITH_UNIT: readonly MatterState[] = ['assigned', 'accepted', 'inProgress', 'reworking']
const ENDED: readonly MatterState[] = ['closed', 'withdrawn', 'merged', 'standing']

/** The unit's clock runs: from 交办 to 申请办结 (domain.md §9). */
export const isWithUnit = (state: MatterState): boolean => WITH_UNIT.includes(state)
export const isEnded = (state: MatterState): boolean => ENDED.includes(state)
/** Assigned and not ended: what a unit answers for and is lit by. */
export const isOpen = (now: MatterNow): boolean =>
  now.assignedOn !== null && !isEnded(now.state) && now.state !== 'declined'

export function holderOf(state: MatterState, needsApproval: boolean): MatterHolder {
  if (isWithUnit(state)) return 'unit'
  if (state === 'draft') return needsApproval ? 'leader' : 'desk'
  if (state === 'submitted') return 'verifier'
  return state === 'approved' || state === 'declined' || state === 'verified' || state === 'shown' ? 'desk' : 'nobody'
}

export const registeredNow = (matter: Pick<RegisteredMatter, 'registeredOn'>): MatterNow => ({
  state: 'draft',
  version: 1,
  unitId: null,
  dueOn: null,
  onTimeUntil: null,
  assignedOn: null,
  submittedOn: null,
  verifiedOn: null,
  closedOn: null,
  stoppedOn: matter.registeredOn,
  reworks: 0,
  reopens: 0,
  urges: 0,
  extensions: { asked: 0, granted: 0, open: null },
  reviewOn: null,
  mergedInto: null,
  doers: [],
  interrupted: null,
  lastOn: matter.registeredOn,
})

/** Folds a matter's events in their order. Acts were checked when they were taken; here they are believed. */
export const matterNow = (matter: Pick<RegisteredMatter, 'registeredOn'>, events: readonly MatterEvent[]): MatterNow =>
  [...events].sort((a, b) => a.seq - b.seq).reduce(withMatterEvent, registeredNow(matter))

/** As it stood on a day as known at a moment; null before it was registered. Days of events never go back, so that is a beginning of them. */
export function matterAt(
  matter: Pick<RegisteredMatter, 'registeredOn' | 'recordedAt'>,
  events: readonly MatterEvent[],
  at: EvaluationPoint,
): MatterNow | null {
  if (matter.registeredOn > at.asOf || !isAtOrBefore(matter.recordedAt, at.knownAt)) return null
  return matterNow(
    matter,
    events.filter((e) => e.occurredOn <= at.asOf && isAtOrBefore(e.recordedAt, at.knownAt)),
  )
}

/** The state after one more event. */
export function withMatterEvent(now: MatterNow, e: MatterEvent): MatterNow {
  const changed = { ...now, ...changeOf(now, e), version: e.seq, lastOn: e.occurredOn }
  if (changed.state === now.state) return changed
  const stoppedOn = isWithUnit(changed.state) ? null : (now.stoppedOn ?? e.occurredOn)
  return { ...changed, stoppedOn }
}

type Change = Partial<MatterNow>

function changeOf(now: MatterNow, e: MatterEvent): Change {
  switch (e.kind) {
    case 'assigned':
    case 'reassigned':
      return { ...begun(e.dueOn), state: 'assigned', unitId: e.unitId, assignedOn: now.assignedOn ?? e.occurredOn }
    case 'extensionAsked':
      return {
        doers: withDoer(now, e.by),
        extensions: {
          ...now.extensions,
          asked: now.extensions.asked + 1,
          open: { to: e.to, on: e.occurredOn, by: e.by },
        },
      }
    case 'extensionGranted':
      return granted(now, e.to)
    case 'extensionRefused':
      return { extensions: { ...now.extensions, open: null } }
    case 'accepted':
    case 'feedback':
      return { state: workedOn(now.state, e.kind), doers: withDoer(now, e.by) }
    case 'declined':
      return { state: 'declined', doers: withDoer(now, e.by), extensions: { ...now.extensions, open: null } }
    case 'submitted':
      return { state: 'submitted', submittedOn: e.occurredOn, doers: withDoer(now, e.by) }
    case 'sentBack':
      return { state: 'reworking', submittedOn: null, reworks: now.reworks + 1, dueOn: e.dueOn ?? now.dueOn }
    case 'reopened':
      return { ...begun(e.dueOn), state: 'inProgress', closedOn: null, reopens: now.reopens + 1, mergedInto: null }
    case 'urged':
      return { urges: now.urges + 1 }
    case 'suspended':
      return { state: 'suspended', reviewOn: e.reviewOn, interrupted: now.state }
    case 'resumed':
      return {
        state: now.interrupted ?? 'inProgress',
        reviewOn: null,
        interrupted: null,
        dueOn: e.dueOn,
        onTimeUntil: e.dueOn,
      }
    case 'merged':
      return { state: 'merged', mergedInto: e.into }
    case 'verified':
      return { state: 'verified', verifiedOn: e.occurredOn }
    case 'closed':
      return { state: 'closed', closedOn: e.occurredOn }
    case 'madeStanding':
      return { state: 'standing' }
    case 'instructed':
      return {}
    default:
      return { state: e.kind }
  }
}

/** A date from which the unit starts anew: nothing handed in, nothing asked. */
const begun = (dueOn: CivilDate): Change => ({
  dueOn,
  onTimeUntil: dueOn,
  submittedOn: null,
  verifiedOn: null,
  reviewOn: null,
  extensions: { asked: 0, granted: 0, open: null },
})

/** First signs of work lead into 办理中; a matter sent back stays 退回重办 until it is handed in again. */
const workedOn = (state: MatterState, kind: 'accepted' | 'feedback'): MatterState =>
  kind === 'accepted' ? 'accepted' : state === 'accepted' ? 'inProgress' : state

const withDoer = (now: MatterNow, by: string | null): readonly string[] =>
  by === null || now.doers.includes(by) ? now.doers : [...now.doers, by]

function granted(now: MatterNow, to: CivilDate): Change {
  const { asked, open } = now.extensions
  // The first asked before the date counts as on time; a second is late† (domain.md §5).
  const inTime = asked === 1 && open !== null && now.dueOn !== null && open.on < now.dueOn
  return {
    dueOn: to,
    ...(inTime && { onTimeUntil: to }),
    extensions: { asked, granted: now.extensions.granted + 1, open: null },
  }
}
