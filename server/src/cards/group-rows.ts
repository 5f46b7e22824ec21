import { campaignsOf, chooseRuleSet } from '@guatu/domain/cards/choose-rule-set'
import { DEFAULT_UNIT_RULES } from '@guatu/domain/cards/default-rule-set'
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
import { judgeUnit } from '@guatu/domain/cards/judge-unit'
import { listsOn } from '@guatu/domain/cards/project-subject'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import type { Held } from '@guatu/domain/cards/waiting-units'
import type { EvaluationPoint, ExemptionFact } from '@guatu/domain/reports/project-facts'
import type { Insertable } from 'kysely'
import type { PlacedRow, UnitOfGroup } from './group-reads.ts'
import type { RuleSetRegister } from './rule-set-reads.ts'
import type { GroupVerdictTable } from './tables.ts'
import { verdictColumns } from './verdict-row.ts'

export type GroupMaterial = {
  readonly placed: readonly PlacedRow[]
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
  const one = (place: string | null) => (place === null ? [] : [place])
  const at = { asOf, knownAt }
  return {
    ...{ id, level, asOf, knownAt, held },
    places: {
      unit: one(row.leadUnitId),
      headquarters: one(row.headquartersId),
      areaHeadquarters: one(row.areaHeadquartersId),
      taskForce: one(row.taskForceId),
      territory: one(row.regionCode),
      administration: one(row.administrationId),
      campaign: campaignsOf(campaigns, listsOn(row.listings, at), at),
    },
  }
}

/**
 * The lights of every group, from nothing but stored verdicts and registers: the same verdicts give the same rows, whenever and
 * however often this is run. Projects and waits are judged apart, as projects and matters are (domain.md §6).
 */
export function groupRows(material: GroupMaterial): Row[] {
  const projects = material.placed.map((row) => placedProject(row, material.ruleSets))
  return [
    ...gatherGroups(projects, material.trees).map((group) => groupRow(group, material)),
    ...waitRows(projects, material),
  ]
}

/** An exemption is taken as soon as it is recorded, though no project was judged since. */
const EVER = '9999-12-31T00:00:00.000Z'

function groupRow(group: Group, material: GroupMaterial): Row {
  const at = groupPoint(group.members)!
  const objects = group.members.map(({ id, level }) => ({ id, level }))
  const exempt = exemptionsOn(material.exemptions.get(group.id) ?? [], { asOf: at.asOf, knownAt: EVER })
  const verdict = judgeUnit(group.id, objects, setOf(material, group.kind, group.id, at), at.asOf, { exempt })
  return {
    ...verdictColumns(verdict, at),
    ...{ kind: group.kind, subjectId: group.id, about: 'projects' },
    counts: JSON.stringify(countLevels(objects.map((o) => o.level))),
    objects: JSON.stringify(objects.map((o) => [o.id, o.level])),
  }
}

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

/** The set in force for units: the campaign's own, the territory's or that of the unit's place, else the district's. */
function setOf({ ruleSets, units }: GroupMaterial, kind: GroupKind, id: string, at: EvaluationPoint): RuleSet {
  const regionCode = !ruleSets.local
    ? null
    : kind === 'territory'
      ? id
      : (units.find((u) => u.id === id)?.regionCode ?? null)
  const where = { regionCode, campaigns: kind === 'campaign' ? [id] : [] }
  return chooseRuleSet(ruleSets.adopted, 'unit', where, at)?.ruleSet ?? DEFAULT_UNIT_RULES
}
