import { type Actor, hasRole } from '@guatu/domain/organization/actor'

export const mayWriteNotice = (a: Actor) => hasRole(a, 'projectOffice', 'inspection', 'leader')
/** Under whose name a notice goes out is the project office's to say. */
export const maySetNoticeHead = (a: Actor) => hasRole(a, 'projectOffice')
