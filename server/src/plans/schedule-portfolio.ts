import { currentCalendars } from '../calendar/reads.ts'
import { type Clock, civilDateOf } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { takeTurns } from '../platform/take-turns.ts'
import { datePlan } from './as-known.ts'
import { listPlannedIds } from './forecast-reads.ts'
import { loadPlanMaterial } from './portfolio-reads.ts'
import { scheduleRow } from './schedule-projects.ts'
import { storeSchedules } from './writes.ts'

const BATCH = 100

/** Dates every plan as of today and stores it, some at a time; reading the next lot goes on while one is computed. Answers how many. */
export async function schedulePortfolio({ db, clock }: { readonly db: Db; readonly clock: Clock }): Promise<number> {
  const calendars = await currentCalendars(db)
  const scope = scopeOfSystem('portfolio')
  const ids = await listPlannedIds(db, scope)
  const now = clock.now()
  const at = { asOf: civilDateOf(now), knownAt: now.toISOString() }
  let stored: Promise<void> = Promise.resolve()
  let count = 0
  for await (const some of takeTurns(ids, BATCH)) {
    const rows = (await loadPlanMaterial(db, scope, some)).flatMap(
      (m) => scheduleRow(m, datePlan(m, calendars, at), at) ?? [],
    )
    count += rows.length
    await stored
    stored = db.transaction().execute((trx) => storeSchedules(trx, rows))
  }
  await stored
  return count
}
