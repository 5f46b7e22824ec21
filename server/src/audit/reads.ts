import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

export type AuditRow = {
  seq: number
  at: Date
  actor: string
  command: string
  subject: string | null
  address: string | null
  rows: number
  hash: string
}

const matching = (q: string | undefined) =>
  q ? sql`(actor like ${`%${q}%`} or command like ${`%${q}%`} or subject = ${q})` : sql`true`

/** Entries, newest first, before a number. */
export async function listAuditRows(
  db: Db,
  f: { q?: string | undefined; before: number | null; limit: number },
): Promise<AuditRow[]> {
  const found = await sql<AuditRow>`
    select seq, at, actor, command, subject, address, jsonb_array_length(rows) as rows, hash from audit_entry
    where ${matching(f.q)} ${f.before === null ? sql`` : sql`and seq < ${f.before}`} order by seq desc limit ${f.limit}`.execute(
    db,
  )
  return found.rows
}

export async function countAudit(db: Db, q: string | undefined): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from (select from audit_entry where ${matching(q)} limit 10000) counted`.execute(db)
  return found.rows[0]!.n
}
