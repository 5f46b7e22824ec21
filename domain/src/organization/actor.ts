export const roles = [
  'administrator',
  'securityOfficer',
  'auditor',
  'projectOffice',
  'inspection',
  'headquarters',
  'taskForce',
  'serviceOfficer',
  'liaison',
  'department',
  'township',
  'park',
  'responsibleUnit',
  'leader',
  'judge',
] as const
export type Role = (typeof roles)[number]

/** A role held for a unit (with what is below it), for a region (by prefix of its GB/T 2260 code), or for all when both are null. */
export type Grant = { readonly role: Role; readonly unitId: string | null; readonly regionCode: string | null }

/** Who acts: an account of a person with grants; `postIds` are the posts the person holds today. */
export type Actor = {
  readonly accountId: string | null
  readonly personId: string | null
  readonly name: string
  readonly grants: readonly Grant[]
  readonly unitIds: readonly string[]
  readonly postIds: readonly string[]
}

export const hasRole = (actor: Pick<Actor, 'grants'>, ...wanted: readonly Role[]): boolean =>
  actor.grants.some((g) => wanted.includes(g.role))
