import type { Writable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import ExcelJS from 'exceljs'
import { startsFormula } from './ledger-cells.ts'

export type TableColumn = {
  readonly header: string
  /** In characters. */
  readonly width?: number
  readonly kind?: 'text' | 'number' | 'money' | 'percent' | 'points' | 'date'
}
export type TableValue = string | number | boolean | null | undefined
export type Table = {
  readonly title: string
  /** Printed at the head ("单位：万元"); absent where no column has a unit. */
  readonly unit?: string
  /** Printed as 截至2026年11月20日. */
  readonly asOf?: CivilDate
  readonly columns: readonly TableColumn[]
  readonly rows: Iterable<readonly TableValue[]> | AsyncIterable<readonly TableValue[]>
}

const FORMATS: Readonly<Record<NonNullable<TableColumn['kind']>, string>> = {
  text: '@',
  number: '#,##0',
  money: '#,##0.00##',
  percent: '0.0%',
  points: '0.0',
  date: 'yyyy-mm-dd',
}

/** Cells written before others have a turn: some five milliseconds. Ten thousand rows at once would hold up everybody for a second. */
const CELLS_A_TURN = 800

/**
 * Any list as Excel, row by row into `out`: title, unit and as-of line, repeating head, page numbers. Text stays text,
 * also when it begins with = + - @ or a tab. Dates are civil dates in text form.
 */
export async function writeTable(out: Writable, table: Table): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: true, useStyles: true })
  const sheet = book.addWorksheet(sheetName(table.title), {
    views: [{ state: 'frozen', ySplit: 3 }],
    pageSetup: {
      paperSize: 8,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:3',
    } as unknown as Partial<ExcelJS.PageSetup>,
    headerFooter: { oddFooter: '&C第&P页 共&N页' },
  })
  table.columns.forEach((c, i) => {
    sheet.getColumn(i + 1).width = c.width ?? Math.max(8, c.header.length * 2 + 2)
  })
  writeHead(sheet, table)
  let cells = 0
  for await (const values of table.rows) {
    cells += table.columns.length
    if (cells > CELLS_A_TURN) {
      cells = 0
      await turn()
    }
    const row = sheet.addRow([])
    table.columns.forEach((column, i) => {
      writeCell(row.getCell(i + 1), column, values[i])
    })
    row.commit()
  }
  sheet.commit()
  await book.commit()
}

function writeHead(sheet: ExcelJS.Worksheet, table: Table): void {
  const last = Math.max(1, table.columns.length)
  const title = sheet.addRow([table.title])
  title.font = { size: 16, bold: true }
  title.alignment = { horizontal: 'center' }
  if (last > 1) sheet.mergeCells(1, 1, 1, last)
  const asOf = table.asOf ? `截至${table.asOf.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')}` : ''
  const second = sheet.addRow([asOf])
  if (table.unit) second.getCell(last).value = last > 1 ? `单位：${table.unit}` : `${asOf}　单位：${table.unit}`
  const head = sheet.addRow(table.columns.map((c) => c.header))
  head.font = { bold: true }
  head.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
  for (const row of [title, second, head]) row.commit()
}

function writeCell(cell: ExcelJS.Cell, column: TableColumn, value: TableValue): void {
  if (value === null || value === undefined) return
  cell.value = value
  if (typeof value === 'string') {
    if (startsFormula(value) || column.kind === 'text' || column.kind === undefined) cell.numFmt = '@'
  } else if (column.kind) cell.numFmt = FORMATS[column.kind]
}

/** Excel allows 31 characters and none of \ / ? * [ ] : in a sheet's name. */
const sheetName = (title: string): string =>
  title
    .replace(/[\\/?*[\]:]/g, ' ')
    .trim()
    .slice(0, 31) || '表'

/** One field of a .csv: quoted where it must be; what a spreadsheet would run gets an apostrophe in front. */
export function csvField(value: TableValue): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'string' && startsFormula(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
