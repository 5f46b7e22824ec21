import type { Generated } from 'kysely'
import type { TableKind } from '../platform/tables.ts'
import type { FactColumns } from '../projects/tables.ts'

export type PauseEventTable = FactColumns & {
  pauseId: string
  projectId: string
  event: string
  reason: string
  fromOn: string
  toOn: string
  documentNumber: Generated<string>
  note: Generated<string>
  actor: string
  actorId: string | null
}
export type ResponsibilityTables = { pauseEvent: PauseEventTable }
export const kinds = { pauseEvent: 'fact' } as const satisfies Record<keyof ResponsibilityTables, TableKind>
