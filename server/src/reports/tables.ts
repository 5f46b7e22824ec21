import type { ColumnType, Generated } from 'kysely'
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
  /** True for one that takes back the report it supersedes and says nothing in its place. */
  withdrawn: ColumnType<boolean | null, boolean | null | undefined, never>
}
/** From a day on, other periods; see domain/src/reports/rhythm-changes.ts. The id is the day. */
export type DispatchRhythmTable = {
  id: string
  fromOn: string
  kind: string
  cutOffDays: number
  lockDays: number
  withdrawn: boolean
  version: number
}
export type ReportTables = { report: ReportTable; dispatchRhythm: DispatchRhythmTable }
export const kinds = { report: 'fact', dispatchRhythm: 'register' } as const satisfies Record<
  keyof ReportTables,
  TableKind
>
