import type { Generated } from 'kysely'
import type { TableKind } from '../platform/tables.ts'

/** How the office heads and addresses its notices; nulls are filled in from the district's name. One row. */
export type NoticeHeadTable = {
  id: string
  issuer: string | null
  mark: string | null
  recipients: string[] | null
  copies: Generated<string[]>
  version: number
}
export type BulletinTables = { noticeHead: NoticeHeadTable }
export const kinds = { noticeHead: 'register' } as const satisfies Record<keyof BulletinTables, TableKind>
