import {
  type Group,
  type GroupKind,
  type GroupTrees,
  gatherGroups,
  gatherInside,
  mayBeCarded,
  type PlacedProject,
} from '@guatu/domain/cards/group-members'
import type { ObjectLevel } from '@guatu/domain/cards/judge-unit'
import type { Level } from '@guatu/domain/cards/level'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import { asksRates } from '@guatu/domain/cards/unit-rates'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import type { Db } from '../platform/db.ts'
import type { Answering } from './beside-levels.ts'
import { coveredBy } from './covered-projects.ts'
import { type PlaceUnit, responsibleForUnits, type UnitRow } from './responsible-at-reads.ts'
import { campaignsWithUnitSets, campaignUnitSet, groupRuleSetFor } from './rule-set-for.ts'
import type { RuleSetRegister } from './rule-set-reads.ts'

/** A project or a matter with where it belonged; without a level it counts in rates alone. */
export type PlacedObject = {
  readonly id: string
  readonly level: Level | null
  readonly places: PlacedProject['places']
}

/** A group at a period's close: what it answered for, with the levels, and the unit that answers for it (a campaign has none). */
export type GroupAtClose = Answering & {
  readonly objects: readonly ObjectLevel[]
  readonly answering: UnitRow | null
  /** The set that judges it. */
  readonly ruleSet: RuleSet
}
type Gathering = {
  /** Every project with its places: what the office itself stands for holds all of them. */
  readonly projects: readonly PlacedObject[]
  readonly trees: GroupTrees
  /** Townships and parks, which answer for places. */
  readonly placeUnits: readonly PlaceUnit[]
  readonly register: RuleSetRegister
  readonly at: EvaluationPoint
}

/** Every group that had an object, but the place that the office itself stands for; in the order of their ids. */
export async function groupsAtClose(db: Db, placed: readonly PlacedObject[], by: Gathering): Promise<GroupAtClose[]> {
  const { projects, trees } = by
  const inside = (kind: GroupKind) => projects.filter((p) => p.places[kind].length > 0).length
  const ofProjects = new Map(gatherGroups(projects, trees).map((g) => [`${g.kind} ${g.id}`, g]))
  const groups = gatherGroups(placed, trees).filter((group) =>
    mayBeCarded(ofProjects.get(`${group.kind} ${group.id}`) ?? group, inside(group.kind), trees),
  )
  const campaigns = campaignsWithUnitSets(by.register).filter((id) => campaignUnitSet(by.register, id, by.at))
  return answered(db, [...groups, ...gatherInside(placed, trees, campaigns)], by)
}

/** Townships and parks that lead none of the projects, where their set looks at rates: they answer for what lies in them. */
export async function placeUnitsAtClose(db: Db, led: readonly GroupAtClose[], by: Gathering): Promise<GroupAtClose[]> {
  const leading = new Set(led.flatMap((g) => (g.kind === 'unit' && g.inside === undefined ? [g.id] : [])))
  const units = by.placeUnits.filter((u) => !leading.has(u.id))
  const groups = units.map((u) => ({ kind: 'unit' as const, id: u.id, members: [] }))
  return (await answered(db, groups, by)).filter((g) => asksRates(g.ruleSet))
}

type Gathered = Group<PlacedObject>

async function answered(db: Db, groups: readonly Gathered[], by: Gathering): Promise<GroupAtClose[]> {
  const unitOf = (g: Gathered) => answeringUnit(g.kind, g.id, by.placeUnits)
  const ids = [...new Set(groups.flatMap((g) => unitOf(g) ?? []))].sort()
  const units = new Map((await responsibleForUnits(db, ids, by.at)).map((u) => [u.id, u]))
  return groups
    .map((g) => groupAtClose(g, units.get(unitOf(g) ?? '') ?? null, by))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

function groupAtClose(
  { kind, id, members, inside }: Gathered,
  answering: UnitRow | null,
  { trees, register, at }: Gathering,
): GroupAtClose {
  const objects = members.flatMap((m) => (m.level === null ? [] : [{ id: m.id, level: m.level }]))
  const own = inside === undefined ? null : campaignUnitSet(register, inside, at)
  // Inside a campaign a township too answers for what it leads there.
  const covering = { kind, id, projects: members.map((m) => m.id), place: own ? null : answering }
  const ruleSet = own ?? groupRuleSetFor(register, { kind, id, regionCode: answering?.regionCode ?? null }, at)
  const group = { kind, id, objects, answering, ruleSet, covers: coveredBy(covering, trees) }
  return inside === undefined ? group : { ...group, inside }
}

/** A unit answers for itself; a territory through its township, an administration through its park; a campaign through nobody. */
function answeringUnit(kind: GroupKind, id: string, places: readonly PlaceUnit[]): string | null {
  if (kind === 'campaign') return null
  if (kind === 'territory') return places.find((u) => u.kind === 'township' && u.regionCode === id)?.id ?? null
  if (kind === 'administration') return places.find((u) => u.kind === 'park' && u.administrationId === id)?.id ?? null
  return id
}
