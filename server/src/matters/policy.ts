import { ANSWERING_ACTS, DIRECTING_ACTS, type MatterActKind, STEERING_ACTS } from '@guatu/domain/matters/matter-events'
import { type Actor, hasRole, type Role } from '@guatu/domain/organization/actor'

/** How a matter is tied to units: who answers, who helps, whose headquarters keeps it. */
export type MatterTies = {
  readonly unitId: string
  readonly helpingUnitIds: readonly string[]
  readonly issuingUnitId: string | null
}
/** Who answers for a unit: its own people, and those who stand by it. */
const ANSWERING: readonly Role[] = [
  ...(['responsibleUnit', 'department', 'headquarters', 'taskForce', 'serviceOfficer', 'liaison'] as const),
  ...(['township', 'park'] as const),
]
const isOf = (a: Actor, ...ids: readonly (string | null)[]): boolean =>
  ids.some((id) => id !== null && a.unitIds.includes(id))

export const mayRegisterMatter = (a: Actor) => hasRole(a, 'inspection', 'projectOffice', 'headquarters')
/** The inspection and project offices keep all matters of their sight, a headquarters those that it issued. */
export const mayKeepMatter = (a: Actor, m: MatterTies) =>
  hasRole(a, 'inspection', 'projectOffice') || (hasRole(a, 'headquarters') && isOf(a, m.issuingUnitId))
/** Sees what is still on its way to a unit. */
export const maySeeDrafts = (a: Actor) =>
  hasRole(a, 'inspection', 'projectOffice', 'leader', 'auditor', 'administrator')
export const mayAnswerMatter = (a: Actor, m: MatterTies) => hasRole(a, ...ANSWERING) && isOf(a, m.unitId)
export const mayHelpMatter = (a: Actor, m: MatterTies) => hasRole(a, ...ANSWERING) && isOf(a, ...m.helpingUnitIds)
/** For a unit, from its paper. */
export const mayAnswerOnPaper = mayKeepMatter
export const mayDirectMatter = (a: Actor) => hasRole(a, 'leader')
/** What of matters is due on a person's own desk; the offices' matters lie with whoever registered them. */
export const deskOfMatters = (a: Pick<Actor, 'grants' | 'personId'>) => ({
  answers: hasRole(a, ...ANSWERING),
  issues: hasRole(a, 'headquarters'),
  registeredBy: hasRole(a, 'inspection', 'projectOffice') ? a.personId : null,
})

export const mayAddMatterPaper = (a: Actor, m: MatterTies) =>
  mayKeepMatter(a, m) || mayAnswerMatter(a, m) || mayHelpMatter(a, m) || mayDirectMatter(a)

const among = (kinds: readonly MatterActKind[], kind: MatterActKind): boolean => kinds.includes(kind)

/** Who may take an act at all; whether it is its turn is the loop's to say. Helping units feed back and do no more. */
export function mayTakeAct(a: Actor, m: MatterTies, kind: MatterActKind, onPaper = false): boolean {
  if (among(STEERING_ACTS, kind)) return mayKeepMatter(a, m)
  if (among(DIRECTING_ACTS, kind)) return mayDirectMatter(a)
  if (onPaper) return among(ANSWERING_ACTS, kind) && mayAnswerOnPaper(a, m)
  return mayAnswerMatter(a, m) || (kind === 'feedback' && mayHelpMatter(a, m))
}
