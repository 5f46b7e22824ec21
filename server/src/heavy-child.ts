import { closeCardMonth } from './cards/card-jobs.ts'
import { runNightly } from './cards/jobs.ts'
import { foreseeNow } from './foresee-now.ts'
import type { HeavyAt, HeavyWorks } from './heavy-works.ts'
import { forecastPlans } from './plans/jobs.ts'
import { fixedClock, systemClock } from './platform/clock.ts'
import { createDb, createPool, type Db } from './platform/db.ts'
import { workForPool } from './platform/pool-child.ts'

/** A lock, and two lanes of judging. */
const CONNECTIONS = 4

let open: { readonly key: string; readonly db: Db } | null = null

/** One database at a time: a server changes from the sample to its own once in its life. Idle connections close by themselves. */
function hostOf({ connection, now }: HeavyAt) {
  const key = JSON.stringify(connection)
  if (open?.key !== key) {
    void open?.db.destroy()
    open = { key, db: createDb(createPool(connection, CONNECTIONS)) }
  }
  return { db: open.db, clock: now === null ? systemClock : fixedClock(now) }
}

workForPool<HeavyWorks>({
  night: ({ again, ...at }) => runNightly(hostOf(at), again),
  closeCardMonth: ({ month, ...at }) => closeCardMonth(hostOf(at).db, month),
  forecast: async ({ ids, ...at }) => {
    await forecastPlans(hostOf(at), ids, foreseeNow)
    return null
  },
})
