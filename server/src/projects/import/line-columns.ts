import type { Doubt, LedgerColumn, LedgerRow } from '@guatu/domain/projects/ledger/ledger-row'
import { cellName } from '@guatu/domain/projects/ledger/sheet-cells'
import { say } from '@guatu/words/say'
import type { Column } from '../../platform/http/send-table.ts'
import { ledgerCell } from '../excel/ledger-cells.ts'
import { type Line, type LineList, lineInWords } from './import-lines.ts'
import type { ShownImport } from './present-import.ts'
import { doubtInWords, type Standing } from './present-row.ts'

/** One row of the sheet that an export makes: a line, or one change of it. */
export type ExportRow = { readonly line: Line; readonly change?: number }

/** What one list of an import leaves as in Excel: doubts and changes one a row, rows of the ledger with their cells. */
export function exportOf(
  list: LineList,
  lines: readonly Line[],
  { shown, standing }: { shown: ShownImport; standing: Standing },
): { columns: Column<ExportRow>[]; rows: ExportRow[] } {
  const place = placeColumns(standing)
  if (list === 'gone') return { columns: [place.name], rows: lines.map((line) => ({ line })) }
  const where = [...(shown.staging.understanding!.understanding.sheets.length > 1 ? [place.sheet] : []), place.row]
  if (list === 'doubts')
    return { columns: [...where, place.name, ...doubtColumns(standing)], rows: lines.map((line) => ({ line })) }
  if (list === 'changed')
    return {
      columns: [...where, place.name, ...changeColumns(standing)],
      rows: lines.flatMap((line) =>
        lineInWords(line, standing).changes.map((_, change): ExportRow => ({ line, change })),
      ),
    }
  const cells = cellColumns(
    lines.flatMap(({ row }) => (row ? [row] : [])),
    { shown, standing },
  )
  return { columns: [...where, place.problem, ...cells], rows: lines.map((line) => ({ line })) }
}

const head = (name: string, { lang }: Standing): string => say({ code: `imports.column.${name}`, params: {} }, lang)

function placeColumns(standing: Standing) {
  const column = (name: string, width: number, value: Column<ExportRow>['value']): Column<ExportRow> => ({
    ...{ header: head(name, standing), width, value },
  })
  return {
    sheet: column('sheet', 16, ({ line }) => line.row?.sheet),
    row: { ...column('row', 8, ({ line }) => line.row?.row), kind: 'number' as const },
    name: column('name', 40, ({ line }) => lineInWords(line, standing).name),
    problem: column('problem', 40, ({ line }) => problemOf(line, standing)),
  }
}

/** Why a row waits, with the doubts that are of no single cell. */
function problemOf(line: Line, standing: Standing): string {
  const told = lineInWords(line, standing)
  const loose = line.row ? standing.doubtsOf(line.row).filter((d) => d.header === '') : []
  const within = told.package ? say({ code: 'imports.partOf', params: { name: told.package } }, standing.lang) : null
  return [within, told.problem, ...loose.map((d) => say(d.reason, standing.lang))].filter(Boolean).join('\n')
}

function doubtColumns(standing: Standing): Column<ExportRow>[] {
  const of = (
    name: string,
    width: number,
    value: (d: ReturnType<typeof lineInWords>['doubts'][number]) => unknown,
  ) => ({
    ...{ header: head(name, standing), width },
    value: ({ line }: ExportRow) => value(lineInWords(line, standing).doubts[0]!) as string | null,
  })
  return [
    of('cell', 10, (d) => d.cell),
    of('header', 24, (d) => d.header),
    of('raw', 32, (d) => d.raw),
    of('reason', 60, (d) => d.reason),
    of('suggestion', 24, (d) => d.suggestion),
  ]
}

function changeColumns(standing: Standing): Column<ExportRow>[] {
  const of = (name: string, width: number, key: 'label' | 'from' | 'to') => ({
    ...{ header: head(name, standing), width },
    value: ({ line, change }: ExportRow) => lineInWords(line, standing).changes[change!]![key],
  })
  return [of('changed', 20, 'label'), of('from', 40, 'from'), of('to', 40, 'to')]
}

/** The sheet's own columns with what stands in them, and beside each in which a listed row has a doubt a column that says why. */
function cellColumns(
  rows: readonly LedgerRow[],
  { shown, standing }: { shown: ShownImport; standing: Standing },
): Column<ExportRow>[] {
  const doubts = new Map<string, Doubt[]>()
  for (const row of rows)
    for (const d of standing.doubtsOf(row)) {
      const key = `${row.sheet}!${d.cell}`
      doubts.set(key, [...(doubts.get(key) ?? []), d])
    }
  const kept = new Map(shown.grids.map((g) => [g.sheet, g.rows.length]))
  const textOf = (row: LedgerRow, column: LedgerColumn): string | null =>
    row.row <= (kept.get(row.sheet) ?? 0)
      ? standing.textAt(row.sheet, cellName(row.row - 1, column.column))
      : String(ledgerCell(row, column, row.row) ?? '') || null
  const saidOf = (row: LedgerRow, column: LedgerColumn): string =>
    (doubts.get(`${row.sheet}!${cellName(row.row - 1, column.column)}`) ?? [])
      .map((d) => {
        const { reason, suggestion } = doubtInWords(d, standing.lang)
        return suggestion === null
          ? reason
          : say({ code: 'imports.withSuggestion', params: { reason, suggestion } }, standing.lang)
      })
      .join('\n')
  return columnsByHeader(rows, shown).flatMap(({ header, at }) => {
    const value: Column<ExportRow> = {
      ...{ header, width: 20 },
      value: ({ line: { row } }) => (row && at.has(row.sheet) ? textOf(row, at.get(row.sheet)!) : null),
    }
    if (!rows.some((row) => at.has(row.sheet) && saidOf(row, at.get(row.sheet)!) !== '')) return [value]
    const remark: Column<ExportRow> = {
      ...{ header: say({ code: 'imports.remarkOn', params: { header } }, standing.lang), width: 40 },
      value: ({ line: { row } }) => (row && at.has(row.sheet) ? saidOf(row, at.get(row.sheet)!) : null),
    }
    return [value, remark]
  })
}

/** Columns of all sheets that the rows stand in, one a header; a header that stands twice in a sheet is two. */
function columnsByHeader(rows: readonly LedgerRow[], shown: ShownImport) {
  const sheets = new Set(rows.map((r) => r.sheet))
  const found = new Map<string, { header: string; at: Map<string, LedgerColumn> }>()
  for (const { sheet, columns } of shown.staging.understanding!.understanding.sheets) {
    if (!sheets.has(sheet)) continue
    const times = new Map<string, number>()
    for (const column of columns) {
      const nth = times.get(column.header) ?? 0
      times.set(column.header, nth + 1)
      const key = `${column.header}\u0001${nth}`
      const one = found.get(key) ?? { header: column.header, at: new Map() }
      one.at.set(sheet, column)
      found.set(key, one)
    }
  }
  return [...found.values()]
}
