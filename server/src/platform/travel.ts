import { CompiledQuery, type RawBuilder } from 'kysely'
import type { Db } from './db.ts'
import { HEAR_THE_WAITING, WITH_THE_NEXT } from './preparing-client.ts'

/** A statement as text and values: compiled by the query layer, or by hand. Its rows keep the names that its text gives. */
export type Statement = Pick<CompiledQuery, 'sql' | 'parameters'>

/**
 * Hands over a statement that needs no answer before the next one of its transaction: they travel in one message, in
 * order, each seeing what the ones before it did. `answered` hears its rows before that next one answers; what it fails
 * with is thrown there.
 */
export const withTheNext = <Row>(
  trx: Db,
  statement: Statement,
  answered?: (rows: readonly Row[]) => void,
): Promise<unknown> =>
  trx.executeQuery(
    CompiledQuery.raw(WITH_THE_NEXT, [{ text: statement.sql, values: [...statement.parameters], answered }]),
  )

/** Sends what waits, if any of it has somebody who must hear its rows before going on. */
export const hearWaiting = (trx: Db): Promise<unknown> => trx.executeQuery(CompiledQuery.raw(HEAR_THE_WAITING))

/** The rows of each of several reads. */
export type Found<T extends readonly RawBuilder<unknown>[]> = {
  -readonly [K in keyof T]: T[K] extends RawBuilder<infer R> ? readonly R[] : never
}

/** Several reads in one message, in order, each with a snapshot of its own. */
export async function readTogether<const T extends readonly RawBuilder<unknown>[]>(
  db: Db,
  reads: T,
): Promise<Found<T>> {
  if (!db.isTransaction) return db.connection().execute((one) => readOn(one, reads))
  return readOn(db, reads)
}

async function readOn<T extends readonly RawBuilder<unknown>[]>(db: Db, reads: T): Promise<Found<T>> {
  const found: (readonly unknown[])[] = []
  for (const read of reads) await withTheNext(db, read.compile(db), (rows) => found.push(rows))
  await hearWaiting(db)
  return found as Found<T>
}
