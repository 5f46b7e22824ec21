import type { Insertable } from 'kysely'
import type { Db, Transaction } from '../platform/db.ts'
import type { DeliveryTable, TodoItemTable } from './tables.ts'

/** Items that were told before stay as they are; answers those that are new. */
export const insertNewItems = (trx: Transaction, rows: readonly Insertable<TodoItemTable>[]) =>
  trx
    .insertInto('todoItem')
    .values([...rows])
    .onConflict((oc) => oc.doNothing())
    .returning(['id'])
    .execute()

export const insertDelivery = (db: Db, row: Insertable<DeliveryTable>) =>
  db.insertInto('delivery').values(row).execute()
