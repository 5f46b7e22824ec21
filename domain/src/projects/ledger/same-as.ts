import { coded } from '../../kernel/coded.ts'
import { addDoubt, type ColumnPlan, type DraftRow, type RowSurroundings } from './draft-row.ts'
import { beginningOf, saysNothing, textOf, tight } from './plain-text.ts'
import type { Cell } from './sheet-cells.ts'

const ABOVE = /^(?:同上(?:行|栏|格)?|同前|〃|″|"|”|“|''|々|ditto)$/i
const LEFT = /^(?:同左(?:列|栏|格)?|←)$/

export const saysSame = (text: string): boolean => ABOVE.test(text) || LEFT.test(text)

/** Rows that are looked at above a "同上"; a ledger does not say it longer in one go. */
const FURTHEST = 200

/**
 * The cell that "同上", "〃" or "同左" stands for; null where that leads to nothing. What it stands for is asked about, since
 * rows are sorted and struck out after such words were typed.
 */
export function cellMeant(r: number, plan: ColumnPlan, text: string, around: RowSurroundings): Cell | null {
  if (LEFT.test(text)) return around.rows[r]?.[plan.column - 1] ?? null
  for (let above = r - 1; above >= Math.max(around.firstRow, r - FURTHEST); above--) {
    const merge = around.merges.get(above * 4096 + plan.column)
    const cell = merge ? around.rows[merge.top]?.[merge.left] : around.rows[above]?.[plan.column]
    const said = tight(beginningOf(cell))
    if (saysNothing(said)) return null
    if (!ABOVE.test(said)) return cell ?? null
  }
  return null
}

/** Says of a field that its value was taken from the cell above or to the left. */
export function askSame(
  row: DraftRow,
  plan: ColumnPlan,
  said: string,
  meant: Cell | null,
  around: RowSurroundings,
): void {
  const suggestion = meant ? textOf(meant) : null
  const reason = coded('ledger.sameAs', { raw: said, value: suggestion ?? '' })
  addDoubt(row, around, plan.field!, plan, said, meant ? 'doubtful' : 'notUnderstood', reason, suggestion)
}
