import { type CivilDate, monthOf, yearOf } from '../calendar/civil-date.ts'
import { type Refusal, refuse } from '../kernel/coded.ts'
import { type Fen, yuanOfFen } from '../kernel/exact.ts'

export type PlanDraft = { readonly year: number; readonly months: readonly Fen[] | null; readonly total: Fen }

/**
 * Whether a plan may take the place of the one in force. Its months must be twelve, not negative, and sum to its total;
 * months that are locked keep their plan, a change moves later months only. `lockedThrough` is the last locked day.
 */
export function reviseYearPlan(
  before: PlanDraft | null,
  draft: PlanDraft,
  lockedThrough: CivilDate | null,
): PlanDraft | Refusal {
  const { months, total, year } = draft
  if (!Number.isSafeInteger(total) || total < 0) return refuse('reports.plan.badAmount', { year })
  if (months !== null) {
    if (months.length !== 12 || months.some((m) => !Number.isSafeInteger(m) || m < 0))
      return refuse('reports.plan.badAmount', { year })
    const sum = months.reduce((a, b) => a + b, 0)
    if (sum !== total) return refuse('reports.plan.sumDiffers', { year, sum: yuanOfFen(sum), total: yuanOfFen(total) })
  }
  const locked = lockedMonths(year, lockedThrough)
  if (before?.months && locked > 0) {
    const changed = before.months.slice(0, locked).findIndex((m, i) => m !== months?.[i])
    if (changed >= 0) return refuse('reports.plan.lockedMonth', { year, month: changed + 1 })
  }
  return draft
}

function lockedMonths(year: number, lockedThrough: CivilDate | null): number {
  if (lockedThrough === null || yearOf(lockedThrough) < year) return 0
  return yearOf(lockedThrough) > year ? 12 : monthOf(lockedThrough)
}
