import { sql } from 'kysely'
import type { Transaction } from './db.ts'

/**
 * Tells browsers of all servers, with the commit, that topics changed by no command (the night's work): a command says so itself with its
 * audit entry. The version is the head's number with the time behind it, so that it differs from what was told before.
 */
export const tellBrowsers = (trx: Transaction, topics: readonly string[]) =>
  sql`select pg_notify('guatu_live', json_build_object('topics', ${JSON.stringify(topics)}::json, 'seq',
    coalesce((select max(seq) from audit_head), 0) + (extract(epoch from clock_timestamp())::bigint % 1000000) / 10000000.0)::text)`.execute(
    trx,
  )
