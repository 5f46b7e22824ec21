import type { Account, Role } from '@guatu/contract/identity'

type Grant = Account['grants'][number]
export type GrantFields = { role?: Role; unitId?: string | null }

/** Administrator, security officer and auditor are held apart: nobody watches his own hands. */
const apart: readonly Role[] = ['administrator', 'securityOfficer', 'auditor']
/** Roles that see one unit's projects and mean nothing without it. */
const ofUnit: readonly Role[] = [
  'headquarters',
  'taskForce',
  'serviceOfficer',
  'liaison',
  'department',
  'township',
  'park',
  'responsibleUnit',
]

/** Found by the posts their people hold: a unit may be named beside, and need not be. */
const byPost: readonly Role[] = ['serviceOfficer', 'liaison']

export const needsUnit = (role: Role | undefined): boolean => role !== undefined && ofUnit.includes(role)

/** Grants to send: regions that stood stay, empty lines fall away, a role of the whole district has no unit. */
export const grantsOf = (fields: readonly GrantFields[], before: readonly Grant[] = []): Grant[] =>
  fields.flatMap(({ role, unitId }) => {
    if (!role) return []
    const unit = needsUnit(role) ? (unitId ?? null) : null
    const stood = before.find((grant) => grant.role === role && grant.unitId === unit)
    return [{ role, unitId: unit, regionCode: stood?.regionCode ?? null }]
  })

export type GrantFault = 'none' | 'apart' | 'unitMissing'

export function grantFault(fields: readonly GrantFields[]): GrantFault | null {
  const grants = grantsOf(fields)
  if (grants.length === 0) return 'none'
  if (new Set(grants.map((grant) => grant.role).filter((role) => apart.includes(role))).size > 1) return 'apart'
  return grants.some((grant) => needsUnit(grant.role) && !byPost.includes(grant.role) && !grant.unitId)
    ? 'unitMissing'
    : null
}
