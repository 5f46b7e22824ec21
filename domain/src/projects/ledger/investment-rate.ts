import type { Fen, Ratio } from '../../kernel/exact.ts'
import { ratio } from '../../kernel/exact.ts'
import { type LedgerRow, YEAR_CLASS } from './ledger-row.ts'
import { sumAtLeaves } from './packages.ts'

/** Reserve and preliminary projects stay outside investment sums and rates. */
export const countsForInvestment = (row: Pick<LedgerRow, 'kind'>): boolean =>
  row.kind === null || (YEAR_CLASS[row.kind] !== 'reserve' && YEAR_CLASS[row.kind] !== 'preliminary')

/** Σ done ÷ Σ plan of the year over the rows that count; `rate` is null when nothing was planned. */
export function investmentRate(rows: readonly LedgerRow[]): {
  readonly plan: Fen
  readonly done: Fen
  readonly rows: number
  readonly rate: Ratio | null
} {
  const counted = rows.filter(countsForInvestment)
  const plan = sumAtLeaves(counted, 'yearPlan')
  const done = sumAtLeaves(counted, 'yearDone')
  return { plan, done, rows: counted.length, rate: plan > 0 ? ratio(done, plan) : null }
}
