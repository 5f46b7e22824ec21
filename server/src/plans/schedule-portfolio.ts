import { currentCalendars } from '../calendar/reads.ts'
import { type Clock, civilDateOf } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { takeTurns } from '../platform/take-turns.ts'
import { datePlan } from './as-known.ts'
import { listPlannedIds } from './forecast-reads.ts'
import { loadPlanMaterial } from './portfolio-reads.ts'
import { scheduleRow } from './schedule-row.ts'
import { storeSchedules } from './writes.ts'

const BATCH = 100
/** While the database reads or writes one batch, this process dates another. */
const LANES = 2

/** Dates every plan as of today and stores it, some at a time; answers how many have dates. */
export async function schedulePortfolio({ db, clock }: { readonly db: Db; readonly clock: Clock }): Promise<number> {
  const ids = await listPlannedIds(db, scopeOfSystem('portfolio'))
  return schedulePlans(db, ids, clock.now())
}

/** The same of the projects named, as of a moment. */
export async function schedulePlans(db: Db, ids: readonly string[], now: Date): Promise<number> {
  const calendars = await currentCalendars(db)
  const scope = scopeOfSystem('portfolio')
  const at = { asOf: civilDateOf(now), knownAt: now.toISOString() }
  const batches = takeTurns(ids, BATCH)
  let count = 0
  const lane = async () => {
    for await (const some of batches) {
      const material = await loadPlanMaterial(db, scope, some, at.knownAt)
      const rows = material.flatMap((m) => scheduleRow(m, datePlan(m, calendars, at), at) ?? [])
      count += rows.length
      await db.transaction().execute((trx) => storeSchedules(trx, rows))
    }
  }
  // No two batches share a project, so that none waits for another's locks.
  await Promise.all(Array.from({ length: LANES }, lane))
  return count
}
