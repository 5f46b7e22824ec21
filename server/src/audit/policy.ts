import { mayReadAudit } from '../identity/policy.ts'

/** The auditor alone reads who did what; the administrator and the security officer are read about. */
export const mayListAudit = mayReadAudit
