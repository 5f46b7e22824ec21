import type { Dispatch } from '@guatu/contract/reports'
import { compareLevels } from '@guatu/domain/cards/level'

export type Section = 'changes' | 'bottlenecks' | 'milestones' | 'worst' | 'missing'

/** Worsened before improved, the larger step first: what got worse is what must be decided. */
export function worstChangesFirst(changes: Dispatch['changes']): Dispatch['changes'] {
  return [...changes].sort(
    (a, b) => compareLevels(b.to, b.from) - compareLevels(a.to, a.from) || compareLevels(b.to, a.to),
  )
}

export const isWorse = (change: Dispatch['changes'][number]): boolean => compareLevels(change.to, change.from) > 0

/** Longest overdue first. */
export const longestFirst = (bottlenecks: Dispatch['bottlenecks']): Dispatch['bottlenecks'] =>
  [...bottlenecks].sort((a, b) => b.daysOverdue - a.daysOverdue)

/** Sections in the order of the desk: exceptions, then who has not reported; sections of nothing are left out. */
export function sectionsOf(dispatch: Dispatch): { readonly section: Section; readonly count: number }[] {
  const counts: Record<Section, number> = {
    changes: dispatch.changes.length,
    bottlenecks: dispatch.bottlenecks.length,
    milestones: dispatch.milestones.length,
    worst: dispatch.worst.length,
    missing: dispatch.missing.length,
  }
  return (Object.keys(counts) as Section[])
    .map((section) => ({ section, count: counts[section] }))
    .filter(({ count }) => count > 0)
}

/** '13812345678' → a tel: address; no address for what is no number. */
export const telOf = (phone: string | null): string | null => {
  const digits = (phone ?? '').replace(/[^\d+]/g, '')
  return digits.length >= 7 ? `tel:${digits}` : null
}
