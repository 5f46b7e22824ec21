import type { Fen } from '../../kernel/exact.ts'
import { rowKey } from './arrange-packages.ts'
import type { LedgerRow, MoneyField } from './ledger-row.ts'

type Row = Pick<LedgerRow, 'sheet' | 'row' | 'partOf' | 'parts' | 'money'>

/**
 * The rows whose amount of a kind counts in a sum: money at the leaves (domain.md §5). A package counts by its sub-items where
 * any of them among the rows has such an amount, else by its own row.
 */
export function rowsWithMoney<R extends Row>(rows: readonly R[], field: MoneyField): readonly R[] {
  if (!rows.some((r) => r.parts)) return rows
  const carried = new Set(
    rows.filter((r) => r.partOf !== undefined && r.money[field] != null).map((r) => `${r.sheet}!${r.partOf}`),
  )
  return rows.filter((r) => !r.parts || !carried.has(`${r.sheet}!${r.row}`))
}

/** Sum of a kind of amount over rows, packages counted once. */
export const sumAtLeaves = (rows: readonly Row[], field: MoneyField): Fen =>
  rowsWithMoney(rows, field).reduce((sum, r) => sum + (r.money[field] ?? 0), 0)

/** The same by what the packages' own rows say, as a sheet's total may have been added up. */
export const sumAtHeads = (rows: readonly Row[], field: MoneyField): Fen => {
  const said = new Set(rows.filter((r) => r.parts && r.money[field] != null).map((r) => `${r.sheet}!${r.row}`))
  return rows
    .filter((r) => r.partOf === undefined || !said.has(`${r.sheet}!${r.partOf}`))
    .reduce((sum, r) => sum + (r.money[field] ?? 0), 0)
}

/** Year's figures that a package leaves to its sub-items, so that they are stored once. */
const CARRIED = ['yearPlan', 'yearDone'] as const

/** Rows whose packages no longer carry what their sub-items carry. */
export function withoutCarriedMoney(
  rows: readonly LedgerRow[],
  isPart: (row: LedgerRow) => boolean,
): readonly LedgerRow[] {
  if (!rows.some((r) => r.parts)) return rows
  const real = rows.filter((r) => r.partOf !== undefined && isPart(r))
  return rows.map((row) => {
    if (!row.parts) return row
    const own = real.filter((r) => rowKey({ sheet: r.sheet, row: r.partOf! }) === rowKey(row))
    const money = { ...row.money }
    for (const field of CARRIED) if (own.some((p) => p.money[field] != null)) delete money[field]
    return { ...row, money }
  })
}
