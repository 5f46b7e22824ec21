import type { CivilDate } from '@guatu/domain/calendar/civil-date'
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
import { learntAsOf, listPlannedAt } from './learning-reads.ts'
import { spreadsOfDay } from './learnt-spreads.ts'

const LOCK = 7_412_632
/** Plans a piece of work: about a quarter of a second. */
const PIECE = 25
/** So few plans are simulated sooner than a process starts, one a turn. */
const FEW = 20
/** And from so few plans is learnt. */
const FEW_TO_LEARN_FROM = 100

export type ForecastHost = { readonly db: Db; readonly clock: Clock }
/** How lights are foreseen at a moment; made anew for each run, since rule sets and calendars change. */
export type ForeseeNow = (db: Db, now: Date) => Promise<Foresee>
/** Does it in a process of its own; false where that was stopped. */
export type ForecastElsewhere = (ids: readonly string[]) => Promise<boolean>

/**
 * Keeps the stored forecast of every approved plan: of today, and newer than the plan's dates. What nobody touched since
 * this morning is left alone, so that the job may be woken at any time. True when this server did it.
 */
export const runForecasts = (
  host: ForecastHost,
  foreseeNow: ForeseeNow,
  elsewhere: ForecastElsewhere,
): Promise<boolean> =>
  whileAlone(host.db, LOCK, async () => {
    const { db, clock } = host
    const today = civilDateOf(clock.now())
    const due = await listForecastDue(db, scopeOfSystem('forecast'), today)
    if (due.length === 0) return
    const here = due.length <= FEW && (await isLearntSoon(db, today))
    for (let i = 0; i < due.length; i += PIECE) {
      const ids = due.slice(i, i + PIECE)
      if (here) await forecastPlans(host, ids, foreseeNow)
      else if (!(await elsewhere(ids))) return
    }
  })

const isLearntSoon = async (db: Db, day: CivilDate): Promise<boolean> =>
  (await learntAsOf(db)) === day ||
  (await listPlannedAt(db, scopeOfSystem('forecast'), day)).length <= FEW_TO_LEARN_FROM

/** Forecasts of some plans from facts to stored rows; the first of a day learns from the whole portfolio. */
export async function forecastPlans(
  { db, clock }: ForecastHost,
  ids: readonly string[],
  foreseeNow: ForeseeNow,
): Promise<void> {
  const now = clock.now()
  const spreads = await spreadsOfDay(db, civilDateOf(now))
  const [calendars, foresee] = [await currentCalendars(db), await foreseeNow(db, now)]
  const material = await loadMaterial(db, scopeOfSystem('forecast'), ids, 'newest')
  await forecastBatch(db, material, calendars, { foresee, spreads }, now)
}

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
