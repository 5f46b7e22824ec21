import type { Grant } from '@guatu/domain/organization/actor'
import type { Generated } from 'kysely'
import type { Json, TableKind } from '../platform/tables.ts'

export type AccountTable = {
  id: string
  userName: string
  personId: string
  grants: Json<Grant[]>
  disabled: Generated<boolean>
  version: number
}
export type CredentialTable = {
  accountId: string
  passwordHash: string
  mustChange: boolean
  failures: Generated<number>
  lockedUntil: Date | null
  changedAt: Date
}
export type SessionTable = {
  id: string
  accountId: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  address: string | null
}
export type IdentityTables = { account: AccountTable; credential: CredentialTable; session: SessionTable }
export const kinds = {
  account: 'register',
  credential: 'operational',
  session: 'operational',
} as const satisfies Record<keyof IdentityTables, TableKind>
