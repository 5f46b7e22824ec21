import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Grant, Role } from '@guatu/domain/organization/actor'
import type { Db } from '../platform/db.ts'
import { countHoldersBeside, rolesOfPersonElsewhere, unknownUnits, wasEverHeld } from './account-reads.ts'

/** 三员: held apart, so that nobody watches his own hands. */
export const OFFICERS: readonly Role[] = ['administrator', 'securityOfficer', 'auditor']

export const officersAmong = (roles: readonly string[]): string[] => OFFICERS.filter((role) => roles.includes(role))
export const rolesOf = (grants: readonly Pick<Grant, 'role'>[]): Role[] => grants.map((g) => g.role)

/** Whether one person would hold two of the three, counting what he holds through other accounts. */
export async function holdsTwoOffices(
  db: Db,
  account: { id: string; personId: string },
  grants: readonly Grant[],
): Promise<boolean> {
  const elsewhere = await rolesOfPersonElsewhere(db, account.personId, account.id)
  return officersAmong([...rolesOf(grants), ...elsewhere]).length > 1
}

/** Whether these grants make the very first security officer: that role alone, where no account ever held it. */
export async function isFirstSecurityOfficer(db: Db, grants: readonly Grant[]): Promise<boolean> {
  return grants.length === 1 && grants[0]!.role === 'securityOfficer' && !(await wasEverHeld(db, 'securityOfficer'))
}

/** Refuses a change after which nobody would hold one of the three offices: nobody could give it back. */
export async function emptiesAnOffice(
  db: Db,
  account: { id: string; grants: readonly Grant[]; disabled: boolean },
  after: { grants: readonly Grant[]; disabled: boolean },
): Promise<Refusal | null> {
  const kept = after.disabled ? [] : rolesOf(after.grants)
  const lost = account.disabled ? [] : officersAmong(rolesOf(account.grants)).filter((r) => !kept.includes(r as Role))
  for (const role of lost)
    if ((await countHoldersBeside(db, role, account.id)) === 0)
      return refuse('identity.lastOfficer', { role: `identity.role.${role}` })
  return null
}

export async function checkGrantUnits(db: Db, grants: readonly Grant[]): Promise<Refusal | null> {
  const ids = grants.flatMap((g) => (g.unitId === null ? [] : [g.unitId]))
  const unknown = await unknownUnits(db, ids)
  return unknown.length > 0 ? refuse('platform.notFound', { what: 'organization.unit' }) : null
}

/** Only what is stored of a grant: names travel for showing. */
export const storedGrants = (grants: readonly Grant[]): string =>
  JSON.stringify(grants.map(({ role, unitId, regionCode }) => ({ role, unitId, regionCode })))
