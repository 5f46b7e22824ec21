import type { Dossier } from '@guatu/contract/projects'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { projectMetrics } from '@guatu/domain/cards/project-subject'
import type { Metrics } from '@guatu/domain/kernel/metric'
import type { Actor } from '@guatu/domain/organization/actor'
import { type EntryFact, statisticsEntry } from '@guatu/domain/projects/statistics-entry'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import { currentCalendar } from '../calendar/reads.ts'
import { factsOf } from '../cards/material.ts'
import { findVerdict, loadMaterial } from '../cards/reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import type { ReadScope } from '../platform/scope.ts'
import { type DossierRow, findDossier } from './dossier-reads.ts'
import { gateOf } from './gate.ts'
import { openingPercent, presentDossier } from './present.ts'
import { loadFundSums } from './rate-reads.ts'

/** The dossier of one project as the viewer may see it; undefined outside the scope. */
export async function readDossier(
  platform: Platform,
  scope: ReadScope,
  actor: Actor,
  id: string,
): Promise<Dossier | undefined> {
  const { db, clock } = platform
  const now = clock.now()
  const today = civilDateOf(now)
  const row = await findDossier(db, scope, id, today)
  if (!row) return undefined
  const at: EvaluationPoint = { asOf: today, knownAt: now.toISOString() }
  const [verdict, [material], calendar, [fundSums]] = await Promise.all([
    findVerdict(db, id),
    loadMaterial(db, scope, [id]),
    currentCalendar(db),
    loadFundSums(db, scope, at, id),
  ])
  const metrics: Metrics = material ? projectMetrics(factsOf(material), calendar, at) : {}
  const year = Number((verdict?.figureAsOf ?? today).slice(0, 4))
  const plans = row.yearPlans.filter((p) => p.year === year)
  const done = verdict?.yearDoneYuan ?? null
  return presentDossier({
    row,
    metrics,
    figureAsOf: verdict?.figureAsOf ?? null,
    yearDone: done,
    physicalPercent: verdict?.physicalPercent ?? null,
    openingRate: plans.length > 1 ? openingPercent(done, plans[0]?.total) : null,
    fundSums,
    gate: gateOf(row),
    daysStartedNotEntered: startedNotEntered(row, at),
    actor,
    today,
  })
}

/** "Started, not entered for n days": from the start, until statistics has it. */
function startedNotEntered(row: DossierRow, at: EvaluationPoint): number | null {
  const s = row.statistics
  const entries: EntryFact[] = s ? [{ id: row.id, occurredOn: at.asOf, recordedAt: at.knownAt, ...s }] : []
  return statisticsEntry(entries, row.startedOn as CivilDate | null, at).startedNotEnteredDays
}
