import type { LooseDate } from '@guatu/domain/calendar/civil-date'
import { sumOf } from '@guatu/domain/projects/ledger/check-sums'
import {
  type LedgerColumn,
  type LedgerRow,
  MONEY_FIELDS,
  type MoneyField,
  type SheetUnderstanding,
  type SumLine,
} from '@guatu/domain/projects/ledger/ledger-row'
import { kindsIn } from '@guatu/domain/projects/ledger/row-kinds'
import { columnName } from '@guatu/domain/projects/ledger/sheet-cells'
import type { Row, Worksheet } from 'exceljs'
import { amountIn, ledgerCell, numbered, type OutValue, problemInOneCell, startsFormula } from './ledger-cells.ts'

/** A sheet of several tables is a template by its first: all rows go there. */
function firstTableOf(sheet: SheetUnderstanding): SheetUnderstanding {
  const end = sheet.furtherTables?.[0]?.headerRow
  if (end === undefined) return sheet
  const own = <T extends { readonly row: number }>(lines: readonly T[]): T[] => lines.filter((l) => l.row < end)
  return { ...sheet, sums: own(sheet.sums), notes: own(sheet.notes), rows: own(sheet.rows) }
}

/** Writes one sheet of a ledger after a template's sheet. */
export class SheetWriter {
  private next = 1
  private order = 0
  private part = 0
  private readonly from: Worksheet
  private readonly to: Worksheet
  private readonly sheet: SheetUnderstanding
  private readonly asOf: LooseDate | null
  private readonly width: number
  private readonly pattern: Row | null

  constructor(from: Worksheet, to: Worksheet, sheet: SheetUnderstanding, asOf: LooseDate | null) {
    this.from = from
    this.to = to
    this.sheet = firstTableOf(sheet)
    this.asOf = asOf
    this.width = Math.max(from.columnCount, sheet.columns.length)
    const first = sheet.rows.find((r) => !r.hidden) ?? sheet.rows[0]
    this.pattern = first ? from.getRow(first.row) : null
  }

  write(rows: readonly LedgerRow[]): void {
    this.copyHead()
    const { sums } = this.sheet
    const firstRow = this.sheet.rows[0]?.row ?? Number.POSITIVE_INFINITY
    const sections = sums.filter((s) => s.kind === 'section')
    const before = sums.filter((s) => s.kind === 'total' && s.row < firstRow)
    for (const total of before) this.writeSum(total, rows)
    if (sections.length === 0) for (const row of rows) this.writeRow(row)
    else this.writeSections(sections, rows)
    for (const line of sums) {
      const closing = line.kind === 'total' ? line.row > firstRow : sections.length === 0 && line.kind === 'subtotal'
      if (closing) this.writeSum(line, rows)
    }
    for (const note of this.sheet.notes) if (note.row > firstRow) this.copyRow(note.row)
  }

  /** Everything above the first row of projects or sums, as it stands, with the as-of date of now. */
  private copyHead(): void {
    const last = this.sheet.headerRows![1]
    const numbering = Math.min(this.sheet.rows[0]?.row ?? last + 1, this.sheet.sums[0]?.row ?? last + 2) - 1
    for (let c = 1; c <= this.width; c++) {
      const column = this.from.getColumn(c)
      if (column.width) this.to.getColumn(c).width = column.width
    }
    for (let r = 1; r <= Math.max(last, numbering); r++) this.copyRow(r)
    this.to.views = [{ state: 'frozen', ySplit: last, xSplit: 0 }]
    this.to.pageSetup = { ...this.from.pageSetup, printTitlesRow: `1:${last}` }
  }

  private writeSections(sections: readonly SumLine[], rows: readonly LedgerRow[]): void {
    const left = new Set(rows)
    const heads = new Map(rows.map((r) => [r.row, r]))
    const kindOf = (row: LedgerRow) => (row.partOf === undefined ? row : (heads.get(row.partOf) ?? row)).kind
    const subtotal = this.sheet.sums.find((s) => s.kind === 'subtotal')
    for (const section of sections) {
      const kinds = kindsIn(section.text)
      const own = rows.filter((r) => left.has(r) && kindOf(r) !== null && kinds.length === 1 && kinds[0] === kindOf(r))
      for (const row of own) left.delete(row)
      this.writeSum(section, own)
      for (const row of own) this.writeRow(row)
      if (subtotal) this.writeSum(subtotal, own)
    }
    for (const row of rows) if (left.has(row)) this.writeRow(row)
  }

