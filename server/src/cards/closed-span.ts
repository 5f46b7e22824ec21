import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { parsePeriodKey, type Span } from '@guatu/domain/reports/periods'

/** A closed period by its days: one that a change of rhythm cut ended earlier than its name says. */
export const closedSpan = (r: { readonly period: string; readonly closedOn: string }): string | Span => {
  const span = parsePeriodKey(r.period)
  return span ? { ...span, closesOn: r.closedOn as CivilDate } : r.period
}
