import { sql } from 'kysely'
import type { Db } from './db.ts'

/** The last civil day a periodic job has done, or null before its first run. A job runs every missed day in order. */
export async function doneThrough(db: Db, job: string): Promise<string | null> {
  const row = await db.selectFrom('doneThrough').select('day').where('job', '=', job).executeTakeFirst()
  return row?.day ?? null
}

/** Moves the mark on, never back. */
export const markDone = (db: Db, job: string, day: string) =>
  sql`insert into done_through (job, day) values (${job}, ${day})
      on conflict (job) do update set day = greatest(done_through.day, excluded.day)`.execute(db)

/** Runs the work while no other server does; answers false when one does. The lock goes with the connection. */
export async function whileAlone(db: Db, lock: number, work: () => Promise<void>): Promise<boolean> {
  return db.connection().execute(async (held) => {
    const got = await sql<{ got: boolean }>`select pg_try_advisory_lock(${lock}) as got`.execute(held)
    if (!got.rows[0]!.got) return false
    try {
      await work()
      return true
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(held)
    }
  })
}