  private writeRow(row: LedgerRow): void {
    const r = this.next++
    const number = this.place(row)
    const to = this.to.getRow(r)
    const oneCell = !this.sheet.columns.some((c) => c.field === 'problem.due' || c.field === 'problem.factor')
    for (const column of this.sheet.columns) {
      const cell = to.getCell(column.column + 1)
      const pattern = this.pattern?.getCell(column.column + 1)
      if (pattern) cell.style = { ...pattern.style }
      const rate = column.field === 'completionRate' ? this.rateFormula(r, pattern?.formula) : null
      const value =
        column.field === 'number'
          ? number
          : column.field === 'name' && row.partOf !== undefined
            ? `${this.markInName()}${row.texts.name ?? ''}`
            : column.field === 'problem.text' && oneCell
              ? problemInOneCell(row)
              : ledgerCell(row, column, this.order)
      if (rate && typeof value === 'number') cell.value = { formula: rate, result: value }
      else cell.value = value
      if (typeof value === 'string') this.keepAsText(cell, value)
      else if (typeof value === 'number' && /[yd]/i.test(cell.numFmt ?? '')) cell.numFmt = 'General'
    }
    if (this.pattern?.height) to.height = this.pattern.height
  }

  /** Counts the row and gives its number: sub-items are marked as the template marks them, else "5.1". */
  private place(row: LedgerRow): OutValue {
    if (row.partOf === undefined) {
      this.order += 1
      this.part = 0
      return this.order
    }
    this.part += 1
    const mark = this.sheet.rows.find((r) => r.mark)?.mark
    if (mark?.in === 'name') return null
    return mark && !/^\d+\D\d+$/.test(mark.text) ? numbered(mark.text, this.part) : `${this.order}.${this.part}`
  }

  /** The sign before a sub-item's name, where the template has it there or has no column of numbers. */
  private markInName(): string {
    const mark = this.sheet.rows.find((r) => r.mark)?.mark
    if (mark?.in === 'name') return numbered(mark.text, this.part)
    return this.sheet.columns.some((c) => c.field === 'number') ? '' : `（${this.part}）`
  }

  /** The template's own rate formula for this row, over its columns of plan and done. */
  private rateFormula(r: number, pattern: string | undefined): string | null {
    const letter = (field: LedgerColumn['field']): string | null => {
      const column = this.sheet.columns.find((c) => c.field === field)
      return column ? columnName(column.column) : null
    }
    const [plan, done] = [letter('yearPlan'), letter('yearDone')]
    return pattern && plan && done ? `IF(${plan}${r}=0,"",${done}${r}/${plan}${r})` : null
  }

  /** Text is marked as text: neither a date format nor a leading = + - @ may turn it into something else. */
  private keepAsText(cell: { numFmt: string }, value: string): void {
    if (startsFormula(value) || (cell.numFmt && cell.numFmt !== 'General')) cell.numFmt = '@'
  }

  private writeSum(line: SumLine, rows: readonly LedgerRow[]): void {
    const r = this.next
    this.copyRow(line.row)
    const to = this.to.getRow(r)
    for (let c = 1; c <= this.width; c++) {
      const cell = to.getCell(c)
      if (typeof cell.value === 'string')
        cell.value = cell.value.replace(
          /\d+(?=\s*[个项])/,
          String(rows.filter((row) => row.partOf === undefined).length),
        )
    }
    for (const column of this.sheet.columns) {
      const { field } = column
      if (
        field === null ||
        !(MONEY_FIELDS as readonly string[]).includes(field) ||
        line.money[field as MoneyField] == null
      )
        continue
      to.getCell(column.column + 1).value = amountIn(sumOf(rows, field as MoneyField), column.unit ?? 4)
    }
  }

  /** Copies one row of the template with styles and its own merges to the next row. */
  private copyRow(from: number): void {
    const r = this.next++
    const source = this.from.getRow(from)
    const to = this.to.getRow(r)
    if (source.height) to.height = source.height
    for (let c = 1; c <= this.width; c++) {
      const cell = source.getCell(c)
      const target = to.getCell(c)
      target.style = { ...cell.style }
      if (!cell.isMerged || cell.master === cell) target.value = this.freshened(cell.value)
    }
    for (const range of this.from.model.merges as unknown as string[]) {
      const m = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range)
      if (m && Number(m[2]) === from) this.to.mergeCells(`${m[1]}${r}:${m[3]}${r + Number(m[4]) - Number(m[2])}`)
    }
  }

  private freshened(value: Row['values'] | unknown): never {
    if (typeof value !== 'string' || !this.asOf) return value as never
    const [, m, d] = this.asOf.date.split('-').map(Number)
    return value.replace(/(截[至止]到?(?:20\d{2}年)?)\d{1,2}月(?:\d{1,2}日|底|末)?/, `$1${m}月${d}日`) as never
  }
}
