import { coded } from '../../kernel/coded.ts'
import { type Fen, yuanOfFen } from '../../kernel/exact.ts'
import {
  type Doubt,
  type LedgerColumn,
  type LedgerRow,
  MONEY_FIELDS,
  type MoneyField,
  type SumLine,
  YEAR_CLASS,
} from './ledger-row.ts'
import { sumAtHeads, sumAtLeaves } from './packages.ts'
import { sectionLevel } from './row-kinds.ts'
import { cellName } from './sheet-cells.ts'

/** Rows, headings and sum lines in the order of the sheet. */
export type SheetLine =
  | { readonly type: 'row'; readonly row: LedgerRow }
  | { readonly type: 'sum'; readonly sum: SumLine }

/** A disagreement of a sum with the rows it should be of; `among` are their numbers. */
export type SumDoubt = Doubt & { readonly among: readonly number[] }

/** Compares each subtotal, total, section sum and printed count with the rows that it may be of. */
export function checkSums(lines: readonly SheetLine[], sheet: string, columns: readonly LedgerColumn[]): SumDoubt[] {
  const doubts: SumDoubt[] = []
  lines.forEach((line, i) => {
    if (line.type !== 'sum') return
    const groups = groupsOf(lines, i, line.sum).filter((g) => g.length > 0)
    const group = groups[0]
    if (!group) return
    const fields = MONEY_FIELDS.filter((f) => line.sum.money[f] != null)
    const agreeing = groups.find(
      (g) =>
        (fields.every((f) => sumOf(g, f) === line.sum.money[f]) ||
          fields.every((f) => sumAtHeads(g, f) === line.sum.money[f])) &&
        (line.sum.count === null || countsOf(g).includes(line.sum.count)),
    )
    if (agreeing) return
    const { count } = line.sum
    const nearest = groups.find((g) => count !== null && countsOf(g).includes(count)) ?? group
    for (const field of fields) {
      const said = line.sum.money[field]!
      const found = sumOf(nearest, field)
      if (said !== found) doubts.push(sumDoubt(line.sum, field, said, found, nearest, sheet, columns))
    }
    if (count !== null && !countsOf(nearest).includes(count)) doubts.push(countDoubt(line.sum, nearest, sheet))
  })
  return [...doubts, ...checkPackages(rowsOf(lines), sheet, columns)]
}

export const sumOf = (rows: readonly LedgerRow[], field: MoneyField): Fen => sumAtLeaves(rows, field)

const isTop = (row: LedgerRow): boolean => row.partOf === undefined

/** Offices count packages as one, or each sub-item, or all rows. */
const countsOf = (rows: readonly LedgerRow[]): readonly number[] => [
  rows.filter(isTop).length,
  rows.filter((r) => !r.parts).length,
  rows.length,
]

/** A package's own amounts against those of its sub-items. */
function checkPackages(rows: readonly LedgerRow[], sheet: string, columns: readonly LedgerColumn[]): SumDoubt[] {
  return rows.flatMap((head) => {
    if (!head.parts) return []
    const parts = rows.filter((r) => r.partOf === head.row)
    const line: SumLine = { row: head.row, text: head.texts.name ?? '', kind: 'subtotal', money: {}, count: null }
    return MONEY_FIELDS.flatMap((field) => {
      const said = head.money[field]
      if (said == null || parts.every((p) => p.money[field] == null)) return []
      const found = sumOf(parts, field)
      return said === found ? [] : [sumDoubt(line, field, said, found, parts, sheet, columns)]
    })
  })
}

/** The groups a sum may be of, likeliest first. */
function groupsOf(lines: readonly SheetLine[], at: number, sum: SumLine): LedgerRow[][] {
  const all = rowsOf(lines)
  if (sum.kind === 'total') {
    const counted = all.filter((r) => r.kind === null || !['reserve', 'preliminary'].includes(YEAR_CLASS[r.kind]))
    return [all, counted, rowsOf(lines.slice(0, at)), back(lines, at, () => true)]
  }
  if (sum.kind === 'section') {
    const level = sectionLevel(sum.text)
    return [ahead(lines, at, (s) => s.kind !== 'subtotal' && (s.kind === 'total' || sectionLevel(s.text) <= level))]
  }
  const nearest = back(lines, at, () => true)
  const outer = back(lines, at, (s) => s.kind === 'section' && sectionLevel(s.text) === 1)
  return [nearest, outer, ahead(lines, at, () => true), all]
}

const rowsOf = (lines: readonly SheetLine[]): LedgerRow[] => lines.flatMap((l) => (l.type === 'row' ? [l.row] : []))

function back(lines: readonly SheetLine[], at: number, stops: (s: SumLine) => boolean): LedgerRow[] {
  const rows: LedgerRow[] = []
  for (let i = at - 1; i >= 0; i--) {
    const line = lines[i]!
    if (line.type === 'row') rows.push(line.row)
    else if (stops(line.sum)) break
  }
  return rows.reverse()
}

function ahead(lines: readonly SheetLine[], at: number, stops: (s: SumLine) => boolean): LedgerRow[] {
  const rows: LedgerRow[] = []
  for (const line of lines.slice(at + 1)) {
    if (line.type === 'row') rows.push(line.row)
    else if (stops(line.sum)) break
  }
  return rows
}

function sumDoubt(
  sum: SumLine,
  field: MoneyField,
  said: Fen,
  found: Fen,
  group: readonly LedgerRow[],
  sheet: string,
  columns: readonly LedgerColumn[],
): SumDoubt {
  const column = columns.find((c) => c.field === field)
  const rounded = Math.abs(said - found) <= (group.length * 10 ** ((column?.unit ?? 0) + 2)) / 200
  return {
    field,
    sheet,
    row: sum.row,
    cell: column ? cellName(sum.row - 1, column.column) : `${sum.row}:${sum.row}`,
    header: column?.header ?? '',
    raw: yuanOfFen(said),
    state: 'doubtful',
    reason: coded(rounded ? 'ledger.sumRounded' : 'ledger.sumDiffers', {
      line: sum.text,
      said: yuanOfFen(said),
      found: yuanOfFen(found),
      difference: yuanOfFen(found - said),
      rows: group.length,
    }),
    suggestion: yuanOfFen(found),
    among: group.map((r) => r.row),
  }
}

function countDoubt(sum: SumLine, group: readonly LedgerRow[], sheet: string): SumDoubt {
  return {
    field: 'sheet',
    sheet,
    row: sum.row,
    cell: `${sum.row}:${sum.row}`,
    header: '',
    raw: sum.text,
    state: 'doubtful',
    reason: coded('ledger.countDiffers', { line: sum.text, said: sum.count!, found: group.length }),
    suggestion: String(group.length),
    among: group.map((r) => r.row),
  }
}
