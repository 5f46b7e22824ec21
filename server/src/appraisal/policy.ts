import { type Actor, hasRole } from '@guatu/domain/organization/actor'
import { mayReadProjects } from '../projects/policy.ts'

/** The project office opens, draws, closes, reveals and withdraws. */
export const maySteerContests = (a: Actor) => hasRole(a, 'projectOffice')
/** The named approver of what a hall sees is a leader, as with cards; whoever revealed does not release. */
export const mayReleaseContests = (a: Actor) => hasRole(a, 'leader')
export const mayMarkContests = (a: Actor) => hasRole(a, 'judge')
/** How judges deviate is told to those who may look into it, not to contestants. */
export const maySeeJudgeReport = (a: Actor) => hasRole(a, 'projectOffice', 'inspection', 'auditor', 'leader')
export const mayReadContests = (a: Actor) => mayReadProjects(a) || hasRole(a, 'judge')
/** Sees that a contest is on its way, with its panel and who has marked; nobody sees marks before the reveal. */
export const maySeeUnrevealed = (a: Actor) => hasRole(a, 'projectOffice', 'inspection', 'auditor', 'administrator')
