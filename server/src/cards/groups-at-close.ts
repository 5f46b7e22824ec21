import type { AdoptedRuleSet } from '@guatu/domain/cards/choose-rule-set'
import { type GroupKind, type GroupTrees, gatherGroups, mayBeCarded } from '@guatu/domain/cards/group-members'
import type { ObjectLevel } from '@guatu/domain/cards/judge-unit'
import { asksRates } from '@guatu/domain/cards/unit-rates'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import type { Db } from '../platform/db.ts'
import type { Answering } from './beside-levels.ts'
import { coveredBy } from './covered-projects.ts'
import { loadGroupPlaces } from './group-reads.ts'
import type { StoodProject } from './propose-cards.ts'
import { listPlaceUnits, type PlaceUnit, responsibleForUnits, type UnitRow } from './responsible-at-reads.ts'

/** A group at a period's close: the projects it had, with their levels, and the unit that answers for it (a campaign has none). */
export type GroupAtClose = Answering & {
  readonly kind: GroupKind
  readonly objects: readonly ObjectLevel[]
  readonly answering: UnitRow | null
  /** Where its rule set is looked for. */
  readonly regionCode: string | null
}

/**
 * Every group that had a project, but the place that the office itself stands for. Townships and parks are there without leading
 * any where a set looks at rates: they answer for what lies in them.
 */
export async function groupsAtClose(
  db: Db,
  stood: readonly StoodProject[],
  adopted: readonly AdoptedRuleSet[],
  at: EvaluationPoint,
): Promise<GroupAtClose[]> {
  const { trees } = await loadGroupPlaces(db)
  const projects = stood.map((p) => ({ id: p.verdict.subject, level: p.verdict.level, places: p.places }))
  const groups = gatherGroups(projects, trees).filter((group) => mayBeCarded(group, projects.length, trees))
  const placeUnits = await listPlaceUnits(db)
  const rated = adopted.some((a) => a.ruleSet.scope === 'unit' && asksRates(a.ruleSet))
  const without = rated ? placeUnits.filter((u) => !groups.some((g) => g.kind === 'unit' && g.id === u.id)) : []
  const all = [...groups, ...without.map((u) => ({ kind: 'unit' as const, id: u.id, members: [] }))]
  const unitOf = (kind: GroupKind, id: string) => answeringUnit(kind, id, placeUnits)
  const ids = [...new Set(all.flatMap((g) => unitOf(g.kind, g.id) ?? []))].sort()
  const units = new Map((await responsibleForUnits(db, ids, at)).map((u) => [u.id, u]))
  return all
    .map(({ kind, id, members }) =>
      groupAtClose({ kind, id, members }, units.get(unitOf(kind, id) ?? '') ?? null, trees),
    )
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

function groupAtClose(
  { kind, id, members }: { kind: GroupKind; id: string; members: readonly ObjectLevel[] },
  answering: UnitRow | null,
  trees: GroupTrees,
): GroupAtClose {
  const objects = members.map((m) => ({ id: m.id, level: m.level }))
  const covering = { kind, id, projects: objects.map((o) => o.id), place: answering }
  return { kind, id, objects, answering, regionCode: answering?.regionCode ?? null, covers: coveredBy(covering, trees) }
}

/** A unit answers for itself; a territory through its township, an administration through its park; a campaign through nobody. */
function answeringUnit(kind: GroupKind, id: string, places: readonly PlaceUnit[]): string | null {
  if (kind === 'campaign') return null
  if (kind === 'territory') return places.find((u) => u.kind === 'township' && u.regionCode === id)?.id ?? null
  if (kind === 'administration') return places.find((u) => u.kind === 'park' && u.administrationId === id)?.id ?? null
  return id
}
