import type { Generated } from 'kysely'
import type { TableKind } from '../platform/tables.ts'

export type RegionTable = { id: string; name: string; level: number; parentCode: string | null }
export type AdministrationTable = { id: string; name: string; kind: string; parentId: string | null; version: number }
export type UnitTable = {
  id: string
  name: string
  shortName: string
  kind: string
  parentId: string | null
  regionCode: string | null
  administrationId: string | null
  creditCode: string | null
  validFrom: string | null
  validTo: string | null
  version: number
}
export type PersonTable = { id: string; name: string; phone: Generated<string>; version: number }
export type PostTable = { id: string; unitId: string; title: string; duty: string; version: number }
export type PostHoldingTable = {
  id: string
  postId: string
  personId: string
  fromOn: string
  occurredOn: string
  recordedAt: Date
  note: Generated<string>
  supersedes: string | null
}
export type OrganizationTables = {
  region: RegionTable
  administration: AdministrationTable
  unit: UnitTable
  person: PersonTable
  post: PostTable
  postHolding: PostHoldingTable
}
export const kinds = {
  region: 'operational',
  administration: 'register',
  unit: 'register',
  person: 'register',
  post: 'register',
  postHolding: 'fact',
} as const satisfies Record<keyof OrganizationTables, TableKind>
