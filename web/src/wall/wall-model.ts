import { standsIn } from '@guatu/domain/regions/region-code'
import type { Wall, WallProject } from '@guatu/domain/wall/decode-wall'
import { levelLetters, type WallName } from '@guatu/domain/wall/snapshot'
import { type GroupSum, sumGroup } from '@guatu/domain/wall/sum-group'
import type { Grouping, WallQuery } from './wall-query.ts'

export type ProjectRow = { readonly kind: 'project'; readonly project: WallProject; readonly group: number }
export type GroupRow = {
  readonly kind: 'group'
  readonly group: number
  /** Null: the members without one; the level's letter when grouped by level. */
  readonly name: WallName | null
  readonly sum: GroupSum
}
export type WallRow = ProjectRow | GroupRow

/** The rows of the wall from top to bottom, and their sum. */
export type WallRows = { readonly rows: readonly WallRow[]; readonly total: GroupSum; readonly shown: number }

const severity = new Map(levelLetters.map((letter, i) => [letter, i]))

/**
 * Worst first: by level, then by days the forecast passes the commitment, then by lag; no value last; ties by name and
 * id, so that the same facts always give the same list.
 */
export function compareProjects(a: WallProject, b: WallProject): number {
  return (
    severity.get(a.level)! - severity.get(b.level)! ||
    slipOf(b) - slipOf(a) ||
    (a.lagPoints ?? 9_999) - (b.lagPoints ?? 9_999) ||
    compareText(a.name, b.name) ||
    compareText(a.id, b.id)
  )
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Forecast − commitment in calendar days; −9999 when either is unknown. */
export const slipOf = (p: WallProject): number =>
  p.forecastFinish === null || p.committedFinish === null ? -9_999 : p.forecastFinish - p.committedFinish

const groupOf: { readonly [G in Exclude<Grouping, 'none'>]: (p: WallProject) => WallName | null } = {
  headquarters: (p) => p.headquarters,
  taskForce: (p) => p.taskForce,
  region: (p) => p.region,
  administration: (p) => p.administration,
  chain: (p) => p.chain,
  stage: (p) => p.stage,
  yearClass: (p) => p.yearClass,
  level: (p) => ({ id: p.level, name: p.level }),
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Whether a project lies in one of the places chosen; no choice is every place. */
export function inChosenPlace(p: WallProject, { regions, administrations }: WallQuery): boolean {
  if (regions.length > 0 && !regions.some((place) => p.region !== null && standsIn(p.region.id, place))) return false
  return administrations.length === 0 || administrations.includes(p.administration?.id ?? '')
}

/** Whether every word of the search stands in the name, the unit, the crew or the headquarters. */
export function matches(p: WallProject, query: WallQuery): boolean {
  if (query.levels.length > 0 && !query.levels.includes(p.level)) return false
  if (query.stages.length > 0 && !query.stages.includes(p.stage?.id ?? '')) return false
  if (query.yearClasses.length > 0 && !query.yearClasses.includes(p.yearClass?.id ?? '')) return false
  if (!inChosenPlace(p, query)) return false
  if (query.search.trim() === '') return true
  const text = fold([p.name, p.unit?.name, p.taskForce?.name, p.headquarters?.name].join('\n'))
  return fold(query.search)
    .trim()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Filters, groups and sorts. Groups stand in order of their worst member; members without a group come last. */
export function arrangeWall(wall: Wall, query: WallQuery): WallRows {
  const members = wall.projects.filter((p) => matches(p, query)).sort(compareProjects)
  const total = sumGroup(members)
  if (query.group === 'none') {
    return { rows: members.map((project) => ({ kind: 'project', project, group: 0 })), total, shown: members.length }
  }
  const key = groupOf[query.group]
  const groups = new Map<string, { name: WallName | null; members: WallProject[] }>()
  for (const project of members) {
    const name = key(project)
    const known = groups.get(name?.id ?? '')
    if (known) known.members.push(project)
    else groups.set(name?.id ?? '', { name, members: [project] })
  }
  const ordered = [...groups.values()].sort((a, b) => Number(a.name === null) - Number(b.name === null))
  const rows = ordered.flatMap((g, group): WallRow[] => [
    { kind: 'group', group, name: g.name, sum: sumGroup(g.members) },
    ...g.members.map((project): WallRow => ({ kind: 'project', project, group })),
  ])
  return { rows, total, shown: members.length }
}

/** How many projects each level has under the other filters: what a level's chip would show. */
export const levelCounts = (wall: Wall, query: WallQuery): GroupSum['levels'] =>
  sumGroup(wall.projects.filter((p) => matches(p, { ...query, levels: [] }))).levels

/** Names that occur in a column, in order of first use: the choices of a filter. */
export function choices(wall: Wall, of: (p: WallProject) => WallName | null): WallName[] {
  const seen = new Map<string, WallName>()
  for (const p of wall.projects) {
    const name = of(p)
    if (name && !seen.has(name.id)) seen.set(name.id, name)
  }
  return [...seen.values()]
}

/** First and last day anything stands on, with a margin of 30 days; a year around today for an empty wall. */
export function spanOf(wall: Wall): { readonly first: number; readonly last: number } {
  let first = wall.asOf - 60
  let last = wall.asOf + 120
  for (const p of wall.projects) {
    if (p.plannedStart !== null) first = Math.min(first, p.plannedStart)
    last = Math.max(last, p.committedFinish ?? last, p.forecastFinish ?? last)
  }
  for (let i = 0; i < wall.start.length; i++) {
    first = Math.min(first, wall.start[i]!)
    last = Math.max(last, wall.start[i]! + wall.length[i]!)
  }
  return { first: first - 30, last: last + 30 }
}
