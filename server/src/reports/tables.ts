import type { Generated } from 'kysely'
import type { Json, TableKind } from '../platform/tables.ts'
import type { FactColumns } from '../projects/tables.ts'

export type ReportTable = FactColumns & {
  projectId: string
  period: string
  asOf: string
  doneThisYearYuan: string | null
  physicalPercent: string | null
  fundsArrivedYuan: string | null
  progress: Generated<string>
  next: Generated<string>
  problem: Generated<string>
  help: Generated<string>
  filledBy: string
  filledForUnitId: string | null
  late: boolean
  supplementary: boolean
  asks: Json<{ code: string; params: Record<string, unknown> }[]>
  reason: string | null
  actorId: string | null
}
export type ReportTables = { report: ReportTable }
export const kinds = { report: 'fact' } as const satisfies Record<keyof ReportTables, TableKind>
