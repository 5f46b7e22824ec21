import { type Factor, factorOfWord } from '@guatu/domain/bottlenecks/factors'
import { rowCountsForInvestment } from '@guatu/domain/projects/ledger/investment-rate'
import type { LedgerRow } from '@guatu/domain/projects/ledger/ledger-row'
import { say } from '@guatu/words/say'

/** The canonical Chinese word of a factor, in which stored and read factors are compared. */
export const factorWord = (factor: string): string =>
  say({ code: `bottlenecks.factor.${factor as Factor}`, params: {} }, 'zh')

/** Texts that have no column of their own and are kept by field. */
export const LEDGER_TEXTS = ['category', 'content', 'progress', 'liaison', 'phone', 'note'] as const

/**
 * A row reduced to what is stored, so that the same sheet twice changes nothing: amounts that follow from others
 * (to last year, since start, of the period) and the actual finish are not imported as facts, and an empty cell takes no amount,
 * code or committed date back.
 */
export function storableRow(row: LedgerRow): LedgerRow {
  const { total, yearPlan, yearDone } = row.money
  const { start, actualStart, finish } = row.dates
  const { projectCode, uscc, ...texts } = row.texts
  return {
    ...row,
    texts: { ...texts, ...(projectCode != null && { projectCode }), ...(uscc != null && { uscc }) },
    money: {
      ...(total != null && { total }),
      ...(yearPlan != null && { yearPlan }),
      // Reserve and preliminary projects report no money.
      ...(yearDone != null && rowCountsForInvestment(row) && { yearDone }),
    },
    dates: {
      ...(start !== undefined && { start }),
      ...(actualStart != null && { actualStart }),
      ...(finish != null && { finish }),
    },
    problem: row.problem && { ...row.problem, factor: factorWord(factorOfWord(row.problem.factor)) },
  }
}
