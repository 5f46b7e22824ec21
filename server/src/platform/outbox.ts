import { CompiledQuery } from 'kysely'
import type pg from 'pg'
import type PgBoss from 'pg-boss'
import type { Transaction } from './db.ts'

/** One attempt at a job; a throw is tried again later, each time twice as late, five times. */
export type Job = { readonly id: string; readonly data: object }
export type Handlers = Readonly<Record<string, (job: Job) => Promise<void>>>

export type Outbox = {
  /** Looks for jobs now: called after a commit that sent one. Other servers find it within half a minute. */
  wake(): void
  close(): Promise<void>
}

/** Seconds between two looks of an idle worker. */
const IDLE_S = 30

/** The library is loaded by the first who needs it: a start that only answers pages does not pay for it. */
async function boss(executeSql: PgBoss.Db['executeSql']): Promise<PgBoss> {
  const { default: Boss } = await import('pg-boss')
  // Its tables come in as our own migration; periods are ours (platform/wake-jobs), so no cron.
  return new Boss({ db: { executeSql }, migrate: false, schedule: false, supervise: true })
}

/** Sends a job inside the transaction of what it tells of: rolled back together, committed together. Answers its id. */
export async function sendJob(trx: Transaction, queue: string, data: object): Promise<string> {
  const inside: PgBoss.Db['executeSql'] = async (text, values) => ({
    rows: [...(await trx.executeQuery(CompiledQuery.raw(text, values))).rows],
  })
  const id = await (await boss(inside)).send(queue, data)
  if (id === null) throw new Error(`queue ${queue} does not exist`)
  return id
}

/** One worker for each queue, on the server's own pool. */
export async function startOutbox(pool: pg.Pool, handlers: Handlers, log: (text: string) => void): Promise<Outbox> {
  let closed = false
  const running = await boss(async (text, values) => {
    // What ends with the server is taken up again by whoever starts next: the job expires and is tried anew.
    if (closed) return { rows: [] }
    return pool.query(text, values)
  })
  running.on('error', (error) => log(`outbox: ${error.message}`))
  await running.start()
  const workers = await Promise.all(
    Object.entries(handlers).map(([queue, handle]) =>
      running.work<object>(queue, { pollingIntervalSeconds: IDLE_S, batchSize: 1 }, async ([job]) => {
        if (job) await handle({ id: job.id, data: job.data })
      }),
    ),
  )
  return {
    wake: () => {
      for (const worker of workers) running.notifyWorker(worker)
    },
    close: async () => {
      await running.stop({ graceful: true, timeout: 1000, close: false })
      closed = true
    },
  }
}
