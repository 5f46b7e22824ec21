import type { Generated } from 'kysely'
import type { TableKind } from '../platform/tables.ts'
import type { FactColumns } from '../projects/tables.ts'

export type BottleneckTable = FactColumns & {
  projectId: string
  text: string
  factor: string
  waitsForUnitId: string | null
  level: string
  dueOn: string | null
  duePrecision: string | null
  source: Generated<string>
  actorId: string | null
}
export type BottleneckEventTable = FactColumns & {
  bottleneckId: string
  projectId: string
  event: string
  dueOn: string | null
  duePrecision: string | null
  level: string | null
  note: Generated<string>
  actor: string
  actorId: string | null
}
export type BottleneckTables = { bottleneck: BottleneckTable; bottleneckEvent: BottleneckEventTable }
export const kinds = { bottleneck: 'fact', bottleneckEvent: 'fact' } as const satisfies Record<
  keyof BottleneckTables,
  TableKind
>
