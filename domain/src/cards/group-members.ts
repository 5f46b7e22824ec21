import type { CivilDate } from '../calendar/civil-date.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Level } from './level.ts'
import type { Held } from './waiting-units.ts'

/** By what projects are gathered. Headquarters, area headquarters and task forces are each a count of their own. */
export const GROUP_KINDS = [
  ...(['unit', 'headquarters', 'areaHeadquarters', 'taskForce'] as const),
  ...(['territory', 'administration', 'campaign'] as const),
] as const
export type GroupKind = (typeof GROUP_KINDS)[number]

/** A project with its stored verdict, and where it belongs on the verdict's day. */
export type PlacedProject = {
  readonly id: string
  readonly level: Level
  readonly asOf: CivilDate
  readonly knownAt: Instant
  readonly held: readonly Held[]
  readonly places: { readonly [K in GroupKind]: readonly string[] }
}

/** The two trees that totals go up, each by child → parent; a total is over one of them (domain.md §3). */
export type GroupTrees = {
  readonly territory: ReadonlyMap<string, string | null>
  readonly administration: ReadonlyMap<string, string | null>
}

type Placed = Pick<PlacedProject, 'id' | 'places'>
export type Group<P extends Placed = PlacedProject> = {
  readonly kind: GroupKind
  readonly id: string
  readonly members: readonly P[]
  /** The campaign inside which a lead unit is looked at; absent over all that it has. */
  readonly inside?: string
}

/** An id with everything above it; a loop in the tree ends where it began. */
export function upwards(id: string, parents: ReadonlyMap<string, string | null>): readonly string[] {
  const path: string[] = []
  for (let at: string | null = id; at !== null && !path.includes(at); at = parents.get(at) ?? null) path.push(at)
  return path
}

/**
 * Every group that has a member, with its members in the order of their ids. In a tree a project counts once in its own place and
 * once in each place above, so that every total is the total of what lies below it.
 */
export function gatherGroups<P extends Placed>(projects: readonly P[], trees: GroupTrees): readonly Group<P>[] {
  const groups = new Map<string, { kind: GroupKind; id: string; members: P[] }>()
  for (const project of [...projects].sort((a, b) => (a.id < b.id ? -1 : 1)))
    for (const kind of GROUP_KINDS)
      for (const id of placesOf(project, kind, trees)) {
        const key = `${kind} ${id}`
        const group = groups.get(key) ?? { kind, id, members: [] }
        group.members.push(project)
        groups.set(key, group)
      }
  return [...groups.values()]
}

function placesOf(project: Placed, kind: GroupKind, trees: GroupTrees): Iterable<string> {
  const own = project.places[kind]
  if (kind !== 'territory' && kind !== 'administration') return new Set(own)
  return new Set(own.flatMap((id) => upwards(id, trees[kind])))
}

/**
 * The lead units of what is in a campaign, each with what it has there: a campaign's own set for units judges them so, beside their
 * light over all they have (docs/decisions/0201).
 */
export const gatherInside = <P extends Placed>(
  placed: readonly P[],
  trees: GroupTrees,
  campaigns: readonly string[],
): readonly Group<P>[] =>
  campaigns.flatMap((inside) =>
    gatherGroups(
      placed.filter((p) => p.places.campaign.includes(inside)),
      trees,
    ).flatMap((group) => (group.kind === 'unit' ? [{ ...group, inside }] : [])),
  )

/**
 * Whether a group may be given cards: not the place that the office itself stands for†, which is the top of its tree or holds every
 * project there is and has places below it. Nobody cards himself.
 */
export function mayBeCarded({ kind, id, members }: Group<Placed>, projects: number, trees: GroupTrees): boolean {
  if (kind !== 'territory' && kind !== 'administration') return true
  const above = trees[kind].get(id) ?? null
  if (above === null) return false
  return members.length < projects || ![...trees[kind].values()].includes(id)
}
