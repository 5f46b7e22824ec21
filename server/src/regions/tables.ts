import type { ShapeKey } from '@guatu/domain/regions/match-places'
import type { ColumnType } from 'kysely'
import type { TableKind } from '../platform/tables.ts'

export type BoundaryTable = {
  id: string
  title: string
  approvalNumber: string
  datum: string
  vintage: number
  tree: string
  regionCode: string | null
  codeProperty: string | null
  nameProperty: string | null
  fileName: string
  fileSha256: string
  fileBytes: number
  shapesSha256: string
  shapes: ColumnType<ShapeKey[], string, string>
  points: number
  withdrawnOn: string | null
  version: number
}
export type RegionTables = { boundary: BoundaryTable }
export const kinds = { boundary: 'register' } as const satisfies Record<keyof RegionTables, TableKind>
