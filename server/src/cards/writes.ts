import { type Insertable, sql } from 'kysely'
import type { Transaction } from '../platform/db.ts'
import { withTheNext } from '../platform/travel.ts'
import { replacedColumns } from './replaced-columns.ts'
import type { PeriodVerdictTable, VerdictTable } from './tables.ts'

/** By number of rows and columns: the query layer takes longer to write the text than the database to plan it. */
const texts = new Map<string, string>()

/** Stores live verdicts, with the next statement; one that has seen fewer facts than the stored one loses. */
export async function storeVerdicts(trx: Transaction, rows: readonly Insertable<VerdictTable>[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first) as (keyof typeof first)[]
  const shape = `${rows.length} ${columns}`
  const sql = texts.get(shape) ?? storingText(trx, rows)
  texts.set(shape, sql)
  await withTheNext(trx, { sql, parameters: rows.flatMap((row) => columns.map((column) => row[column])) })
}

const storingText = (trx: Transaction, rows: readonly Insertable<VerdictTable>[]): string =>
  trx
    .insertInto('verdict')
    .values([...rows])
    .onConflict((oc) =>
      oc
        .column('projectId')
        .doUpdateSet((eb) => replacedColumns(rows[0]!, ['projectId'], (c) => eb.ref(`excluded.${c}` as never)) as never)
        .whereRef('verdict.factsThrough', '<=', 'excluded.factsThrough'),
    )
    .compile().sql

const PERIOD_KEY = ['projectId', 'period'] as const

/** Stores what stood at a period's close; derived, so a rebuild may write it again. */
export async function storePeriodVerdicts(
  trx: Transaction,
  rows: readonly Insertable<PeriodVerdictTable>[],
): Promise<void> {
  if (rows.length === 0) return
  await trx
    .insertInto('periodVerdict')
    .values([...rows])
    .onConflict((oc) =>
      oc
        .columns(PERIOD_KEY)
        .doUpdateSet((eb) => replacedColumns(rows[0]!, PERIOD_KEY, (c) => eb.ref(`excluded.${c}` as never)) as never),
    )
    .execute()
}

export const dropVerdicts = async (trx: Transaction): Promise<void> => {
  await sql`truncate verdict, period_verdict`.execute(trx)
}
