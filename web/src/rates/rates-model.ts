import type { RateRow } from '@guatu/contract/project-figures'

export const groupings = ['headquarters', 'region', 'administration', 'chain', 'sector', 'yearClass', 'month'] as const
export type GroupedBy = (typeof groupings)[number]

export const groupingOf = (text: string | null): GroupedBy => groupings.find((one) => one === text) ?? 'headquarters'

/** The list of projects behind a row, where the list can be narrowed so; null for the total and for months. */
export function projectsBehind(by: GroupedBy, row: Pick<RateRow, 'key' | 'subtotal'>, totalKey: string): string | null {
  if (row.key === totalKey || row.subtotal) return null
  if (by !== 'headquarters' && by !== 'region' && by !== 'chain' && by !== 'yearClass') return null
  return `/projects?${new URLSearchParams({ [by]: row.key })}`
}

/** The sum of a row, line by line: names of texts and the figures they take, as the server computed them. */
export function sumLines(
  row: RateRow,
): { text: 'completion' | 'lag' | 'onSchedule' | 'noPlan'; figures: Record<string, string> }[] {
  if (row.completionPercent === null) return [{ text: 'noPlan', figures: {} }]
  const lines: ReturnType<typeof sumLines> = [
    { text: 'completion', figures: { done: row.done, plan: row.plan, rate: row.completionPercent } },
  ]
  if (row.calendarSharePercent !== null && row.lagPoints !== null)
    lines.push({
      text: 'lag',
      figures: { rate: row.completionPercent, share: row.calendarSharePercent, lag: row.lagPoints },
    })
  if (row.onSchedulePercent !== null)
    lines.push({ text: 'onSchedule', figures: { projects: String(row.projects), rate: row.onSchedulePercent } })
  return lines
}
