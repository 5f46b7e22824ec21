import { type Insertable, sql } from 'kysely'
import type { Transaction } from '../platform/db.ts'
import { otherColumns, replacedColumns } from './replaced-columns.ts'
import type { GroupVerdictTable } from './tables.ts'

type Key = Pick<GroupVerdictTable, 'kind' | 'subjectId' | 'about' | 'inside'>

const KEY = ['kind', 'subjectId', 'about', 'inside'] as const
const listed = (alias: string, columns: readonly string[]) => sql.join(columns.map((c) => sql.ref(`${alias}.${c}`)))

/** Stores lights of groups; those that stand as they are stay untouched. Answers how many changed. */
export async function storeGroupVerdicts(
  trx: Transaction,
  rows: readonly Insertable<GroupVerdictTable>[],
): Promise<number> {
  if (rows.length === 0) return 0
  const columns = otherColumns(rows[0]!, KEY)
  const done = await trx
    .insertInto('groupVerdict')
    .values([...rows])
    .onConflict((oc) =>
      oc
        .columns(KEY)
        .doUpdateSet((eb) => replacedColumns(rows[0]!, KEY, (c) => eb.ref(`excluded.${c}` as never)) as never)
        .where(sql<boolean>`(${listed('groupVerdict', columns)}) is distinct from (${listed('excluded', columns)})`),
    )
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0n)
}

/** Takes away the lights of groups that nobody belongs to any more. */
export async function dropGroupVerdicts(trx: Transaction, keys: readonly Key[]): Promise<void> {
  for (const { kind, subjectId, about, inside } of keys)
    await trx
      .deleteFrom('groupVerdict')
      .where('kind', '=', kind)
      .where('subjectId', '=', subjectId)
      .where('about', '=', about)
      .where('inside', '=', inside)
      .execute()
}

export const dropEveryGroupVerdict = async (trx: Transaction): Promise<void> => {
  await sql`truncate group_verdict`.execute(trx)
}
