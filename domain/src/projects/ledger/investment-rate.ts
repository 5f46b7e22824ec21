import type { Fen, Ratio } from '../../kernel/exact.ts'
import { ratio } from '../../kernel/exact.ts'
import { countsForInvestment } from '../project-terms.ts'
import { type LedgerRow, YEAR_CLASS } from './ledger-row.ts'
import { sumAtLeaves } from './packages.ts'

/** A row that does not say its year class counts: leaving it out would shorten the office's own sum in silence. */
export const rowCountsForInvestment = (row: Pick<LedgerRow, 'kind'>): boolean =>
  row.kind === null || countsForInvestment(YEAR_CLASS[row.kind])

/** Σ done ÷ Σ plan of the year over the rows that count; `rate` is null when nothing was planned. */
export function investmentRate(rows: readonly LedgerRow[]): {
  readonly plan: Fen
  readonly done: Fen
  readonly rows: number
  readonly rate: Ratio | null
} {
  const counted = rows.filter(rowCountsForInvestment)
  const plan = sumAtLeaves(counted, 'yearPlan')
  const done = sumAtLeaves(counted, 'yearDone')
  return { plan, done, rows: counted.length, rate: plan > 0 ? ratio(done, plan) : null }
}
