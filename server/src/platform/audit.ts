import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import type { Transaction } from './db.ts'
import { COMMIT_TOO } from './preparing-client.ts'
import type { WrittenRow } from './tables.ts'

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
 * The last statement, and the commit with it in one message: the head's row lock is taken here and held for the commit
 * only, never while this process is busy elsewhere. So entries are in commit order, and topics travel by NOTIFY with the
 * entry's number as their version. The COMMIT of the query layer is then left out.
 */
export async function appendAuditAndCommit(
  trx: Transaction,
  draft: AuditDraft,
  topics: readonly string[],
): Promise<void> {
  await sql.raw(`${auditStatement(draft, topics)}${COMMIT_TOO}`).execute(trx)
}

/** Appends an entry and goes on with the transaction: for writers who append several. */
export async function appendAudit(trx: Transaction, draft: AuditDraft, topics: readonly string[]): Promise<number> {
  const done = await sql.raw<{ seq: number }>(auditStatement(draft, topics)).execute(trx)
  return done.rows[0]!.seq
}

const literal = (text: string | null): string => (text === null ? 'null' : pg.escapeLiteral(text))

function auditStatement(d: AuditDraft, topics: readonly string[]): string {
  return `
    with head as (select seq + 1 as seq, hash as previous from audit_head for update),
    entry as (
      insert into audit_entry (seq, at, actor_id, actor, command, subject, address, rows, previous, hash)
      select seq, ${literal(d.at.toISOString())}::timestamptz, ${literal(d.actorId)}::uuid, ${literal(d.actor)}, ${literal(d.command)},
             ${literal(d.subject)}, ${literal(d.address)}, ${literal(JSON.stringify(d.rows))}::jsonb, previous,
             encode(sha256(convert_to('[' || seq || ',"' || previous || '",' || ${literal(tailOf(d))}, 'UTF8')), 'hex')
      from head returning seq, hash
    ), moved as (update audit_head set seq = entry.seq, hash = entry.hash from entry)
    select seq, pg_notify('guatu_live', json_build_object('seq', seq, 'topics', ${literal(JSON.stringify(topics))}::json)::text) from entry`
}
