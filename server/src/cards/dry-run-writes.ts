import type { DryDifference } from '@guatu/domain/cards/dry-run'
import type { Refusal } from '@guatu/domain/kernel/coded'
import { type Insertable, sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { DryRunTable } from './tables.ts'
import type { DriedRun } from './try-on-past.ts'

/** Kept for looking at, not for good. */
const KEPT = 8
const ROWS_A_STATEMENT = 500

/** Begins a trial; the oldest of those kept goes. */
export const insertDryRun = (db: Db, row: Insertable<DryRunTable>): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await trx.insertInto('dryRun').values(row).execute()
    await sql`delete from dry_run where id not in (select id from dry_run order by begun_at desc, id limit ${KEPT})`.execute(
      trx,
    )
  })

/** What a trial found, whole or not at all; nothing where it was cancelled meanwhile. */
export const storeDriedRun = (db: Db, id: string, { differences, names, projects, closes }: DriedRun): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const kept = await trx
      .updateTable('dryRun')
      .set({ state: 'done', projects, closes: JSON.stringify(closes) })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .executeTakeFirst()
    if (kept.numUpdatedRows === 0n) return
    const rows = differences.map((d, ordinal) => rowOf(id, d, ordinal, names.get(d.project) ?? d.project))
    for (let i = 0; i < rows.length; i += ROWS_A_STATEMENT)
      await trx
        .insertInto('dryRunDifference')
        .values(rows.slice(i, i + ROWS_A_STATEMENT))
        .execute()
  })

const rowOf = (runId: string, d: DryDifference, ordinal: number, project: string) => ({
  ...{ runId, ordinal, period: d.period, projectId: d.project, project, inForce: d.inForce, draft: d.draft },
  ...{ rule: d.ruleId, because: d.because && JSON.stringify(d.because) },
})

/** Ends a trial that runs without a result. */
export const endDryRun = (db: Db, id: string, state: 'cancelled' | 'failed', problem: Refusal | null) =>
  db
    .updateTable('dryRun')
    .set({ state, problem: problem && JSON.stringify(problem) })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()

/** Those that a server left running when it ended: one process answers, and it has just begun. */
export const endLeftDryRuns = (db: Db, problem: Refusal) =>
  db
    .updateTable('dryRun')
    .set({ state: 'failed', problem: JSON.stringify(problem) })
    .where('state', '=', 'running')
    .execute()
