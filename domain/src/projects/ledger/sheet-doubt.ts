import { coded } from '../../kernel/coded.ts'
import type { Doubt } from './ledger-row.ts'
import { textOf } from './plain-text.ts'
import type { SheetCells } from './sheet-cells.ts'

export function sheetDoubt(sheet: SheetCells, code: string, field: Doubt['field'] = 'sheet'): Doubt {
  return {
    field,
    sheet: sheet.name,
    row: 0,
    cell: '',
    header: '',
    raw: sheet.name,
    state: 'doubtful',
    reason: coded(code, { sheet: sheet.name }),
    suggestion: null,
  }
}

export const firstText = (sheet: SheetCells, r: number): string =>
  (sheet.rows[r] ?? []).map((c) => textOf(c)).find((t) => t !== '') ?? ''

/** A doubt about a whole line; `r` counts from 0. */
export const lineDoubt = (sheet: SheetCells, code: string, r: number, field?: 'row'): Doubt => ({
  ...sheetDoubt(sheet, code, field),
  row: r + 1,
  cell: `${r + 1}:${r + 1}`,
  raw: firstText(sheet, r),
})
