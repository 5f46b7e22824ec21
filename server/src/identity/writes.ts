import { type Insertable, sql } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import type { Db, Transaction } from '../platform/db.ts'
import { type RevisionNote, writeRegister } from '../platform/write.ts'
import type { AccountTable } from './tables.ts'

/** Sessions and credentials are operational: they change in place and are not part of any verdict. */
export const insertSession = (
  db: Db,
  row: { id: string; accountId: string; now: Date; expiresAt: Date; address: string },
) =>
  db
    .insertInto('session')
    .values({
      id: row.id,
      accountId: row.accountId,
      createdAt: row.now,
      lastSeenAt: row.now,
      expiresAt: row.expiresAt,
      address: row.address,
    })
    .execute()

export const extendSession = (db: Db, id: string, now: Date, expiresAt: Date) =>
  db.updateTable('session').set({ lastSeenAt: now, expiresAt }).where('id', '=', id).execute()

export const endSession = (db: Db, id: string) => db.deleteFrom('session').where('id', '=', id).execute()
export const endSessionsOf = (trx: Transaction, accountId: string, except: string | null) =>
  trx
    .deleteFrom('session')
    .where('accountId', '=', accountId)
    .$if(except !== null, (b) => b.where('id', '!=', except!))
    .execute()

/** Counts a failure; from the fifth on the account is locked, twice as long each time, at most a day. */
export const countFailure = (db: Db, accountId: string, now: Date) =>
  sql`update credential set failures = failures + 1,
        locked_until = case when failures + 1 >= 5
          then ${now}::timestamptz + least(interval '1 day', interval '1 minute' * power(2, least(failures + 1 - 5, 11))) else locked_until end
      where account_id = ${accountId}`.execute(db)

export const clearFailures = (db: Db, accountId: string) =>
  db.updateTable('credential').set({ failures: 0, lockedUntil: null }).where('accountId', '=', accountId).execute()

export const insertCredential = (
  trx: Transaction,
  row: { accountId: string; passwordHash: string; mustChange: boolean; changedAt: Date },
) =>
  trx
    .insertInto('credential')
    .values({ ...row, lockedUntil: null })
    .execute()

export const setPassword = (
  trx: Transaction,
  row: { accountId: string; passwordHash: string; mustChange: boolean; changedAt: Date },
) =>
  trx
    .updateTable('credential')
    .set({
      passwordHash: row.passwordHash,
      mustChange: row.mustChange,
      changedAt: row.changedAt,
      failures: 0,
      lockedUntil: null,
    })
    .where('accountId', '=', row.accountId)
    .execute()

export const writeAccount = (ctx: CommandContext, row: Omit<Insertable<AccountTable>, 'version'>, note: RevisionNote) =>
  writeRegister(ctx, 'account', row, note)
