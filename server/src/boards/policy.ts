import { type Actor, hasRole } from '@guatu/domain/organization/actor'

export const mayManageBoards = (a: Actor) => hasRole(a, 'projectOffice')
