import { readFile } from 'node:fs/promises'
import { setImmediate as turn } from 'node:timers/promises'
import { isRefusal } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import { closeCardMonth } from './cards/card-jobs.ts'
import { storeDriedRun } from './cards/dry-run-writes.ts'
import { judgeShare, runNightly } from './cards/jobs.ts'
import { listJudgedIds } from './cards/reads.ts'
import { tryOnPast } from './cards/try-on-past.ts'
import { foreseeNow } from './foresee-now.ts'
import { CLOCKWORK, HEAVY_SCRIPT, type HeavyAt, type HeavyWorks } from './heavy-works.ts'
import { forecastPlans } from './plans/jobs.ts'
import { fixedClock, systemClock } from './platform/clock.ts'
import { createDb, createPool, type Db } from './platform/db.ts'
import { WorkPool } from './platform/pool.ts'
import { workForPool } from './platform/pool-child.ts'
import { writeLedger } from './projects/excel/write-ledger.ts'
import { storedAsRows } from './projects/import/stored-as-rows.ts'

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

/** A trial reads through a connection that says so to the database too, and writes its result through another. */
async function tryAndKeep({ id, wish, ...at }: HeavyWorks['dryRun']['input'], progress: (share: number) => void) {
  const pool = createPool(at.connection, 1)
  pool.on('connect', (client) => void client.query('set default_transaction_read_only = on'))
  const reading = createDb(pool)
  try {
    const found = await tryOnPast(reading, wish, hostOf(at).clock.now(), async (share) => {
      progress(share)
      await turn()
    })
    await storeDriedRun(hostOf(at).db, id, found)
    return null
  } finally {
    await reading.destroy()
  }
}

/** So few projects are judged before a second child could help. */
const FEW_PROJECTS = 2000
/** At night nobody needs the other cores; a child of this child that stands back as far. */
const shares = new WorkPool<HeavyWorks>(HEAVY_SCRIPT, CLOCKWORK)

async function runNight({ again, ...at }: HeavyWorks['night']['input']): Promise<boolean> {
  const host = hostOf(at)
  if ((await listJudgedIds(host.db)).length <= FEW_PROJECTS) return runNightly(host, again)
  return runNightly(host, again, async (ids) => {
    const ranked = await shares.run('judgeShare', { ...at, ids })
    if (isRefusal(ranked)) throw new Error(say(ranked, 'en'))
    return ranked
  })
}

workForPool<HeavyWorks>({
  dryRun: tryAndKeep,
  ledgerOut: async ({ template, scope, ...at }) => {
    const { db, clock } = hostOf(at)
    return writeLedger(await readFile(template), await storedAsRows(db, scope, clock.now()))
  },
  night: runNight,
  judgeShare: ({ ids, ...at }) => judgeShare(hostOf(at), ids),
  closeCardMonth: ({ month, ...at }) => closeCardMonth(hostOf(at).db, month),
  forecast: async ({ ids, ...at }) => {
    await forecastPlans(hostOf(at), ids, foreseeNow)
    return null
  },
})
