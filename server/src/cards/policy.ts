import { type Actor, hasRole, type Role } from '@guatu/domain/organization/actor'

/** How a card is tied to units, posts and a region: the project's ties, or the unit's own. */
export type CardTies = {
  readonly unitIds: readonly (string | null)[]
  readonly postIds: readonly (string | null)[]
  readonly regionCode: string | null
}
/** Who answers for a card beside the project office: the unit itself and those who stand by it. */
const ANSWERING: readonly Role[] = [
  ...(['responsibleUnit', 'department', 'headquarters', 'taskForce', 'serviceOfficer', 'liaison'] as const),
  ...(['township', 'park'] as const),
]

const isTied = (a: Actor, c: CardTies): boolean =>
  c.unitIds.some((id) => id !== null && a.unitIds.includes(id)) ||
  c.postIds.some((id) => id !== null && a.postIds.includes(id)) ||
  a.grants.some((g) => g.regionCode !== null && c.regionCode?.startsWith(g.regionCode))
const ofHeadquarters = (a: Actor, c: CardTies): boolean => hasRole(a, 'headquarters') && isTied(a, c)

/** Proposals are the desk's until the unit is asked: nobody else sees a card that nobody sent out. */
export const maySeeProposals = (a: Actor) =>
  hasRole(a, 'projectOffice', 'inspection', 'leader', 'auditor', 'administrator')

export const mayOpenHearing = (a: Actor) => hasRole(a, 'projectOffice')
export const mayIssueNotice = (a: Actor) => hasRole(a, 'projectOffice')
export const mayVoidNotice = mayIssueNotice
/** For the unit, from paper: the desk records it. */
export const mayRecordForUnit = (a: Actor) => hasRole(a, 'projectOffice', 'inspection')
export const mayRecordSilence = mayRecordForUnit
export const mayAnswerCard = (a: Actor, c: CardTies) => hasRole(a, ...ANSWERING) && isTied(a, c)
export const mayDecideCard = (a: Actor, c: CardTies) => hasRole(a, 'leader') || ofHeadquarters(a, c)
export const mayDecideSomeCards = (a: Actor) => hasRole(a, 'leader', 'headquarters')
export const mayReleaseCard = mayDecideCard
export const mayLiftCard = mayDecideCard
export const maySetRectification = (a: Actor, c: CardTies) =>
  hasRole(a, 'projectOffice', 'inspection') || mayDecideCard(a, c)
export const mayCheckRectification = (a: Actor) => hasRole(a, 'inspection')
export const mayDecideAppeal = (a: Actor) => hasRole(a, 'leader')
export const mayAddPaper = (a: Actor, c: CardTies) =>
  mayAnswerCard(a, c) || hasRole(a, 'projectOffice', 'inspection', 'leader')

export const mayAssignDuty = (a: Actor) => hasRole(a, 'projectOffice', 'inspection')
export const mayRecordDuty = (a: Actor, c: CardTies) => mayRecordForUnit(a) || mayAnswerCard(a, c)
export const mayWaiveDuty = (a: Actor) => hasRole(a, 'leader')
export const mayGrantExemption = (a: Actor) => hasRole(a, 'leader')
