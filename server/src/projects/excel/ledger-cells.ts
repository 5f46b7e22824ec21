import type { LooseDate } from '@guatu/domain/calendar/civil-date'
import { type Fen, ratio, roundRatio } from '@guatu/domain/kernel/exact'
import type {
  DateField,
  LedgerColumn,
  LedgerRow,
  MoneyField,
  TextField,
} from '@guatu/domain/projects/ledger/ledger-row'
import { DATE_FIELDS, MONEY_FIELDS, TEXT_FIELDS } from '@guatu/domain/projects/ledger/ledger-row'

export type OutValue = string | number | null

/** Text that a spreadsheet would run when it is pasted or saved as .csv. */
export const startsFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text) && !/^[-—–－]+$/.test(text)

/** An amount in the column's unit, exact up to what a sheet's number holds. */
export const amountIn = (fen: Fen, unit: number): number => Number(`${fen}e-${unit + 2}`)

/** A loose date the way offices write it; reading it again gives the same date and precision. */
export function dateInWords({ date, precision }: LooseDate): string {
  const [y, m, d] = date.split('-').map(Number) as [number, number, number]
  switch (precision) {
    case 'day':
      return `${y}-${date.slice(5, 7)}-${date.slice(8)}`
    case 'tenDays':
      return `${y}年${m}月${d <= 10 ? '上' : d <= 20 ? '中' : '下'}旬`
    case 'month':
      return `${y}年${m}月`
    case 'quarter':
      return `${y}年${'一二三四'[m / 3 - 1]}季度`
    case 'half':
      return `${y}年${m === 6 ? '上' : '下'}半年`
    case 'year':
      return `${y}年底`
  }
}

/** What one column of an office's sheet says of a project. `order` is its running number. */
export function ledgerCell(row: LedgerRow, column: LedgerColumn, order: number): OutValue {
  const { field } = column
  if (field === null) return row.others[column.header] ?? null
  if (isOneOf(TEXT_FIELDS, field)) return row.texts[field as TextField] ?? null
  if (isOneOf(MONEY_FIELDS, field)) {
    const fen = row.money[field as MoneyField]
    return fen == null ? null : amountIn(fen, column.unit ?? 4)
  }
  if (isOneOf(DATE_FIELDS, field)) {
    const value = row.dates[field as DateField]
    if (value) return dateInWords(value)
    return field === 'start' && (row.kind === '储备' || row.kind === '前期') ? '未开工' : null
  }
  return specialCell(row, column, order)
}

const isOneOf = (list: readonly string[], field: string): boolean => list.includes(field)

function specialCell(row: LedgerRow, column: LedgerColumn, order: number): OutValue {
  switch (column.field) {
    case 'number':
      return order
    case 'kind':
      return row.kind
    case 'startFinish':
      return row.dates.start && row.dates.finish
        ? `${dateInWords(row.dates.start)}至${dateInWords(row.dates.finish)}`
        : null
    case 'completionRate':
      return row.money.yearPlan && row.money.yearDone != null
        ? Number(roundRatio(ratio(row.money.yearDone, row.money.yearPlan), 6))
        : null
    case 'problem.text':
      return row.problem?.text ?? '无'
    case 'problem.factor':
      return row.problem?.factor ?? null
    case 'problem.due':
      return row.problem?.due ? dateInWords(row.problem.due) : null
    default:
      return column.header in row.others ? row.others[column.header]! : null
  }
}

/** A template's sign of a sub-item with another running number: "（1）" → "（3）", "①" → "③". */
export const numbered = (mark: string, n: number): string =>
  /[①-⑳]/.test(mark) ? mark.replace(/[①-⑳]/, String.fromCharCode(0x245f + n)) : mark.replace(/\d+(?=\D*$)/, String(n))

/** Where a ledger keeps problem, factor and date in one cell, they leave as one cell. */
export function problemInOneCell(row: LedgerRow): string {
  if (!row.problem) return '无'
  const { text, factor, due } = row.problem
  return `${factor ? `【${factor}】` : ''}${text}${due ? `；${dateInWords(due)}前解决` : ''}`
}
