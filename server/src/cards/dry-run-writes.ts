import type { DryDifference } from '@guatu/domain/cards/dry-run'
import type { Refusal } from '@guatu/domain/kernel/coded'
import { type Insertable, sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import { leaseFromNow } from '../platform/lease.ts'
import type { DryRunTable } from './tables.ts'
import type { DriedRun } from './try-on-past.ts'

/** Kept for looking at, not for good. */
const KEPT = 8
const ROWS_A_STATEMENT = 500

/** Begins a trial; the oldest of those kept goes. */
export const insertDryRun = (db: Db, row: Insertable<DryRunTable>): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await trx
      .insertInto('dryRun')
      .values({ ...row, heldUntil: leaseFromNow })
      .execute()
    await sql`delete from dry_run where id not in (select id from dry_run order by begun_at desc, id limit ${KEPT})`.execute(
      trx,
    )
  })

/** What a trial found, whole or not at all; nothing where it was cancelled meanwhile. */
export const storeDriedRun = (db: Db, id: string, { differences, names, subjects, closes }: DriedRun): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const kept = await trx
      .updateTable('dryRun')
      .set({ state: 'done', subjects, closes: JSON.stringify(closes) })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .executeTakeFirst()
    if (kept.numUpdatedRows === 0n) return
    const rows = differences.map((d, ordinal) => rowOf(id, d, ordinal, names.get(d.subject) ?? d.subject))
    for (let i = 0; i < rows.length; i += ROWS_A_STATEMENT)
      await trx
        .insertInto('dryRunDifference')
        .values(rows.slice(i, i + ROWS_A_STATEMENT))
        .execute()
  })

const rowOf = (runId: string, d: DryDifference, ordinal: number, subject: string) => ({
  ...{ runId, ordinal, period: d.period, part: d.part, subjectId: d.subject, subject },
  ...{ inForce: d.inForce, draft: d.draft, rule: d.ruleId, because: d.because && JSON.stringify(d.because) },
})

/** Ends a trial that runs without a result. */
export const endDryRun = (db: Db, id: string, state: 'cancelled' | 'failed', problem: Refusal | null) =>
  db
    .updateTable('dryRun')
    .set({ state, problem: problem && JSON.stringify(problem) })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()

/** Renews the hold on a running trial and tells how far it is. False: it was cancelled, on whichever server. */
export async function holdDryRun(db: Db, id: string, share: number): Promise<boolean> {
  const held = await sql`
    update dry_run set held_until = ${leaseFromNow}, progress = greatest(progress, ${share}::real)
    where id = ${id} and state = 'running'`.execute(db)
  return held.numAffectedRows === 1n
}

/** Ends those that a server left running when it was killed; others of this database keep theirs. */
export const endLeftDryRuns = (db: Db, problem: Refusal) =>
  sql`
    update dry_run set state = 'failed', problem = ${JSON.stringify(problem)}::jsonb
    where state = 'running' and (held_until is null or held_until < now())`.execute(db)
