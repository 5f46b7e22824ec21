import { addDays } from '@guatu/domain/calendar/civil-date'
import { cardPeriodOf, cardTermsOf } from '@guatu/domain/cards/card-terms'
import { campaignsOf } from '@guatu/domain/cards/choose-rule-set'
import type { PlacedProject } from '@guatu/domain/cards/group-members'
import { levelForHolder, tookOverIn } from '@guatu/domain/cards/hand-over'
import type { Level } from '@guatu/domain/cards/level'
import { prepareRuleSet } from '@guatu/domain/cards/prepare-rule-set'
import { listsOn } from '@guatu/domain/cards/project-subject'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import type { Verdict } from '@guatu/domain/cards/verdict'
import { headAt } from '@guatu/domain/reports/known-facts'
import type { Period } from '@guatu/domain/reports/periods'
import type { Insertable } from 'kysely'
import type { Db } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { foundBy, type TakenOver } from './card-draft.ts'
import type { CardPeriodVerdictTable } from './card-tables.ts'
import { placesOfProject } from './group-rows.ts'
import { LevelsOf } from './judge-all-at.ts'
import { type Bench, type Judged, judgeAt } from './judge-at.ts'
import { judgeCompany } from './judge-company.ts'
import type { JudgingMaterial } from './material.ts'
import { benchAt, closingPoint, judgedAtClose } from './period-verdict-row.ts'
import { listJudgedIds, loadMaterial } from './reads.ts'
import { type ResponsibleProject, type ResponsibleRow, responsibleForProjects } from './responsible-at-reads.ts'

const BATCH = 100
const breathe = () => new Promise((resolve) => setImmediate(resolve))

/** One project at the close of its card period. */
export type StoodProject = {
  readonly verdict: Verdict
  readonly ruleSet: RuleSet
  /** The set's own card period: the month, or the quarter that the month ends; null where none of the set's ends here. */
  readonly period: Period | null
  readonly metrics: Readonly<Record<string, string | null>>
  readonly responsible: ResponsibleProject | null
  /** Where it belonged on that day. */
  readonly places: PlacedProject['places']
  readonly takenOver: TakenOver | null
}
type Entry = Pick<StoodProject, 'responsible' | 'places' | 'takenOver'> & { readonly judged: Judged }

/**
 * Judges every project as it stood at a month's close, as known at its lock, by the set of its campaign, region or district.
 * Pure of the present: asked again, it gives the same. Of every project there is, or of those asked for.
 */
export async function projectsAtClose(
  db: Db,
  month: Period,
  of: readonly string[] | null = null,
): Promise<StoodProject[]> {
  const bench = await benchAt(db, closingPoint(month))
  const ids = of ?? (await listJudgedIds(db))
  const stood: StoodProject[] = []
  const waiting: Entry[] = []
  const levels = new LevelsOf(db, bench, month.lockAt)
  for (let i = 0; i < ids.length; i += BATCH) {
    const some = ids.slice(i, i + BATCH)
    const material = await loadMaterial(db, scopeOfSystem('propose-cards'), some)
    const rows = await responsibleForProjects(db, some, closingPoint(month))
    const responsible = new Map(rows.map((r) => [r.id, r]))
    for (const m of material) {
      const judged = judgedAtClose(m, bench, month)
      if (!judged) continue
      const answers = responsible.get(m.id) ?? null
      const entry = {
        judged,
        responsible: answers,
        places: placesAtClose(judged, answers, bench.ruleSets, month),
        takenOver: await takenOver(m, bench, month, answers, levels),
      }
      if (judged.among) waiting.push(entry)
      else stood.push(stoodProject(entry, bench, month))
    }
    await breathe()
  }
  const company = new Map(judgeCompany(waiting.map((w) => w.judged)).map((j) => [j.verdict.subject, j]))
  for (const w of waiting)
    stood.push(stoodProject({ ...w, judged: company.get(w.judged.verdict.subject) ?? w.judged }, bench, month))
  return stood
}

const NOWHERE = {
  ...{ leadUnitId: null, headquartersId: null, areaHeadquartersId: null, taskForceId: null },
  ...{ regionCode: null, administrationId: null },
}

function placesAtClose(
  { facts }: Judged,
  row: ResponsibleProject | null,
  register: Bench['ruleSets'],
  month: Period,
): PlacedProject['places'] {
  const at = closingPoint(month)
  const campaigns = 'campaigns' in register ? register.campaigns : []
  return placesOfProject(row ?? NOWHERE, campaignsOf(campaigns, listsOn(headAt(facts, at).listings, at), at))
}

function stoodProject({ judged, ...answers }: Entry, bench: Bench, month: Period): StoodProject {
  const { ruleSet, verdict } = judged
  const names = prepareRuleSet(ruleSet).metrics
  return {
    verdict,
    ruleSet,
    period: periodEndedBy(ruleSet, month, bench),
    metrics: Object.fromEntries(names.map((name) => [name, judged.metrics[name]?.value ?? null])),
    ...answers,
  }
}

/** The set's card period that ends with a month. */
export function periodEndedBy(ruleSet: RuleSet, month: Period, bench: Pick<Bench, 'calendar'>): Period | null {
  const { rhythm } = cardTermsOf(ruleSet)
  if (rhythm === 'month') return month
  const quarter = cardPeriodOf({ rhythm }, month.closesOn, bench.calendar)
  return quarter.closesOn === month.closesOn ? quarter : null
}

async function takenOver(
  m: JudgingMaterial,
  bench: Bench,
  month: Period,
  row: ResponsibleRow | null,
  levels: LevelsOf,
): Promise<TakenOver | null> {
  const holder = row && tookOverIn(row.holdings, month)
  if (!holder || !row) return null
  const eve = addDays(holder.from, -1)
  if (!m.revisions.some((r) => r.occurredOn <= eve)) return null
  const level = await levels.levelOf(judgeAt(m, bench, { asOf: eve, knownAt: month.lockAt }), eve)
  return foundBy(holder, row.holdings, level)
}

/** The level of a project's card: no worse than at hand-over. */
export const cardLevelOf = (p: StoodProject): Level => levelForHolder(p.verdict.level, p.takenOver?.level ?? null)

/** How a project stood, for strips and hysteresis; null where no card period of its set ends. */
export function standingRow(p: StoodProject): Insertable<CardPeriodVerdictTable> | null {
  if (!p.period) return null
  const { evidence, level, ruleId, subject, engineVersion } = p.verdict
  return {
    projectId: subject,
    period: p.period.key,
    closedOn: p.period.closesOn,
    level,
    rule: ruleId,
    sentence: JSON.stringify(evidence.sentence),
    metrics: JSON.stringify(p.metrics),
    ruleSet: `${evidence.ruleSet}@${evidence.version}`,
    asOf: p.period.closesOn,
    knownAt: new Date(p.period.lockAt),
    engineVersion,
  }
}
