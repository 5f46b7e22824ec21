import type { Level } from '@guatu/contract/common'
import type { GroupKind, GroupRow } from '@guatu/contract/groups'

/** The groupings in the order of the switch. */
export const groupKinds: readonly GroupKind[] = [
  ...(['unit', 'headquarters', 'areaHeadquarters', 'taskForce'] as const),
  ...(['territory', 'administration', 'campaign'] as const),
]
export const shownLevels: readonly Level[] = ['severe', 'warn', 'remind', 'normal', 'commend']

/** The grouping that an address asks for; by lead unit where it asks for none. */
export const kindOf = (asked: string | null): GroupKind => groupKinds.find((kind) => kind === asked) ?? 'unit'

/** The levels that have a project, worst first, with their numbers: what is nought is left out. */
export const countsShown = (row: Pick<GroupRow, 'counts'>): { level: Level; count: number }[] =>
  shownLevels.flatMap((level) => (row.counts[level] > 0 ? [{ level, count: row.counts[level] }] : []))

/** Where the projects behind a group are listed with everything a list of projects has; null: no such filter. */
export function projectsOf(by: GroupKind, id: string): string | null {
  if (by === 'campaign') return `/campaigns/${id}`
  if (by === 'headquarters') return `/projects?headquarters=${id}`
  return by === 'territory' ? `/projects?region=${id}` : null
}

/** The same address with another grouping: search stays, what belongs to the old grouping goes. */
export function withKind(params: URLSearchParams, by: GroupKind): URLSearchParams {
  const next = new URLSearchParams(params)
  next.delete('open')
  if (by === 'unit') next.delete('by')
  else next.set('by', by)
  return next
}

/** The same address with a group's evidence open, or closed. */
export function withOpen(params: URLSearchParams, id: string | null): URLSearchParams {
  const next = new URLSearchParams(params)
  if (id === null) next.delete('open')
  else next.set('open', id)
  return next
}
