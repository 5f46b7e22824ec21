import type { LooseDate } from '../../calendar/civil-date.ts'
import { coded } from '../../kernel/coded.ts'
import { assignColumns } from './assign-columns.ts'
import { checkRows, checkTwice } from './check-rows.ts'
import { checkSums } from './check-sums.ts'
import { addDoubt, type DraftRow } from './draft-row.ts'
import { findTables, type SheetTable } from './find-tables.ts'
import type { Doubt, LedgerColumn, LedgerRow, MappingProfile, SheetUnderstanding } from './ledger-row.ts'
import { type Body, type BookSurroundings, readBody } from './read-body.ts'
import { cellName, type SheetCells } from './sheet-cells.ts'
import { lineDoubt, sheetDoubt } from './sheet-doubt.ts'
import { type Head, readHead } from './sheet-head.ts'

const skippedSheet = (
  sheet: SheetCells,
  why: 'hidden' | 'noHeader' | 'empty',
  doubts: readonly Doubt[] = [],
): SheetUnderstanding => ({
  sheet: sheet.name,
  skipped: why,
  title: '',
  headerRows: null,
  columns: [],
  asOf: null,
  year: null,
  sums: [],
  notes: [],
  rows: [],
  doubts,
})

/** Understands one sheet: its tables one after the other, each by its own headers. */
export function understandSheet(
  sheet: SheetCells,
  book: BookSurroundings,
  profile: MappingProfile | null,
): SheetUnderstanding {
  const filled = sheet.rows.some((row) => row.some((c) => c && c.raw !== ''))
  if (!filled) return skippedSheet(sheet, 'empty')
  if (!sheet.visible && !profile?.sheets?.includes(sheet.name))
    return skippedSheet(sheet, 'hidden', [sheetDoubt(sheet, 'ledger.hiddenSheet')])
  const tables = findTables(sheet, profile)
  if (tables.length === 0) return skippedSheet(sheet, 'noHeader', [sheetDoubt(sheet, 'ledger.noHeader')])
  const parts: UnderstoodTable[] = []
  for (const table of tables) parts.push(understandTable(sheet, table, parts.at(-1)?.head ?? null, book, profile))
  const [first, ...further] = parts as [UnderstoodTable, ...UnderstoodTable[]]
  const columnsOf = new Map(parts.flatMap((p) => p.draft.rows.map((row) => [row, p.columns] as const)))
  checkTwice([...columnsOf.keys()], sheet.name, (row) => columnsOf.get(row)!)
  return {
    sheet: sheet.name,
    skipped: null,
    title: first.head.title,
    headerRows: [first.table.block.first + 1, first.table.block.last + 1],
    ...(further.length > 0 && {
      furtherTables: further.map((p) => ({ headerRow: p.table.block.first + 1, columns: p.columns })),
    }),
    columns: first.columns,
    asOf: parts.map((p) => p.asOf).find((d) => d !== null) ?? null,
    year: first.head.year,
    sums: parts.flatMap((p) => p.draft.sums),
    notes: parts.flatMap((p) => p.draft.notes),
    rows: parts.flatMap((p) => p.draft.rows as readonly LedgerRow[]),
    doubts: [...parts.flatMap((p) => p.doubts), ...differingDates(sheet, parts)],
  }
}

type UnderstoodTable = {
  readonly table: SheetTable
  readonly head: Head
  readonly columns: readonly LedgerColumn[]
  readonly asOf: LooseDate | null
  readonly draft: Body
  readonly doubts: readonly Doubt[]
}

/** One table: columns, units, as-of date, then row by row, then what the figures say of each other. */
function understandTable(
  sheet: SheetCells,
  table: SheetTable,
  before: Head | null,
  book: BookSurroundings,
  profile: MappingProfile | null,
): UnderstoodTable {
  const head = readHead(sheet, table, before, book.fileYear)
  const { columns, doubts: found, guessed } = assignColumns(sheet, table, head.units, head.year, profile)
  const draft = readBody(sheet, table, { columns, doubts: found, guessed }, head, book, profile)
  checkRows(draft.rows, sheet.name, columns)
  askMissingKinds(draft.rows, columns, sheet.name)
  const doubts = [
    ...found,
    ...hiddenColumns(sheet, columns),
    ...draft.doubts,
    ...checkSums(draft.lines, sheet.name, columns),
  ]
  if (before !== null) doubts.push(lineDoubt(sheet, 'ledger.furtherTable', table.block.first))
  if (table.unreadAt !== null)
    doubts.push({ ...lineDoubt(sheet, 'ledger.secondTable', table.unreadAt), state: 'notUnderstood' })
  if (!draft.rows.some((r) => r.kind !== null) && draft.rows.length > 0)
    doubts.push(sheetDoubt(sheet, 'ledger.noKinds', 'kind'))
  if (head.asOf === null && head.asOfReason)
    doubts.push({ ...sheetDoubt(sheet, 'ledger.asOfWithoutYear', 'asOf'), raw: head.asOfReason })
  const asOf = head.asOf ?? columns.find((c) => c.field === 'yearDone')?.asOf ?? null
  return { table, head, columns, asOf, draft, doubts }
}

/** Where other rows have a year class, one without is asked about. */
function askMissingKinds(rows: readonly DraftRow[], columns: readonly LedgerColumn[], sheet: string): void {
  if (!rows.some((r) => r.kind !== null)) return
  const column = columns.find((c) => c.field === 'kind') ?? null
  for (const row of rows)
    if (row.kind === null && !row.doubts.some((d) => d.field === 'kind'))
      addDoubt(row, { sheet }, 'kind', column, '', 'notUnderstood', coded('ledger.kindMissing'), null)
}

function differingDates(sheet: SheetCells, parts: readonly UnderstoodTable[]): Doubt[] {
  const dates = [...new Set(parts.flatMap((p) => (p.asOf ? [p.asOf.date] : [])))]
  if (dates.length < 2) return []
  return [{ ...sheetDoubt(sheet, 'ledger.asOfDiffers', 'asOf'), reason: coded('ledger.asOfDiffers', { dates }) }]
}

function hiddenColumns(sheet: SheetCells, columns: readonly LedgerColumn[]): Doubt[] {
  return columns
    .filter((c) => c.field !== null && sheet.hiddenColumns.includes(c.column))
    .map((c) => ({
      ...sheetDoubt(sheet, 'ledger.hiddenColumn', c.field!),
      cell: cellName(0, c.column).replace(/\d+$/, ''),
      header: c.header,
      raw: c.header,
    }))
}
