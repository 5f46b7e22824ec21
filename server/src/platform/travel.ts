import { CompiledQuery, type RawBuilder } from 'kysely'
import type { Db, Transaction } from './db.ts'
import type { Step } from './one-message.ts'
import { HEAR_THE_WAITING, TOGETHER, WITH_THE_NEXT } from './preparing-client.ts'

/** A statement as text and values: compiled by the query layer, or by hand. Its rows keep the names that its text gives. */
export type Statement = Pick<CompiledQuery, 'sql' | 'parameters'>

/**
 * Hands over a statement that needs no answer before the next one of its transaction: they travel in one message, in
 * order, each seeing what the ones before it did. `answered` hears its rows before that next one answers, and must not
 * fail: the next one may be the COMMIT. When much has gathered it is sent at once. What the statement fails with is thrown by the one it travels with, and a failed
 * transaction keeps nothing.
 */
export function withTheNext<Row>(
  trx: Transaction,
  statement: Statement,
  answered?: (rows: readonly Row[]) => void,
): Promise<unknown> {
  // On a connection from the pool nobody's next statement would ever carry it.
  if (!trx.isTransaction) throw new Error('a statement that waits for the next one needs a transaction')
  const step: Step = { text: statement.sql, values: statement.parameters, answered }
  return trx.executeQuery(CompiledQuery.raw(WITH_THE_NEXT, [step]))
}

/** Sends what waits, if any of it has somebody who must hear its rows before going on. */
export const hearWaiting = (trx: Transaction): Promise<unknown> => trx.executeQuery(CompiledQuery.raw(HEAR_THE_WAITING))

/** The rows of each of several reads. */
export type Found<T extends readonly RawBuilder<unknown>[]> = {
  -readonly [K in keyof T]: T[K] extends RawBuilder<infer R> ? readonly R[] : never
}

/** Several reads in one message, in order, each with a snapshot of its own. */
export async function readTogether<const T extends readonly RawBuilder<unknown>[]>(
  db: Db,
  reads: T,
): Promise<Found<T>> {
  const found: (readonly unknown[])[] = []
  const steps = reads.map((read): Step => {
    const { sql, parameters } = read.compile(db)
    return { text: sql, values: parameters, answered: (rows) => void found.push(rows) }
  })
  await db.executeQuery(CompiledQuery.raw(TOGETHER, steps))
  return found as Found<T>
}

/**
 * Reads that travel with the next statement, the COMMIT for one: what they found stands there once that one has answered.
 */
export async function readWithTheNext<const T extends readonly RawBuilder<unknown>[]>(
  trx: Transaction,
  reads: T,
): Promise<() => Found<T>> {
  const found: (readonly unknown[])[] = []
  for (const [i, read] of reads.entries())
    await withTheNext(trx, read.compile(trx), (rows) => {
      found[i] = rows
    })
  return () => found as Found<T>
}
