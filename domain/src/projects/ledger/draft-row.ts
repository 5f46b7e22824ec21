import type { LooseDate } from '../../calendar/civil-date.ts'
import type { Coded } from '../../kernel/coded.ts'
import type { Doubt, LedgerColumn, LedgerRow, YearWord } from './ledger-row.ts'
import type { DateSurroundings } from './read-date.ts'
import type { Reading } from './read-money.ts'
import { type Cell, cellName, type Merge } from './sheet-cells.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }
export type DraftRow = Omit<Writable<LedgerRow>, 'texts' | 'money' | 'dates' | 'others' | 'doubts'> & {
  texts: Writable<LedgerRow['texts']>
  money: Writable<LedgerRow['money']>
  dates: Writable<LedgerRow['dates']>
  others: Record<string, string>
  doubts: Doubt[]
  dueReading: Reading<LooseDate> | null
  /** What the column of numbers says. */
  number: string
  factor: string | null
}

/** How one column is read, settled once a sheet. */
export type ColumnPlan = LedgerColumn & {
  readonly type: 'text' | 'money' | 'date' | 'special' | 'other'
  readonly guess: string | null
}

export type RowSurroundings = {
  readonly sheet: string
  /** The first row below the headers, from 0. */
  readonly firstRow: number
  readonly hasProblemColumn: boolean
  readonly plans: readonly ColumnPlan[]
  readonly merges: ReadonlyMap<number, Merge>
  readonly rows: readonly (readonly (Cell | null | undefined)[])[]
  readonly dates: Omit<DateSurroundings, 'role'>
  readonly nothing: ReadonlySet<string>
  readonly kinds: Readonly<Record<string, YearWord>>
}

export function addDoubt(
  row: DraftRow,
  around: Pick<RowSurroundings, 'sheet'>,
  field: Doubt['field'],
  plan: LedgerColumn | null,
  raw: string,
  state: Doubt['state'],
  reason: Coded,
  suggestion: string | null,
): void {
  const cell = plan ? cellName(row.row - 1, plan.column) : `${row.row}:${row.row}`
  row.doubts.push({
    field,
    sheet: around.sheet,
    row: row.row,
    cell,
    header: plan?.header ?? '',
    raw,
    state,
    reason,
    suggestion,
  })
}
