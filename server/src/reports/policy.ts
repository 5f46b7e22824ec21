import { type Actor, hasRole } from '@guatu/domain/organization/actor'

/** The desk of the weekly dispatch, within each one's own scope. */
export const mayDispatch = (a: Actor) =>
  hasRole(a, 'projectOffice', 'inspection', 'leader', 'headquarters', 'taskForce')
