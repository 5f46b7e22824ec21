import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Transaction } from './db.ts'
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
export const auditText = (seq: number, previous: string, d: AuditDraft): string =>
  JSON.stringify([seq, previous, d.at.toISOString(), d.actorId, d.actor, d.command, d.subject, d.address, d.rows])

export const auditHash = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * The last statements before commit: the head's row lock is taken here and held for the commit only, so entries are in
 * commit order. Topics travel by NOTIFY in the same transaction with the entry's number as their version.
 */
export async function appendAudit(trx: Transaction, draft: AuditDraft, topics: readonly string[]): Promise<number> {
  const head = await sql<{ seq: number; hash: string }>`
    update audit_head set seq = seq + 1 returning seq, hash`.execute(trx)
  const { seq, hash: previous } = head.rows[0]!
  const hash = auditHash(auditText(seq, previous, draft))
  await sql`
    with entry as (
      insert into audit_entry (seq, at, actor_id, actor, command, subject, address, rows, previous, hash)
      values (${seq}, ${draft.at}, ${draft.actorId}, ${draft.actor}, ${draft.command}, ${draft.subject}, ${draft.address},
              ${JSON.stringify(draft.rows)}::jsonb, ${previous}, ${hash})
      returning seq
    ), head as (update audit_head set hash = ${hash} returning seq)
    select pg_notify('guatu_live', ${JSON.stringify({ seq, topics })}) from entry, head`.execute(trx)
  return seq
}
