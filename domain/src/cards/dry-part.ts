import type { CardSubject } from './card-subjects.ts'
import { GROUP_KINDS } from './group-members.ts'
import type { ObjectsOver } from './unit-rates.ts'

/**
 * What one table of a dry run is about: projects, matters, or groups of one kind by their projects or by their matters. Unlike things
 * are never counted together.
 */
export type DryPart = { readonly kind: CardSubject; readonly about: ObjectsOver | null }

export const DRY_PROJECTS = 'project'
export const DRY_MATTERS = 'matter'

/** The name a part is kept and asked for under: `project`, `matter`, `unit.projects`. */
export const partName = ({ kind, about }: DryPart): string => (about === null ? kind : `${kind}.${about}`)

const PARTS: readonly DryPart[] = [
  { kind: 'project', about: null },
  { kind: 'matter', about: null },
  ...GROUP_KINDS.flatMap((kind): DryPart[] => [
    { kind, about: 'projects' },
    { kind, about: 'matters' },
  ]),
]

/** The part of a name; one that is none of ours is of projects, as trials were before there were parts. */
export const dryPartOf = (name: string): DryPart => PARTS.find((p) => partName(p) === name) ?? PARTS[0]!

/** Parts in the order in which they are shown. */
export const orderOfPart = (name: string): number => PARTS.findIndex((p) => partName(p) === name)
