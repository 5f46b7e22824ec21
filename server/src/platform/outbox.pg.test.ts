import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import PgBoss from 'pg-boss'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDb, createPool, type Db } from './db.ts'
import { type Job, type Outbox, sendJob, startOutbox } from './outbox.ts'
import { type TestDatabase, testDatabase } from './testing/test-database.ts'

let database: TestDatabase
let pool: pg.Pool
let db: Db
let outbox: Outbox | undefined
beforeAll(async () => {
  database = await testDatabase()
  pool = createPool(database.connection, 6)
  db = createDb(pool)
})
afterAll(async () => {
  await outbox?.close()
  await db.destroy()
  await database.drop()
})

const squeezed = (sql: string): string => sql.replace(/\s+/g, ' ').trim()

it('has the very tables that the library would make', () => {
  const file = new URL('../../migrations/0004-work-waits-in-an-outbox.sql', import.meta.url)
  const ours = readFileSync(file, 'utf8').split(/-- pg-boss (?:begins|ends)/)[1]!
  const theirs = PgBoss.getConstructionPlans()
    .replace(/BEGIN;[\s\S]*?(?=CREATE SCHEMA)/, '')
    .replace(/COMMIT;\s*$/, '')
  expect(squeezed(ours)).toBe(squeezed(theirs))
})

it('keeps a job with its transaction: rolled back together, done once after the commit', async () => {
  const done: Job[] = []
  outbox = await startOutbox(pool, { notify: async (job) => void done.push(job) }, () => {})
  await expect(
    db.transaction().execute(async (trx) => {
      await sendJob(trx, 'notify', { items: 1 })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  const id = await db.transaction().execute((trx) => sendJob(trx, 'notify', { items: 2 }))
  outbox.wake()
  while (done.length === 0) await pause(10)
  await pause(100)
  expect(done).toEqual([{ id, data: { items: 2 } }])
})

it('tries a job again that failed, later each time', async () => {
  await outbox?.close()
  let attempts = 0
  const failing = async () => {
    attempts++
    if (attempts === 1) throw new Error('not now')
  }
  outbox = await startOutbox(pool, { notify: failing }, () => {})
  const id = await db.transaction().execute((trx) => sendJob(trx, 'notify', { items: 3 }))
  const stateOf = async () =>
    (
      await pool.query<{ state: string; wait: number }>(
        'select state, extract(epoch from start_after - now())::int as wait from pgboss.job where id = $1',
        [id],
      )
    ).rows[0]!
  outbox.wake()
  while ((await stateOf()).state !== 'retry') await pause(10)
  expect((await stateOf()).wait).toBeGreaterThan(30)
  await pool.query('update pgboss.job set start_after = now() where id = $1', [id])
  outbox.wake()
  while ((await stateOf()).state !== 'completed') await pause(10)
  expect(attempts).toBe(2)
})

it('refuses a queue that nobody reads', async () => {
  await expect(db.transaction().execute((trx) => sendJob(trx, 'nobody', {}))).rejects.toThrow()
})
