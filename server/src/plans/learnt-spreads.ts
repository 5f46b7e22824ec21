import { addDays, type CivilDate } from '@guatu/domain/calendar/civil-date'
import { buildWorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import {
  type LearntSpreads,
  listSpreads,
  type Spread,
  spreadsOf,
  type WorkRecord,
} from '@guatu/domain/plans/learn-spread'
import type { Activity } from '@guatu/domain/plans/plan-types'
import { workRecordsOf } from '@guatu/domain/plans/work-records'
import { startOfDayInBeijing } from '@guatu/domain/reports/periods'
import { loadNotices, loadSharedCalendars } from '../calendar/reads.ts'
import type { Db } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { takeTurns } from '../platform/take-turns.ts'
import { planAsKnown } from './as-known.ts'
import { storeSpreads } from './forecast-writes.ts'
import { learntAsOf, listPlannedAt, listSpreadRows, loadPlansAt } from './learning-reads.ts'
import type { LearntSpreadTable } from './tables.ts'

const BATCH = 50

/**
 * Spreads of durations from the whole portfolio's history as it was known when a day began, so that whoever learns them at
 * whatever hour learns the same. Learnt once a day and kept; a few plans at a time.
 */
export async function spreadsOfDay(db: Db, day: CivilDate): Promise<LearntSpreads> {
  if ((await learntAsOf(db)) !== day) await learnSpreadsOf(db, day)
  return spreadsOf((await listSpreadRows(db)).map(named))
}

async function learnSpreadsOf(db: Db, day: CivilDate): Promise<void> {
  const at = { asOf: addDays(day, -1), knownAt: startOfDayInBeijing(day) }
  const known = new Date(at.knownAt)
  const calendars = {
    official: buildWorkingCalendar(await loadNotices(db, known)),
    shared: await loadSharedCalendars(db, known),
  }
  const scope = scopeOfSystem('learning durations')
  const records: WorkRecord[] = []
  for await (const ids of takeTurns(await listPlannedAt(db, scope, day), BATCH))
    for (const m of await loadPlansAt(db, scope, ids, at.knownAt)) {
      const plan = planAsKnown(m, at)
      if (plan) records.push(...workRecordsOf(plan, calendars, m.template ?? 'own'))
    }
  const rows = listSpreads(records).map(({ source, name, spread }) => ({
    ...{ source, name, asOf: day, records: spread.records },
    ...{ ratios: [...spread.ratios], shares: [...spread.shares] },
  }))
  const unknown = { source: 'all' as const, name: '', asOf: day, records: 0, ratios: [], shares: [] }
  const all = rows.some((r) => r.source === 'all') ? rows : [...rows, unknown]
  await db.transaction().execute((trx) => storeSpreads(trx, all))
}

/** What rows of `spreadsRead` say; null before the very first forecast. */
export const spreadsLearnt = (rows: readonly LearntSpreadTable[]): LearntSpreads | null =>
  rows.length > 0 ? spreadsOf(rows.filter((r) => r.records > 0).map(named)) : null

const named = ({ source, name, records, ratios, shares }: LearntSpreadTable) => ({
  ...{ source, name },
  spread: { from: source, records, ratios: Float64Array.from(ratios), shares: Float64Array.from(shares) },
})

const kindOf = (template: string, { id }: Activity): string => `${template}/${id}`

/** The spread of an activity made from a template's node: its own kind, the template's, all work, or assumed. */
export const spreadIn =
  (spreads: LearntSpreads, template: string | null | undefined) =>
  (activity: Activity): Spread =>
    spreads.spreadOf(kindOf(template ?? 'own', activity), template ?? 'own')
