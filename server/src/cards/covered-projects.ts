import { coversRegion } from '@guatu/domain/cards/choose-rule-set'
import { type GroupKind, type GroupTrees, upwards } from '@guatu/domain/cards/group-members'
import type { Member } from '../projects/read-rates.ts'
import type { PlaceUnit } from './responsible-at-reads.ts'

/** A group by whom and what it is judged; `place` where it is a unit. */
export type Covering = {
  readonly kind: GroupKind
  readonly id: string
  readonly projects: readonly string[]
  readonly place: PlaceUnit | null
}

/**
 * Whose rates a group answers for: a township for all that lies in it, a park for all that it manages, a place for all that lies in
 * it or below it on that day; every other one for the projects that it has at the close.
 */
export function coveredBy({ kind, id, projects, place }: Covering, trees: GroupTrees): (member: Member) => boolean {
  if (kind === 'territory')
    return ({ head }) => head.regionCode !== null && upwards(head.regionCode, trees.territory).includes(id)
  if (kind === 'administration')
    return ({ head }) =>
      head.administrationId !== null && upwards(head.administrationId, trees.administration).includes(id)
  const region = kind === 'unit' && place?.kind === 'township' ? place.regionCode : null
  if (region !== null) return ({ head }) => head.regionCode !== null && coversRegion(region, head.regionCode)
  const manager = kind === 'unit' && place?.kind === 'park' ? place.administrationId : null
  if (manager !== null) return ({ head }) => head.administrationId === manager
  const own = new Set(projects)
  return (member) => own.has(member.id)
}
