import { fromDayNumber, yearOf } from '../../calendar/civil-date.ts'
import { coded } from '../../kernel/coded.ts'
import { checkCreditCode } from './credit-code.ts'
import { addDoubt, type ColumnPlan, type DraftRow, type RowSurroundings } from './draft-row.ts'
import type { TextField } from './ledger-row.ts'
import { formatKind } from './number-format.ts'
import { narrow, saysNothing, textOf } from './plain-text.ts'
import { hasProjectCodeForm } from './project-code.ts'
import { decimalOf } from './read-money.ts'
import type { Cell } from './sheet-cells.ts'

/** Reads a cell of words; a date or a share among them is kept as the sheet shows it. */
export function readTextCell(
  row: DraftRow,
  plan: ColumnPlan,
  cell: Cell,
  inherited: boolean,
  around: RowSurroundings,
): void {
  const field = plan.field as TextField
  const text = shownText(cell, around.dates.dates1904)
  if (cell.value === null && cell.raw !== '') {
    row.texts[field] = null
    addDoubt(row, around, field, plan, cell.raw, 'notUnderstood', coded('ledger.cellError', { raw: cell.raw }), null)
    return
  }
  const nothing = field === 'name' ? text === '' : saysNothing(text)
  row.texts[field] = nothing ? null : text
  if (nothing) return
  if (plan.guess) addDoubt(row, around, field, plan, text, 'doubtful', coded(plan.guess, { header: plan.header }), text)
  if (field === 'name' && inherited)
    addDoubt(row, around, field, plan, text, 'doubtful', coded('ledger.mergedName', { name: text }), null)
  if (field === 'uscc') checkCode(row, plan, text, around)
  if (field === 'projectCode') {
    const code = narrow(text).replace(/\s+/g, '')
    row.texts.projectCode = code
    if (!hasProjectCodeForm(code))
      addDoubt(row, around, field, plan, text, 'doubtful', coded('ledger.projectCodeForm', { raw: text }), null)
  }
}

function checkCode(row: DraftRow, plan: ColumnPlan, text: string, around: RowSurroundings): void {
  const code = narrow(text)
    .replace(/[\s-]+/g, '')
    .toUpperCase()
  row.texts.uscc = code
  const verdict = checkCreditCode(code)
  if (verdict === 'valid') return
  const mended = code.replace(/O/g, '0').replace(/I/g, '1')
  const suggestion = mended !== code && checkCreditCode(mended) === 'valid' ? mended : null
  const reason = coded(verdict === 'form' ? 'ledger.creditCodeForm' : 'ledger.creditCodeCheck', { raw: text })
  addDoubt(row, around, 'uscc', plan, text, 'doubtful', reason, suggestion)
}

/** A number among words as the sheet shows it: days of a date format as dates, shares as percentages. */
export function shownText(cell: Cell, dates1904: boolean): string {
  if (typeof cell.value !== 'number' || cell.format === '') return textOf(cell)
  const kind = formatKind(cell.format)
  if (kind === 'percent') return `${decimalOf(cell.value * 100) ?? cell.raw}%`
  if (kind === 'number' || cell.value < 1 || cell.value >= 73415) return textOf(cell)
  const date = fromDayNumber(Math.floor(cell.value) - (dates1904 ? 24107 : 25569))
  if (kind === 'month') return `${yearOf(date)}年${Number(date.slice(5, 7))}月`
  return kind === 'year' ? `${yearOf(date)}年` : date
}
