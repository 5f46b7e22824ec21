import type { CardSubject } from './card-subjects.ts'
import { GROUP_KINDS } from './group-members.ts'
import type { ObjectsOver } from './unit-rates.ts'

/**
 * What one table of a dry run is about: projects, matters, or groups of one kind by their projects or by their matters. Unlike things
 * are never counted together.
 */
export type DryPart = {
  readonly kind: CardSubject
  readonly about: ObjectsOver | null
  /** The campaign inside which units are looked at. */
  readonly inside?: string | undefined
}

export const DRY_PROJECTS = 'project'
export const DRY_MATTERS = 'matter'

/** The name a part is kept and asked for under: `project`, `matter`, `unit.projects`, `unit.projects.` and a campaign. */
export const partName = ({ kind, about, inside }: DryPart): string =>
  [kind, about, inside].filter((piece) => piece != null).join('.')

const PARTS: readonly DryPart[] = [
  { kind: 'project', about: null },
  { kind: 'matter', about: null },
  ...GROUP_KINDS.flatMap((kind): DryPart[] => [
    { kind, about: 'projects' },
    { kind, about: 'matters' },
  ]),
]

/** The part of a name; one that is none of ours is of projects, as trials were before there were parts. */
export function dryPartOf(name: string): DryPart {
  const [kind, about, inside] = name.split('.')
  const part = PARTS.find((p) => p.kind === kind && p.about === (about ?? null)) ?? PARTS[0]!
  return inside === undefined ? part : { ...part, inside }
}

/** Parts in the order in which they are shown. */
export function orderOfPart(name: string): number {
  const { kind, about, inside } = dryPartOf(name)
  return PARTS.findIndex((p) => p.kind === kind && p.about === about) + (inside === undefined ? 0 : PARTS.length)
}
