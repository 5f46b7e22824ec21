import { type Actor, hasRole } from '@guatu/domain/organization/actor'

export const mayWriteNotice = (a: Actor) => hasRole(a, 'projectOffice', 'inspection', 'leader')
