import { campaignsOf } from '@guatu/domain/cards/choose-rule-set'
import { exemptionsOn } from '@guatu/domain/cards/exemptions-on'
import {
  type Group,
  type GroupKind,
  type GroupTrees,
  gatherGroups,
  type PlacedProject,
} from '@guatu/domain/cards/group-members'
import { countLevels } from '@guatu/domain/cards/judge'
import { groupPoint, heldBy, judgeWaitedFor } from '@guatu/domain/cards/judge-group'
import { judgeTogether } from '@guatu/domain/cards/judge-together'
import { type BesideLevels, unitSubject } from '@guatu/domain/cards/judge-unit'
import { listsOn } from '@guatu/domain/cards/project-subject'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import type { Held } from '@guatu/domain/cards/waiting-units'
import { closureMetrics } from '@guatu/domain/matters/closure-metrics'
import type { EvaluationPoint, ExemptionFact } from '@guatu/domain/reports/project-facts'
import type { Insertable } from 'kysely'
import type { PlacedMatterRow, PlacedRow, UnitOfGroup } from './group-reads.ts'
import type { ResponsibleProject, ResponsibleRow } from './responsible-at-reads.ts'
import { groupRuleSetFor } from './rule-set-for.ts'
import type { RuleSetRegister } from './rule-set-reads.ts'
import type { GroupVerdictTable } from './tables.ts'
import { verdictColumns } from './verdict-row.ts'

export type GroupMaterial = {
  readonly placed: readonly PlacedRow[]
  readonly matters: readonly PlacedMatterRow[]
  readonly units: readonly UnitOfGroup[]
  readonly trees: GroupTrees
  readonly ruleSets: RuleSetRegister
  /** Exemptions by unit: an exempted one is lit by no rule that names them. */
  readonly exemptions: ReadonlyMap<string, readonly ExemptionFact[]>
}
type Row = Insertable<GroupVerdictTable>

/** Of the stored verdict of a project: its light, and where the project belongs on the verdict's day. */
export function placedProject(row: PlacedRow, { campaigns }: RuleSetRegister): PlacedProject {
  const { id, level, asOf, knownAt, held } = row
  const at = { asOf, knownAt }
  return {
    ...{ id, level, asOf, knownAt, held },
    places: placesOfProject(row, campaignsOf(campaigns, listsOn(row.listings, at), at)),
  }
}

/** Where a project belongs, by the columns that say so. */
export function placesOfProject(
  row: Omit<ResponsibleProject, keyof ResponsibleRow> & { leadUnitId: string | null },
  campaign: readonly string[],
): PlacedProject['places'] {
  const one = (place: string | null) => (place === null ? [] : [place])
  return {
    unit: one(row.leadUnitId),
    headquarters: one(row.headquartersId),
    areaHeadquarters: one(row.areaHeadquartersId),
    taskForce: one(row.taskForceId),
    territory: one(row.regionCode),
    administration: one(row.administrationId),
    campaign,
  }
}

/**
 * The lights of every group, from nothing but stored verdicts and registers: the same verdicts give the same rows, whenever and
 * however often this is run. Projects and waits are judged apart, as projects and matters are (domain.md §6).
 */
export function groupRows(material: GroupMaterial, rates: GroupRatesKnown = new Map()): Row[] {
  const projects = material.placed.map((row) => placedProject(row, material.ruleSets))
  return [
    ...rowsOf('projects', gatherGroups(projects, material.trees), material, rates),
    ...matterRows(projects, material),
    ...waitRows(projects, material),
  ]
}

/** What sets that look at rates see of each group beside the levels, by `groupKey`. */
export type GroupRatesKnown = ReadonlyMap<string, BesideLevels>
export const groupKey = ({ kind, id }: Pick<Group, 'kind' | 'id'>): string => `${kind} ${id}`

/** Groups of one kind under one set are judged in one company: where it ranks, among each other. */
function rowsOf(about: About, groups: readonly Group[], material: GroupMaterial, rates: GroupRatesKnown): Row[] {
  const companies = new Map<string, { ruleSet: RuleSet; groups: Group[] }>()
  for (const group of groups) {
    const ruleSet = setOf(material, group.kind, group.id, groupPoint(group.members)!)
    const key = `${group.kind} ${ruleSet.id} ${ruleSet.version}`
    const company = companies.get(key) ?? { ruleSet, groups: [] }
    companies.set(key, company)
    company.groups.push(group)
  }
  return [...companies.values()].flatMap(({ ruleSet, groups }) => companyRows(about, groups, ruleSet, material, rates))
}
type About = 'projects' | 'matters'

