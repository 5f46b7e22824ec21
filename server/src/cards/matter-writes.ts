import { type Insertable, sql } from 'kysely'
import type { Transaction } from '../platform/db.ts'
import { replacedColumns } from './replaced-columns.ts'
import type { MatterVerdictTable } from './tables.ts'

/** Stores live lights of matters; the caller holds the locks of their rows, so the last to write has seen all facts. */
export async function storeMatterVerdicts(
  trx: Transaction,
  rows: readonly Insertable<MatterVerdictTable>[],
): Promise<void> {
  if (rows.length === 0) return
  await trx
    .insertInto('matterVerdict')
    .values([...rows])
    .onConflict((oc) =>
      oc
        .column('matterId')
        .doUpdateSet((eb) => replacedColumns(rows[0]!, ['matterId'], (c) => eb.ref(`excluded.${c}` as never)) as never),
    )
    .execute()
}

/** Takes away the lights of matters that are not open any more. */
export async function dropMatterVerdicts(trx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await trx
    .deleteFrom('matterVerdict')
    .where('matterId', 'in', [...ids])
    .execute()
}

export const dropEveryMatterVerdict = async (trx: Transaction): Promise<void> => {
  await sql`truncate matter_verdict`.execute(trx)
}
