import { type Actor, hasRole } from '@guatu/domain/organization/actor'

/** Administrator, security officer and auditor are held apart: none of them can do another's work. */
export const mayReadAccounts = (a: Actor) => hasRole(a, 'administrator', 'securityOfficer')
export const mayCreateAccounts = (a: Actor) => hasRole(a, 'administrator')
export const mayResetPasswords = (a: Actor) => hasRole(a, 'administrator')
export const mayChangeGrants = (a: Actor) => hasRole(a, 'securityOfficer')
export const mayReadAudit = (a: Actor) => hasRole(a, 'auditor')
/** Of the sample district, that is: nobody there keeps anything that counts. */
export const mayBeginEmpty = (a: Actor) => hasRole(a, 'projectOffice', 'administrator')
