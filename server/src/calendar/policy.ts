import { type Actor, hasRole } from '@guatu/domain/organization/actor'

export const mayReadCalendar = (a: Actor) => a.grants.length > 0
export const maySetWorkCalendar = (a: Actor) => hasRole(a, 'projectOffice', 'administrator')
export const maySetNotice = (a: Actor) => hasRole(a, 'projectOffice', 'administrator')
