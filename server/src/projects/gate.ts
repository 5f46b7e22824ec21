import type { Dossier } from '@guatu/contract/projects'
import type { ProjectKind } from '@guatu/domain/projects/project-terms'
import { type GateItem, gatesOf, type Stage, trackOf } from '@guatu/domain/projects/stages'

/** What counts as being on file for gates: head fields, facts, and papers filed under the item's name. */
export type OnFile = {
  readonly kind: string
  readonly stage: string
  readonly ownerUnitId: string | null
  readonly site: string | null
  readonly startedOn: string | null
  readonly completedOn: string | null
  readonly codes: readonly unknown[]
  readonly funds: readonly unknown[]
  readonly paperSubjects: readonly string[]
}

export function itemsOnFile(p: OnFile): ReadonlySet<GateItem> {
  const items = new Set(p.paperSubjects as readonly GateItem[])
  if (p.ownerUnitId) items.add('investor')
  if (p.codes.length > 0) items.add('projectCode')
  if (p.site) items.add('site')
  if (p.startedOn) items.add('startEvent')
  if (p.funds.length > 0) items.add('fundsPlan')
  return items
}

/** The next stage of the track and what its gate misses. */
export function gateOf(p: OnFile): Dossier['gate'] {
  const kind = p.kind as ProjectKind
  const track = trackOf(kind)
  const at = track.indexOf(p.stage as Stage)
  const next = at < 0 ? null : (track[at + 1] ?? null)
  if (next === null) return { next: null, missing: [] }
  const onFile = itemsOnFile(p)
  return { next, missing: (gatesOf(kind)[next] ?? []).filter((item) => !onFile.has(item)) }
}
