import { addDays } from '../calendar/civil-date.ts'
import { parsePeriodKey } from '../reports/periods.ts'

/** Whether the later period opens the day after the earlier one closes; keys of an office's own are taken in their order. */
export function follows(earlier: string, later: string): boolean {
  const [a, b] = [parsePeriodKey(earlier), parsePeriodKey(later)]
  return a === null || b === null || addDays(a.closesOn, 1) === b.opensOn
}

/** Made good 补课 in the very next period; whoever makes good later than that has missed it all the same. */
export const wasRepaired = (past: { readonly period: string; readonly repairedIn?: string }): boolean =>
  past.repairedIn !== undefined && follows(past.period, past.repairedIn)
