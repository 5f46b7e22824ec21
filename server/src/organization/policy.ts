import { type Actor, hasRole } from '@guatu/domain/organization/actor'

/** Who stands where is no secret inside the office: everybody who holds a role may look a number up. */
export const mayReadOrganization = (a: Actor) => a.grants.length > 0
export const mayOrganize = (a: Actor) => hasRole(a, 'administrator', 'projectOffice')
