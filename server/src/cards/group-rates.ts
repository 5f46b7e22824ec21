import { type Group, gatherGroups, gatherInside } from '@guatu/domain/cards/group-members'
import type { BesideLevels } from '@guatu/domain/cards/judge-unit'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import { asksRates, type ObjectsOver } from '@guatu/domain/cards/unit-rates'
import { spanOf } from '@guatu/domain/reports/periods'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import { currentCalendar } from '../calendar/reads.ts'
import { findMatterFiles, type MatterFile } from '../matters/reads.ts'
import type { Db } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { type Answering, BesideLevelsOf, RatesOfProjects, type RatesOver } from './beside-levels.ts'
import { coveredBy } from './covered-projects.ts'
import { type GroupMaterial, groupKey, insideCampaigns, placedProject, setOf } from './group-rows.ts'
import { MattersOver } from './matters-over.ts'
import { listPlaceUnits } from './responsible-at-reads.ts'
import { campaignsWithUnitSets, campaignUnitSet } from './rule-set-for.ts'

/** What sets that look at rates see of each group beside the levels, by `groupKey`, and the point that it is of. */
export type GroupRatesKnown = {
  readonly [about in ObjectsOver]: ReadonlyMap<string, { readonly group: Rated; readonly beside: BesideLevels }>
} & { readonly at: EvaluationPoint }
type Rated = Pick<Group, 'kind' | 'id' | 'inside'>

/**
 * Rates and closed months of every group whose set looks at them, at the day and moment of the newest stored verdict: made from
 * facts up to then, so that the same verdicts find the same. Nothing is read where no adopted set asks; null without a verdict.
 */
export async function groupRatesKnown(db: Db, material: GroupMaterial): Promise<GroupRatesKnown | null> {
  const { placed, matters, ruleSets } = material
  const judged = [
    ...placed,
    ...matters.flatMap((m) => (m.asOf && m.knownAt ? [{ asOf: m.asOf, knownAt: m.knownAt }] : [])),
  ]
  if (judged.length === 0) return null
  const at = {
    asOf: judged.map((p) => p.asOf).reduce((a, b) => (a > b ? a : b)),
    knownAt: judged.map((p) => p.knownAt).reduce((a, b) => (a > b ? a : b)),
  }
  const asked = (about: ObjectsOver) =>
    ruleSets.adopted.some((a) => a.ruleSet.scope === 'unit' && asksRates(a.ruleSet, about))
  return {
    at,
    projects: asked('projects') ? await ofProjects(db, material, at) : new Map(),
    matters: asked('matters') ? await ofMatters(db, material, at) : new Map(),
  }
}

/** Townships and parks that lead no project are among them: they answer for what lies in them. */
async function ofProjects(db: Db, material: GroupMaterial, at: EvaluationPoint): Promise<GroupRatesKnown['projects']> {
  const { trees, units } = material
  const placed = material.placed.map((row) => placedProject(row, material.ruleSets))
  const groups: Group[] = [...gatherGroups(placed, trees), ...insideCampaigns(placed, material)]
  const led = new Set(groups.map(groupKey))
  const places = (await listPlaceUnits(db)).flatMap(({ id }) => {
    const unit = { kind: 'unit' as const, id, members: [] }
    return led.has(groupKey(unit)) ? [] : [unit]
  })
  const answering = [...groups, ...places].map(({ kind, id, members, inside }: Group) => {
    const place = inside === undefined ? (units.find((u) => u.id === id) ?? null) : null
    return {
      kind,
      id,
      ...(inside && { inside }),
      covers: coveredBy({ kind, id, projects: members.map((m) => m.id), place }, trees),
    }
  })
  const bench = { calendar: await currentCalendar(db) }
  return besideEach(answering, material, new RatesOfProjects(db, bench), at)
}

async function ofMatters(db: Db, material: GroupMaterial, at: EvaluationPoint): Promise<GroupRatesKnown['matters']> {
  const { ruleSets, exemptions } = material
  const bench = { calendar: await currentCalendar(db), ruleSets, exemptions }
  const files = await findMatterFiles(db, { scope: scopeOfSystem('rates of matters'), drafts: true }, 'all')
  const places = new Map(material.placed.map((row) => [row.id, placedProject(row, material.ruleSets).places]))
  const over = new MattersOver(files, bench, places, material.trees)
  const now = withNewestEvent(files, at)
  const stood = over.stoodAt(now)
  const campaigns = campaignsWithUnitSets(ruleSets).filter((id) => campaignUnitSet(ruleSets, id, now))
  const groups = [...gatherGroups(stood, material.trees), ...gatherInside(stood, material.trees, campaigns)]
  const answering = groups.map(({ kind, id, inside }) => ({ kind, id, ...(inside && { inside }), covers: () => false }))
  return besideEach(answering, material, over, now)
}

/** A matter that was closed has no light whose day and moment would tell of it: its last event does. */
function withNewestEvent(files: readonly MatterFile[], at: EvaluationPoint): EvaluationPoint {
  let { asOf, knownAt } = at
  for (const { events } of files)
    for (const e of events) {
      if (e.occurredOn > asOf) asOf = e.occurredOn
      if (e.recordedAt > knownAt) knownAt = e.recordedAt
    }
  return { asOf, knownAt }
}

async function besideEach(
  answering: readonly Answering[],
  material: GroupMaterial,
  over: RatesOver,
  at: EvaluationPoint,
) {
  // Exemptions are looked up where the groups are judged.
  const beside = new BesideLevelsOf(new Map(), over)
  const known = new Map<string, { group: Rated; beside: BesideLevels }>()
  for (const group of answering) {
    const ruleSet: RuleSet = setOf(material, group, at)
    if (!asksRates(ruleSet, over.about)) continue
    const found = await beside.at(group, ruleSet, spanOf('month', at.asOf), at)
    if (Object.values(found.rates ?? {}).every((m) => m.value === null)) continue
    const { kind, id, inside } = group
    known.set(groupKey(group), { group: { kind, id, ...(inside && { inside }) }, beside: found })
  }
  return known
}
