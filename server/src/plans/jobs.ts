import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import type { LearntSpreads } from '@guatu/domain/plans/learn-spread'
import { currentCalendars } from '../calendar/reads.ts'
import type { JudgingMaterial } from '../cards/material.ts'
import { loadMaterial } from '../cards/reads.ts'
import { type Clock, civilDateOf } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { whileAlone } from '../platform/done-through.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { takeTurns } from '../platform/take-turns.ts'
import { type Foresee, forecastRow } from './forecast-plan.ts'
import { listForecastDue } from './forecast-reads.ts'
import { dropForecasts, storeForecasts } from './forecast-writes.ts'
import { learnSpreadsOf } from './learnt-spreads.ts'

const LOCK = 7_412_632
const BATCH = 20

export type ForecastHost = { readonly db: Db; readonly clock: Clock }
/** How lights are foreseen at a moment; made anew for each run, since rule sets and calendars change. */
export type ForeseeNow = (db: Db, now: Date) => Promise<Foresee>

/**
 * Keeps the stored forecast of every approved plan: of today, and newer than the plan's dates. What nobody touched since
 * this morning is left alone, so that the job may be woken at any time. True when this server did it.
 */
export const runForecasts = ({ db, clock }: ForecastHost, foreseeNow: ForeseeNow): Promise<boolean> =>
  whileAlone(db, LOCK, async () => {
    const start = clock.now()
    const spreads = await learnSpreadsOf(db, start, civilDateOf(start))
    const due = await listForecastDue(db, scopeOfSystem('forecast'), civilDateOf(clock.now()))
    if (due.length === 0) return
    for await (const ids of takeTurns(due, BATCH)) {
      const now = clock.now()
      const [calendars, foresee] = [await currentCalendars(db), await foreseeNow(db, now)]
      const material = await loadMaterial(db, scopeOfSystem('forecast'), ids, 'newest')
      await forecastBatch(db, material, calendars, { foresee, spreads }, now)
    }
  })

async function forecastBatch(
  db: Db,
  material: readonly JudgingMaterial[],
  calendars: PlanCalendars,
  by: { readonly foresee: Foresee; readonly spreads: LearntSpreads },
  now: Date,
): Promise<void> {
  const at = { asOf: civilDateOf(now), knownAt: now.toISOString() }
  const rows: NonNullable<ReturnType<typeof forecastRow>>[] = []
  for await (const [m] of takeTurns(material, 1)) {
    const row = m ? forecastRow(m, calendars, at, by) : null
    if (row) rows.push(row)
  }
  const made = new Set(rows.map((r) => r.projectId))
  await db.transaction().execute(async (trx) => {
    await dropForecasts(
      trx,
      material.map((m) => m.id).filter((id) => !made.has(id)),
    )
    await storeForecasts(trx, rows)
  })
}
