import type { LooseDate } from '../../calendar/civil-date.ts'
import { coded } from '../../kernel/coded.ts'
import type { Assigned } from './assign-columns.ts'
import type { SheetLine } from './check-sums.ts'
import { addDoubt, type ColumnPlan, type DraftRow, type RowSurroundings } from './draft-row.ts'
import { mergeIndex } from './find-headers.ts'
import { findPackages } from './find-packages.ts'
import type { SheetTable } from './find-tables.ts'
import { Headings, headquartersOf, kindOfSheet, placeRow } from './headings.ts'
import {
  DATE_FIELDS,
  type Doubt,
  type LedgerColumn,
  type LedgerField,
  type MappingProfile,
  MONEY_FIELDS,
  type MoneyField,
  type SumLine,
  TEXT_FIELDS,
} from './ledger-row.ts'
import { textOf, tight } from './plain-text.ts'
import { readMoney } from './read-money.ts'
import { readRow } from './read-row.ts'
import { countIn, type RowFrame, rowKind } from './row-kinds.ts'
import { columnName, type SheetCells } from './sheet-cells.ts'
import { firstText, lineDoubt, sheetDoubt } from './sheet-doubt.ts'
import type { Head } from './sheet-head.ts'

export type Body = {
  rows: DraftRow[]
  lines: SheetLine[]
  sums: SumLine[]
  notes: { row: number; text: string }[]
  doubts: Doubt[]
}

/** Reads row by row below the headers: projects, headings, sums, notes; what is none of them is said. */
export function readBody(
  sheet: SheetCells,
  table: SheetTable,
  assigned: Assigned,
  head: Head,
  book: BookSurroundings,
  profile: MappingProfile | null,
): Body {
  const body: Body = { rows: [], lines: [], sums: [], notes: [], doubts: [] }
  const columns = assigned.columns
  const name = columns.find((c) => c.field === 'name')?.column
  if (name === undefined) {
    body.doubts.push(sheetDoubt(sheet, 'ledger.noHeader'))
    return body
  }
  const frame = frameOf(columns, name)
  const around = surroundingsOf(sheet, table, assigned, head, book, profile)
  const hidden = new Set(sheet.hiddenRows)
  const headings = new Headings(kindOfSheet(sheet.name, head.title), headquartersOf(sheet.name))
  const { last } = table.block
  for (let r = last + 1; r < (table.unreadAt ?? table.end); r++) {
    const kind = mergedName(around, r, name) ? 'project' : rowKind(sheet.rows[r], frame, r === last + 1)
    if (kind === 'empty' || kind === 'numbering' || kind === 'header') continue
    if (kind === 'project') {
      const row = readRow(r, hidden.has(r), around)
      placeRow(row, headings, columns, around)
      if (frame.number !== null) row.number = tight(textOf(sheet.rows[r]![frame.number]))
      if (!row.texts.name && name !== undefined && !row.doubts.some((d) => d.field === 'name'))
        row.doubts.push({
          ...sheetDoubt(sheet, 'ledger.nameMissing', 'name'),
          row: r + 1,
          cell: `${columnName(name)}${r + 1}`,
          header: frame.nameHeader,
          state: 'notUnderstood',
        })
      askIfProject(row, sheet, r, frame)
      body.rows.push(row)
      body.lines.push({ type: 'row', row })
    } else if (kind === 'note') body.notes.push({ row: r + 1, text: firstText(sheet, r) })
    else if (kind === 'stray') body.doubts.push(lineDoubt(sheet, 'ledger.strayRow', r, 'row'))
    else {
      const sum = readSum(sheet, r, kind, columns, name)
      if (kind === 'section') headings.enter(sum.text)
      body.sums.push(sum)
      body.lines.push({ type: 'sum', sum })
    }
  }
  findPackages(body.lines, sheet.name, frame.number !== null)
  return body
}

/** What every row of the sheet is read with. */
function surroundingsOf(
  sheet: SheetCells,
  table: SheetTable,
  assigned: Assigned,
  head: Head,
  book: BookSurroundings,
  profile: MappingProfile | null,
): RowSurroundings {
  const { columns } = assigned
  const asOf = head.asOf ?? columns.find((c) => c.field === 'yearDone')?.asOf ?? book.fileAsOf
  return {
    sheet: sheet.name,
    firstRow: table.block.last + 1,
    hasProblemColumn: columns.some((c) => c.field === 'problem.text'),
    plans: columns.flatMap((c) => planOf(c, assigned.guessed, columns)),
    merges: mergeIndex(sheet.merges, table.block.last + 1, table.end),
    rows: sheet.rows,
    dates: {
      year: head.year,
      asOf: asOf?.date ?? null,
      dates1904: book.dates1904,
      lostZeros: book.lostZeros,
      ...(profile?.dateOrder ? { order: profile.dateOrder } : {}),
    },
    nothing: new Set(profile?.nothing ?? []),
    kinds: profile?.kinds ?? {},
  }
}

