import type { CivilDate } from '../calendar/civil-date.ts'
import type { Instant } from '../kernel/instant.ts'

/** Where an instruction came from (domain.md §1): each must be assigned, answered, verified and closed. */
export const MATTER_SOURCES = [
  ...(['meeting', 'instruction', 'superior', 'workReport'] as const),
  ...(['visit', 'proposal', 'inspection', 'other'] as const),
] as const
export type MatterSource = (typeof MATTER_SOURCES)[number]

/** Acts of the unit that a matter is assigned to. */
export type AnsweringAct =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'declined' }
  | { readonly kind: 'feedback' }
  | { readonly kind: 'extensionAsked'; readonly to: CivilDate }
  | { readonly kind: 'submitted' }

/** Acts of the desk that keeps the matter. */
export type SteeringAct =
  | { readonly kind: 'assigned'; readonly unitId: string; readonly dueOn: CivilDate }
  | { readonly kind: 'reassigned'; readonly unitId: string; readonly dueOn: CivilDate }
  | { readonly kind: 'extensionGranted'; readonly to: CivilDate }
  | { readonly kind: 'extensionRefused' }
  | { readonly kind: 'urged' }
  | { readonly kind: 'verified' }
  | { readonly kind: 'sentBack'; readonly dueOn: CivilDate | null }
  | { readonly kind: 'shown' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'suspended'; readonly reviewOn: CivilDate }
  | { readonly kind: 'resumed'; readonly dueOn: CivilDate }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'merged'; readonly into: string }
  | { readonly kind: 'madeStanding' }
  | { readonly kind: 'reopened'; readonly dueOn: CivilDate }

/** Acts of a leader: 审签 and 批示. */
export type DirectingAct = { readonly kind: 'approved' } | { readonly kind: 'instructed' }

export type MatterAct = AnsweringAct | SteeringAct | DirectingAct
export type MatterActKind = MatterAct['kind']

export const ANSWERING_ACTS = [
  ...(['accepted', 'declined', 'feedback', 'extensionAsked', 'submitted'] as const),
] as const satisfies readonly AnsweringAct['kind'][]
export const STEERING_ACTS = [
  ...(['assigned', 'reassigned', 'extensionGranted', 'extensionRefused', 'urged', 'verified', 'sentBack'] as const),
  ...(['shown', 'closed', 'suspended', 'resumed', 'withdrawn', 'merged', 'madeStanding', 'reopened'] as const),
] as const satisfies readonly SteeringAct['kind'][]
export const DIRECTING_ACTS = ['approved', 'instructed'] as const satisfies readonly DirectingAct['kind'][]
export const MATTER_ACTS: readonly MatterActKind[] = [...DIRECTING_ACTS, ...STEERING_ACTS, ...ANSWERING_ACTS]

/** An act as it was recorded: a fact. The registration is number 1; `by` is the person (or account) that acted. */
export type MatterEvent = MatterAct & {
  readonly id: string
  readonly seq: number
  readonly by: string | null
  readonly occurredOn: CivilDate
  readonly recordedAt: Instant
}

/** What was registered 拟办. */
export type RegisteredMatter = {
  readonly id: string
  readonly registeredOn: CivilDate
  readonly recordedAt: Instant
  readonly registeredBy: string | null
  /** The office asks for a leader's approval before it is assigned. */
  readonly needsApproval: boolean
  /** The instructing leader is shown the result before it is closed. */
  readonly needsShowing: boolean
  readonly helpingUnitIds: readonly string[]
}
