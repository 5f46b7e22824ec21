import type { PlaylistEntry } from '@guatu/contract/boards'
import type { Json, TableKind } from '../platform/tables.ts'

export type BoardAddressTable = {
  id: string
  name: string
  tokenHash: string
  playlist: Json<PlaylistEntry[]> | null
  createdAt: Date
  revokedAt: Date | null
  version: number
}
export type BoardDisclosureTable = { id: string; fields: Json<Record<string, boolean>>; version: number }
export type BoardTables = { boardAddress: BoardAddressTable; boardDisclosure: BoardDisclosureTable }
export const kinds = { boardAddress: 'register', boardDisclosure: 'register' } as const satisfies Record<
  keyof BoardTables,
  TableKind
>
