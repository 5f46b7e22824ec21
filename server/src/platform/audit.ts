import { createHash } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import type { Transaction } from './db.ts'
import type { WrittenRow } from './tables.ts'
import { type Statement, withTheNext } from './travel.ts'

export const GENESIS = '0'.repeat(64)

export type AuditDraft = {
  readonly at: Date
  readonly actorId: string | null
  readonly actor: string
  readonly command: string
  readonly subject: string | null
  readonly address: string | null
  readonly rows: readonly WrittenRow[]
}

/** What the hash covers: arrays only, so that no order of keys can differ between writing and verifying. */
export const auditText = (seq: number, previous: string, d: AuditDraft): string => `[${seq},"${previous}",${tailOf(d)}`

/** The part of the text that is known before the entry has its number. */
const tailOf = (d: AuditDraft): string =>
  JSON.stringify([d.at.toISOString(), d.actorId, d.actor, d.command, d.subject, d.address, d.rows]).slice(1)

export const auditHash = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * The last statement of a transaction: it travels with the COMMIT, so that the head's row lock is taken here and held for
 * the commit only, never while this process is busy elsewhere. So entries are in commit order, and topics travel by
 * NOTIFY with the entry's number as their version.
 */
export const appendLastAudit = (trx: Transaction, draft: AuditDraft, topics: readonly string[]): Promise<unknown> =>
  withTheNext(trx, auditStatement(draft, topics))

/** Appends an entry and goes on with the transaction: for writers who append several. */
export async function appendAudit(trx: Transaction, draft: AuditDraft, topics: readonly string[]): Promise<number> {
  const { sql, parameters } = auditStatement(draft, topics)
  const done = await trx.executeQuery<{ seq: number }>(CompiledQuery.raw(sql, [...parameters]))
  return done.rows[0]!.seq
}

const APPEND = `
  with head as (select seq + 1 as seq, hash as previous from audit_head for update),
  entry as (
    insert into audit_entry (seq, at, actor_id, actor, command, subject, address, rows, previous, hash)
    select seq, $1::timestamptz, $2::uuid, $3, $4, $5, $6, $7::jsonb, previous,
           encode(sha256(convert_to('[' || seq || ',"' || previous || '",' || $8, 'UTF8')), 'hex')
    from head returning seq, hash
  ), moved as (update audit_head set seq = entry.seq, hash = entry.hash from entry)
  select seq, pg_notify('guatu_live', json_build_object('seq', seq, 'topics', $9::json)::text) from entry`

const auditStatement = (d: AuditDraft, topics: readonly string[]): Statement => ({
  sql: APPEND,
  parameters: [
    d.at.toISOString(),
    d.actorId,
    d.actor,
    d.command,
    d.subject,
    d.address,
    JSON.stringify(d.rows),
    tailOf(d),
    JSON.stringify(topics),
  ],
})