/** A row whose name cell lies inside a vertical merge of a project above is a further row of that project. */
function mergedName(around: RowSurroundings, r: number, name: number): boolean {
  const merge = around.merges.get(r * 4096 + name)
  return (
    merge !== undefined &&
    merge.top < r &&
    merge.left === merge.right &&
    around.rows[r]?.some((c) => c && c.raw !== '') === true
  )
}

/** A name and nothing more, or a name and amounts where projects have a number or a unit beside: a note or a sum perhaps. */
function askIfProject(row: DraftRow, sheet: SheetCells, r: number, frame: RowFrame): void {
  const filled = sheet.rows[r]!.filter((c) => textOf(c) !== '').length
  const described = frame.descriptive.some((c) => textOf(sheet.rows[r]![c]) !== '')
  if (filled > 1 && (described || row.number !== '' || frame.descriptive.length + (frame.number === null ? 0 : 1) < 2))
    return
  if (row.doubts.some((d) => d.reason.code === 'ledger.mergedName')) return
  const reason = coded('ledger.perhapsNoProject', { name: row.texts.name ?? '' })
  addDoubt(row, { sheet: sheet.name }, 'name', null, row.texts.name ?? '', 'doubtful', reason, null)
}

const SPECIAL: readonly LedgerField[] = [
  'kind',
  'completionRate',
  'startFinish',
  'problem.text',
  'problem.factor',
  'problem.due',
]

function planOf(
  column: LedgerColumn,
  guessed: ReadonlyMap<number, string>,
  columns: readonly LedgerColumn[],
): ColumnPlan[] {
  const { field } = column
  const guess = guessed.get(column.column) ?? null
  if (field === 'number') return []
  if (field === 'nature' || field === null || (field === 'startFinish' && columns.some((c) => c.field === 'start'))) {
    return column.header === '' ? [] : [{ ...column, field: null, type: 'other', guess }]
  }
  const type = (TEXT_FIELDS as readonly string[]).includes(field)
    ? 'text'
    : (MONEY_FIELDS as readonly string[]).includes(field)
      ? 'money'
      : (DATE_FIELDS as readonly string[]).includes(field)
        ? 'date'
        : SPECIAL.includes(field)
          ? 'special'
          : 'other'
  return [{ ...column, type, guess }]
}

function frameOf(columns: readonly LedgerColumn[], name: number): RowFrame {
  const descriptive = columns.filter(
    (c) =>
      c.field !== null &&
      [
        'owner',
        'uscc',
        'projectCode',
        'site',
        'chain',
        'content',
        'progress',
        'start',
        'finish',
        'startFinish',
        'headquarters',
        'taskForce',
        'sponsor',
        'leadUnit',
      ].includes(c.field),
  )
  const header = columns.find((c) => c.column === name)!.header
  return {
    name,
    number: columns.find((c) => c.field === 'number')?.column ?? null,
    nameHeader: tight(header.slice(header.lastIndexOf('/') + 1)),
    descriptive: descriptive.map((c) => c.column),
  }
}

function readSum(
  sheet: SheetCells,
  r: number,
  kind: 'section' | 'subtotal' | 'total',
  columns: readonly LedgerColumn[],
  name: number,
): SumLine {
  const cells = sheet.rows[r]!
  const money: { [F in MoneyField]?: number | null } = {}
  for (const column of columns) {
    if (column.unit === null || column.field === null) continue
    const cell = cells[column.column]
    const reading = cell && textOf(cell) !== textOf(cells[name]) ? readMoney(cell, column.unit) : null
    if (reading?.state === 'understood' && reading.value !== null) money[column.field as MoneyField] = reading.value
  }
  const first = firstText(sheet, r)
  const named = textOf(cells[name])
  const text =
    named && named !== first && /^[（(]?[一二三四五六七八九十]+[)）]?$/.test(first)
      ? `${first}、${named}`
      : named || first
  return { row: r + 1, text: tight(text), kind, money, count: countIn(text) }
}

/** What the file as a whole says, for sheets that don't say it themselves. */
export type BookSurroundings = {
  readonly fileName: string
  readonly fileAsOf: LooseDate | null
  readonly fileYear: number | null
  readonly dates1904: boolean
  /** The file is text and shows no month with its zero: "2026.1" may be October. */
  readonly lostZeros: boolean
}
