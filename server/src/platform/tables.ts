import type { JSONColumnType } from 'kysely'

/** What a table is. `fact`: INSERT only; `register`: a head with `version`; `derived`: rebuildable; `operational`: the rest. */
export type TableKind = 'fact' | 'register' | 'derived' | 'operational'

/** In JSON columns writers pass objects as text; readers get them parsed. */
export type Json<T> = JSONColumnType<T & object, string, string>

export type RevisionTable = {
  id: string
  register: string
  subjectId: string
  version: number
  body: Json<Record<string, unknown>>
  effectiveOn: string
  recordedAt: Date
  actorId: string | null
  source: string
  reason: string
}
/** One written row: table, id, digest. */
export type WrittenRow = readonly [table: string, id: string, digest: string]
export type AuditEntryTable = {
  seq: number
  at: Date
  actorId: string | null
  actor: string
  command: string
  subject: string | null
  address: string | null
  rows: Json<WrittenRow[]>
  previous: string
  hash: string
}
export type PlatformTables = {
  revision: RevisionTable
  auditEntry: AuditEntryTable
  auditHead: { one: boolean; seq: number; hash: string }
  doneThrough: { job: string; day: string }
  setting: { key: string; value: Json<unknown> }
}
export const kinds = {
  revision: 'fact',
  auditEntry: 'fact',
  auditHead: 'operational',
  doneThrough: 'operational',
  setting: 'operational',
} as const satisfies Record<keyof PlatformTables, TableKind>
