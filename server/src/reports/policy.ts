import { type Actor, hasRole } from '@guatu/domain/organization/actor'

/** The desk of the weekly dispatch, within each one's own scope. */
export const mayDispatch = (a: Actor) =>
  hasRole(a, 'projectOffice', 'inspection', 'leader', 'headquarters', 'taskForce')

/** When reports are due is told to whoever holds a role; the project office alone says so. */
export const mayReadRhythm = (a: Actor) => a.grants.length > 0
export const maySetRhythm = (a: Actor) => hasRole(a, 'projectOffice')
