import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { campaignsOf } from '@guatu/domain/cards/choose-rule-set'
import { exemptionsOn } from '@guatu/domain/cards/exemptions-on'
import {
  type Group,
  type GroupTrees,
  gatherGroups,
  gatherInside,
  type PlacedProject,
} from '@guatu/domain/cards/group-members'
import { countLevels } from '@guatu/domain/cards/judge'
import { groupPoint, heldBy, judgeWaitedFor } from '@guatu/domain/cards/judge-group'
import { judgeTogether } from '@guatu/domain/cards/judge-together'
import { type BesideLevels, unitSubject } from '@guatu/domain/cards/judge-unit'
import { listsOn } from '@guatu/domain/cards/project-subject'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import type { ObjectsOver } from '@guatu/domain/cards/unit-rates'
import type { Held } from '@guatu/domain/cards/waiting-units'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import type { Insertable } from 'kysely'
import type { Exemptions } from './exemption-reads.ts'
import type { GroupRatesKnown } from './group-rates.ts'
import type { PlacedMatterRow, PlacedRow, UnitOfGroup } from './group-reads.ts'
import { placesOfMatter } from './matters-over.ts'
import type { ResponsibleProject, ResponsibleRow } from './responsible-at-reads.ts'
import { campaignsWithUnitSets, campaignUnitSet, groupRuleSetFor } from './rule-set-for.ts'
import type { RuleSetRegister } from './rule-set-reads.ts'
import type { GroupVerdictTable } from './tables.ts'
import { verdictColumns } from './verdict-row.ts'

export type GroupMaterial = {
  readonly placed: readonly PlacedRow[]
  readonly matters: readonly PlacedMatterRow[]
  readonly units: readonly UnitOfGroup[]
  readonly trees: GroupTrees
  readonly ruleSets: RuleSetRegister
  /** Of units, places and campaigns: an exempted one is lit by no rule that names exemptions. */
  readonly exemptions: Exemptions
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
export function groupRows(material: GroupMaterial, rates: GroupRatesKnown | null = null): Row[] {
  const projects = material.placed.map((row) => placedProject(row, material.ruleSets))
  return [
    ...rowsOf('projects', projects, material, rates),
    ...rowsOf('matters', placedMatters(projects, material), material, rates),
    ...waitRows(projects, material),
  ]
}

export const groupKey = ({ kind, id, inside = '' }: Pick<Group, 'kind' | 'id' | 'inside'>): string =>
  `${kind} ${id} ${inside}`

/** A group with the point it is judged at; one without an object that has a light is judged by its rates, at theirs. */
type Lit = { readonly group: Group; readonly at: EvaluationPoint; readonly beside: BesideLevels }

/** Groups of one kind under one set are judged in one company: where it ranks, among each other. */
function rowsOf(
  about: ObjectsOver,
  placed: readonly PlacedProject[],
  material: GroupMaterial,
  rates: GroupRatesKnown | null,
): Row[] {
  const groups = [...gatherGroups(placed, material.trees), ...insideCampaigns(placed, material)]
  const gathered = new Set(groups.map(groupKey))
  const rated = [...(rates?.[about].values() ?? [])].filter(({ group }) => !gathered.has(groupKey(group)))
  const lit: Lit[] = groups.map((group) => ({
    group,
    at: groupPoint(group.members)!,
    beside: rates?.[about].get(groupKey(group))?.beside ?? {},
  }))
  for (const { group, beside } of rated) lit.push({ group: { ...group, members: [] }, at: rates!.at, beside })
  const companies = new Map<string, { ruleSet: RuleSet; lit: Lit[] }>()
  for (const one of lit) {
    const ruleSet = setOf(material, one.group, one.at)
    const key = `${one.group.kind} ${one.group.inside ?? ''} ${ruleSet.id} ${ruleSet.version}`
    const company = companies.get(key) ?? { ruleSet, lit: [] }
    companies.set(key, company)
    company.lit.push(one)
  }
  return [...companies.values()].flatMap(({ ruleSet, lit }) => companyRows(about, lit, ruleSet, material))
}

/** Open matters with their lights. */
function placedMatters(projects: readonly PlacedProject[], { matters }: GroupMaterial): PlacedProject[] {
  const places = new Map(projects.map((p) => [p.id, p.places]))
  return matters.flatMap(({ id, level, asOf, knownAt, unitId, projectId }) =>
    level === null || asOf === null || knownAt === null
      ? []
      : { id, level, asOf, knownAt, held: [], places: placesOfMatter(unitId, places.get(projectId ?? '')) },
  )
}

/** An exemption is taken as soon as it is recorded, though no project was judged since. */
const EVER = '9999-12-31T00:00:00.000Z'
const exemptOn = ({ exemptions }: GroupMaterial, id: string, asOf: CivilDate) =>
  exemptionsOn(exemptions.get(id) ?? [], { asOf, knownAt: EVER })

/** The groups of one kind under one set, judged together: where it ranks, among each other. */
function companyRows(about: ObjectsOver, lit: readonly Lit[], ruleSet: RuleSet, material: GroupMaterial): Row[] {
  const verdicts = judgeTogether(
    ruleSet,
    lit.map(({ group, at: { asOf }, beside }) => {
      const exempt = exemptOn(material, group.id, asOf)
      return unitSubject(group.id, objectsOf(group), ruleSet, asOf, { ...beside, exempt })
    }),
  )
  return lit.map(({ group, at }, i) => {
    const objects = objectsOf(group)
    return {
      ...verdictColumns(verdicts[i]!, at),
      ...{ kind: group.kind, subjectId: group.id, about, inside: group.inside ?? '' },
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
    const exempt = exemptOn(material, unit, at.asOf)
    const verdict = judgeWaitedFor(unit, held, setOf(material, { kind: 'unit', id: unit }, at), at.asOf, exempt)
    return {
      ...verdictColumns(verdict, at),
      ...{ kind: 'unit' as const, subjectId: unit, about: 'waits' as const, inside: '' },
      counts: JSON.stringify(countLevels([verdict.level])),
      objects: JSON.stringify(held satisfies readonly Held[]),
    }
  })
}

/** The set that judges a group: of a unit inside a campaign the campaign's own, while it is in force. */
export function setOf(
  { ruleSets, units }: GroupMaterial,
  { kind, id, inside }: Pick<Group, 'kind' | 'id' | 'inside'>,
  at: EvaluationPoint,
): RuleSet {
  const own = inside === undefined ? null : campaignUnitSet(ruleSets, inside, at)
  const regionCode = units.find((u) => u.id === id)?.regionCode ?? null
  return own ?? groupRuleSetFor(ruleSets, { kind, id, regionCode }, at)
}

/** Lead units inside the campaigns whose own set for units is in force at their point. */
export const insideCampaigns = (placed: readonly PlacedProject[], { trees, ruleSets }: GroupMaterial) =>
  gatherInside(placed, trees, campaignsWithUnitSets(ruleSets)).filter(
    ({ inside, members }) => campaignUnitSet(ruleSets, inside!, groupPoint(members)!) !== null,
  )
