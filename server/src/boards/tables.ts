import type { TableKind } from '../platform/tables.ts'

export type BoardAddressTable = {
  id: string
  name: string
  tokenHash: string
  token: string
  createdAt: Date
  revokedAt: Date | null
  version: number
}
export type BoardTables = { boardAddress: BoardAddressTable }
export const kinds = { boardAddress: 'register' } as const satisfies Record<keyof BoardTables, TableKind>
