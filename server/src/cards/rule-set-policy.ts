import { type Actor, hasRole } from '@guatu/domain/organization/actor'

/** By which rules one is judged is no secret. */
export const mayReadRuleSets = (a: Actor) => a.grants.length > 0
export const mayWriteRuleSets = (a: Actor) => hasRole(a, 'projectOffice')
/** Four eyes: whoever wrote the draft is refused by the command. */
export const mayAdoptRuleSets = (a: Actor) => hasRole(a, 'projectOffice', 'leader')
/** A dry run shows every project of the district. */
export const mayDryRun = (a: Actor) => hasRole(a, 'projectOffice', 'inspection', 'leader')
