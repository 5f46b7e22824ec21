import { gatherGroups } from '@guatu/domain/cards/group-members'
import type { BesideLevels } from '@guatu/domain/cards/judge-unit'
import { asksRates } from '@guatu/domain/cards/unit-rates'
import { spanOf } from '@guatu/domain/reports/periods'
import { currentCalendar } from '../calendar/reads.ts'
import type { Db } from '../platform/db.ts'
import { BesideLevelsOf } from './beside-levels.ts'
import { coveredBy } from './covered-projects.ts'
import { type GroupMaterial, type GroupRatesKnown, groupKey, placedProject, setOf } from './group-rows.ts'

/**
 * Rates and closed months of every group whose set looks at them, at the day and moment of the newest stored verdict: made from
 * facts up to then, so that the same verdicts find the same. Nothing is read where no adopted set asks.
 */
export async function groupRatesKnown(db: Db, material: GroupMaterial): Promise<GroupRatesKnown> {
  const { placed, ruleSets, trees, units } = material
  const known = new Map<string, BesideLevels>()
  const asked = ruleSets.adopted.some((a) => a.ruleSet.scope === 'unit' && asksRates(a.ruleSet))
  if (!asked || placed.length === 0) return known
  const last = (days: readonly string[]) => days.reduce((a, b) => (a > b ? a : b))
  const at = {
    asOf: last(placed.map((p) => p.asOf)) as (typeof placed)[number]['asOf'],
    knownAt: last(placed.map((p) => p.knownAt)),
  }
  const beside = await BesideLevelsOf.of(db, { calendar: await currentCalendar(db) }, [])
  const projects = placed.map((row) => placedProject(row, ruleSets))
  for (const group of gatherGroups(projects, trees)) {
    const ruleSet = setOf(material, group.kind, group.id, at)
    if (!asksRates(ruleSet)) continue
    const place = units.find((u) => u.id === group.id) ?? null
    const covers = coveredBy({ ...group, projects: group.members.map((m) => m.id), place }, trees)
    known.set(groupKey(group), await beside.at({ id: group.id, covers }, ruleSet, spanOf('month', at.asOf), at))
  }
  return known
}
