import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { addDays } from '@guatu/domain/calendar/civil-date'
import { startOfDayInBeijing } from '@guatu/domain/reports/periods'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import { containing } from '../platform/order-by.ts'

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
export type AuditFilter = {
  readonly q?: string | undefined
  readonly command?: string | undefined
  /** Civil days of Asia/Shanghai, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** 'seq' the oldest first; anything else the newest. */
  readonly sort?: string | undefined
}

/** `commands`: the names of commands whose words hold the text; an official searches for what the page shows. */
const matching = (f: AuditFilter, commands: readonly string[]) => sql`true
  ${f.q ? sql`and (actor like ${containing(f.q)} or command like ${containing(f.q)} or subject = ${f.q} or command = any(${[...commands]}::text[]))` : sql``}
  ${f.command ? sql`and command = any(${f.command.split(',')}::text[])` : sql``}
  ${f.from ? sql`and at >= ${startOfDayInBeijing(f.from as CivilDate)}::timestamptz` : sql``}
  ${f.to ? sql`and at < ${startOfDayInBeijing(addDays(f.to as CivilDate, 1))}::timestamptz` : sql``}`

/** Entries beyond a number, the newest first where nothing else was asked. */
export async function listAuditRows(
  db: Db,
  f: AuditFilter,
  page: { commands: readonly string[]; beyond: number | null; limit: number },
): Promise<AuditRow[]> {
  const oldestFirst = f.sort === 'seq'
  const beyond =
    page.beyond === null ? sql`` : oldestFirst ? sql`and seq > ${page.beyond}` : sql`and seq < ${page.beyond}`
  const found = await sql<AuditRow>`
    select seq, at, actor, command, subject, address, jsonb_array_length(rows) as rows, hash from audit_entry
    where ${matching(f, page.commands)} ${beyond} order by seq ${sql.raw(oldestFirst ? 'asc' : 'desc')} limit ${page.limit}`.execute(
    db,
  )
  return found.rows
}

export async function countAudit(db: Db, f: AuditFilter, commands: readonly string[]): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from (select from audit_entry where ${matching(f, commands)} limit 10000) counted`.execute(db)
  return found.rows[0]!.n
}
