import { type Actor, hasRole } from '@guatu/domain/organization/actor'

/** Boundaries are public maps: whoever may see the wall may see them. */
export const mayReadBoundaries = (a: Actor) => a.grants.length > 0
export const mayKeepBoundaries = (a: Actor) => hasRole(a, 'administrator', 'projectOffice')
