import type { LedgerField, LedgerUnderstanding } from '@guatu/domain/projects/ledger/ledger-row'
import type { SheetGrid } from './read-ledger-in-child.ts'

/** Which project a row is; `partOf`: a sub-item of what `ImportRow.packages` offers, 'row:5', 'project:<id>' or 'package'. */
export type Match = {
  readonly sheet: string
  readonly row: number
  readonly projectId: string | null
  readonly skip: boolean
  readonly partOf?: string | undefined
}

/** What the office has decided about one import; kept beside what was read, never instead of it. */
export type Adjustments = {
  readonly asOf?: string | null
  readonly mapping?: readonly { sheet: string; column: string; field: string | null }[]
  readonly repairs?: readonly { sheet: string; row: number; field: string; text: string }[]
  readonly matches?: readonly Match[]
  /** Rows without codes are the one stored project of their name; kept in the profile, too. */
  readonly matchByName?: boolean | undefined
  /** Key of the mapping profile that the office chose; null: none; absent: the one kept for these headers. */
  readonly profile?: string | null
}

/** A profile that a reading went by; `auto` when it was applied by itself, for its headers. */
export type ProfileUsed = {
  readonly key: string
  readonly name: string
  readonly auto: boolean
  readonly matchByName: boolean
}

/**
 * What a reading leaves in the staging row: everything understood but its rows, and the sheets without their cells. Rows
 * and cells stand in pieces beside it.
 */
export type ReadingHead = {
  readonly understanding: LedgerUnderstanding
  readonly grids: readonly SheetGrid[]
  /** Of the headers as they are read without a profile. */
  readonly fingerprint: string
  readonly profile: ProfileUsed | null
}

/** Rows of cells that are kept for showing, of one sheet and of all. */
export const GRID_ROWS = 400
export const GRID_ROWS_IN_ALL = 2000

/** Later decisions win over earlier ones about the same cell, column or row. */
export function mergeAdjustments(before: Adjustments, next: Adjustments): Adjustments {
  const byKey = <T>(a: readonly T[] | undefined, b: readonly T[] | undefined, key: (t: T) => string): T[] => [
    ...new Map([...(a ?? []), ...(b ?? [])].map((t) => [key(t), t])).values(),
  ]
  return {
    ...(next.profile !== undefined
      ? { profile: next.profile }
      : 'profile' in before
        ? { profile: before.profile! }
        : {}),
    ...((next.matchByName ?? before.matchByName) !== undefined && {
      matchByName: next.matchByName ?? before.matchByName,
    }),
    asOf: next.asOf === undefined ? (before.asOf ?? null) : next.asOf,
    mapping: byKey(before.mapping, next.mapping, (m) => `${m.sheet}!${m.column}`),
    repairs: byKey(before.repairs, next.repairs, (r) => `${r.sheet}!${r.row}!${r.field}`),
    matches: byKey(before.matches, next.matches, (m) => `${m.sheet}!${m.row}`),
  }
}

/** The part of a field name that a column carries: 'problem.due' stands in the column of 'problem'. */
export const columnFieldOf = (field: string): LedgerField =>
  field.replace(/Yuan$/, '').replace(/\..*$/, '') as LedgerField
