import type { LooseDate } from '../../calendar/civil-date.ts'
import type { Assigned } from './assign-columns.ts'
import type { SheetLine } from './check-sums.ts'
import { fieldsOfHeader, withoutUnit } from './field-words.ts'
import { type HeaderBlock, mergeIndex } from './find-headers.ts'
import { findPackages } from './find-packages.ts'
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
import { type ColumnPlan, type DraftRow, type RowSurroundings, readRow } from './read-row.ts'
import { countIn, type RowFrame, rowKind } from './row-kinds.ts'
import { columnName, type SheetCells } from './sheet-cells.ts'
import { firstText, sheetDoubt } from './sheet-doubt.ts'

export type Head = {
  readonly title: string
  readonly units: readonly number[]
  readonly year: number | null
  readonly asOf: LooseDate | null
  readonly asOfReason: string | null
}

type Body = {
  rows: DraftRow[]
  lines: SheetLine[]
  sums: SumLine[]
  notes: { row: number; text: string }[]
  doubts: Doubt[]
}

/** Reads row by row below the headers: projects, headings, sums, notes; what is none of them is said. */
export function readBody(
  sheet: SheetCells,
  block: HeaderBlock,
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
  const around = surroundingsOf(sheet, block, assigned, head, book, profile)
  const hidden = new Set(sheet.hiddenRows)
  const headings = new Headings(kindOfSheet(sheet.name, head.title), headquartersOf(sheet.name))
  for (let r = block.last + 1; r < sheet.rows.length; r++) {
    const kind = mergedName(around, r, name) ? 'project' : rowKind(sheet.rows[r], frame, r === block.last + 1)
    if (otherHeaders(sheet, r, columns)) {
      body.doubts.push({ ...lineDoubt(sheet, 'ledger.secondTable', r), state: 'notUnderstood' })
      break
    }
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

/** A doubt about a whole line. */
const lineDoubt = (sheet: SheetCells, code: string, r: number, field?: 'row'): Doubt => ({
  ...sheetDoubt(sheet, code, field),
  row: r + 1,
  cell: `${r + 1}:${r + 1}`,
  raw: firstText(sheet, r),
})

/** What every row of the sheet is read with. */
function surroundingsOf(
  sheet: SheetCells,
  block: HeaderBlock,
  assigned: Assigned,
  head: Head,
  book: BookSurroundings,
  profile: MappingProfile | null,
): RowSurroundings {
  const { columns } = assigned
  const asOf = head.asOf ?? columns.find((c) => c.field === 'yearDone')?.asOf ?? book.fileAsOf
  return {
    sheet: sheet.name,
    hasProblemColumn: columns.some((c) => c.field === 'problem.text'),
    plans: columns.flatMap((c) => planOf(c, assigned.guessed, columns)),
    merges: mergeIndex(sheet.merges, block.last + 1, sheet.rows.length),
    rows: sheet.rows,
    dates: {
      year: head.year,
      asOf: asOf?.date ?? null,
      dates1904: book.dates1904,
      ...(profile?.dateOrder ? { order: profile.dateOrder } : {}),
    },
    nothing: new Set(profile?.nothing ?? []),
    kinds: profile?.kinds ?? {},
  }
}

/** Headers again, in another order or of another table: what follows can't be read by the columns found above. */
function otherHeaders(sheet: SheetCells, r: number, columns: readonly LedgerColumn[]): boolean {
  const row = sheet.rows[r]
  if (!row || row.some((c) => c && typeof c.value === 'number')) return false
  let headers = 0
  let moved = 0
  for (let c = 0; c < row.length; c++) {
    const text = tight(textOf(row[c]))
    if (text === '' || text.length > 16) continue
    const field = fieldsOfHeader(withoutUnit(text))[0]
    if (!field || field[1] < 8) continue
    headers++
    if (!tight(columns[c]?.header ?? '').endsWith(text)) moved++
  }
  return headers >= 3 && moved >= 2
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
}