/** Matters belong to the unit they were given to, and to headquarters and campaigns by their project. */
function matterRows(projects: readonly PlacedProject[], material: GroupMaterial): Row[] {
  const places = new Map(projects.map((p) => [p.id, p.places]))
  const placed = material.matters.flatMap(({ id, level, asOf, knownAt, unitId, projectId }) =>
    level === null || asOf === null || knownAt === null
      ? []
      : [
          {
            id,
            level,
            asOf,
            knownAt,
            held: [],
            places: { ...NOWHERE, ...places.get(projectId ?? ''), unit: [unitId] },
          },
        ],
  )
  const groups = gatherGroups(placed, material.trees)
  const rates = groups.map((group): [string, BesideLevels] => {
    const { asOf } = groupPoint(group.members)!
    return [groupKey(group), { rates: closureMetrics(mattersOf(group, material, places), asOf) }]
  })
  return rowsOf('matters', groups, material, new Map(rates))
}

const NOWHERE = {
  headquarters: [],
  areaHeadquarters: [],
  taskForce: [],
  territory: [],
  administration: [],
  campaign: [],
}

/** All matters of a group, closed ones among them: what its rates are made of. */
function mattersOf(
  { kind, id }: Group,
  { matters }: GroupMaterial,
  places: ReadonlyMap<string, PlacedProject['places']>,
): { id: string; now: PlacedMatterRow }[] {
  const inside = (m: PlacedMatterRow) =>
    kind === 'unit' ? m.unitId === id : (places.get(m.projectId ?? '')?.[kind].includes(id) ?? false)
  return matters.filter(inside).map((now) => ({ id: now.id, now }))
}

/** An exemption is taken as soon as it is recorded, though no project was judged since. */
const EVER = '9999-12-31T00:00:00.000Z'

/** The groups of one kind under one set, judged together: where it ranks, among each other. */
function companyRows(
  about: About,
  groups: readonly Group[],
  ruleSet: RuleSet,
  material: GroupMaterial,
  rates: GroupRatesKnown,
): Row[] {
  const verdicts = judgeTogether(
    ruleSet,
    groups.map((group) => {
      const { asOf } = groupPoint(group.members)!
      const exempt = exemptionsOn(material.exemptions.get(group.id) ?? [], { asOf, knownAt: EVER })
      return unitSubject(group.id, objectsOf(group), ruleSet, asOf, { ...rates.get(groupKey(group)), exempt })
    }),
  )
  return groups.map((group, i) => {
    const objects = objectsOf(group)
    return {
      ...verdictColumns(verdicts[i]!, groupPoint(group.members)!),
      ...{ kind: group.kind, subjectId: group.id, about },
      counts: JSON.stringify(countLevels(objects.map((o) => o.level))),
      objects: JSON.stringify(objects.map((o) => [o.id, o.level])),
    }
  })
}

const objectsOf = (group: Group) => group.members.map(({ id, level }) => ({ id, level }))

function waitRows(projects: readonly PlacedProject[], material: GroupMaterial): Row[] {
  const byName = new Map(material.units.map((u) => [u.name, u.id]))
  return [...heldBy(projects, (named) => byName.get(named) ?? null)].map(([unit, { held, of }]) => {
    const at = groupPoint(of)!
    const verdict = judgeWaitedFor(unit, held, setOf(material, 'unit', unit, at), at.asOf)
    return {
      ...verdictColumns(verdict, at),
      ...{ kind: 'unit' as const, subjectId: unit, about: 'waits' as const },
      counts: JSON.stringify(countLevels([verdict.level])),
      objects: JSON.stringify(held satisfies readonly Held[]),
    }
  })
}

export const setOf = ({ ruleSets, units }: GroupMaterial, kind: GroupKind, id: string, at: EvaluationPoint): RuleSet =>
  groupRuleSetFor(ruleSets, { kind, id, regionCode: units.find((u) => u.id === id)?.regionCode ?? null }, at)
