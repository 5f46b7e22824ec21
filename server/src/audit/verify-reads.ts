import { sql } from 'kysely'
import type { Db, Transaction } from '../platform/db.ts'
import type { WrittenRow } from '../platform/tables.ts'

export type ChainEntry = {
  seq: number
  at: Date
  actorId: string | null
  actor: string
  command: string
  subject: string | null
  address: string | null
  rows: WrittenRow[]
  previous: string
  hash: string
}

export async function readHead(db: Db): Promise<{ seq: number; hash: string }> {
  return db.selectFrom('auditHead').select(['seq', 'hash']).executeTakeFirstOrThrow()
}

/** Entries after a number, in their order. */
export async function readEntries(db: Db, after: number, limit: number): Promise<ChainEntry[]> {
  const found = await sql<ChainEntry>`
    select seq, at, actor_id as "actorId", actor, command, subject, address, rows, previous, hash
    from audit_entry where seq > ${after} order by seq limit ${limit}`.execute(db)
  return found.rows
}

/** One instant for the whole check, so that people who go on working raise no false alarm. */
export const asOfOneInstant = <T>(db: Db, work: (trx: Transaction) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel('repeatable read').execute(work)

/** Lays out what the chain says was written, one line a row, for joining; entries without a digest are no rows. */
export async function layOutClaims(trx: Transaction): Promise<number> {
  await sql`
    create temp table claim on commit drop as
    select e.seq, r ->> 0 as tbl, r ->> 1 as id, r ->> 2 as digest from audit_entry e, jsonb_array_elements(e.rows) r
    where r ->> 2 <> ''`.execute(trx)
  await sql`create index on claim (tbl, id)`.execute(trx)
  await sql`analyze claim`.execute(trx)
  const found = await sql<{ n: number }>`select count(*) as n from claim`.execute(trx)
  return found.rows[0]!.n
}

export type RowFault = { kind: 'rowChanged' | 'rowRemoved' | 'rowInserted'; id: string; seq: number | null }

/** Rows of a fact table that differ from what the chain holds, are missing, or were never in it. */
export async function readRowFaults(trx: Transaction, table: string, limit: number): Promise<RowFault[]> {
  const found = await sql<RowFault>`
    select coalesce(t.id, c.id) as id, c.seq,
      case when t.id is null then 'rowRemoved' when c.id is null then 'rowInserted' else 'rowChanged' end as kind
    from (select t.id::text as id, row_digest(to_jsonb(t)) as digest from ${sql.table(table)} t) t
    full join (select seq, id, digest from claim where tbl = ${table}) c on c.id = t.id
    where t.id is null or c.id is null or t.digest <> c.digest
    order by c.seq nulls last, 1 limit ${limit}`.execute(trx)
  return found.rows
}

/** Tables the chain speaks of that the check doesn't know. */
export async function readUnknownTables(trx: Transaction, known: readonly string[]): Promise<string[]> {
  const found = await sql<{
    tbl: string
  }>`select distinct tbl from claim where tbl <> all(${[...known]}::text[])`.execute(trx)
  return found.rows.map((r) => r.tbl)
}

export type HeadFault = { kind: 'headChanged' | 'headRemoved' | 'headInserted'; id: string }

/** Heads of a register that are not what their newest revision says; `gone` are columns that only older revisions name. */
export async function readHeadFaults(
  trx: Transaction,
  table: string,
  { limit, gone = [] }: { readonly limit: number; readonly gone?: readonly string[] | undefined },
): Promise<HeadFault[]> {
  const found = await sql<HeadFault>`
    select coalesce(h.id, r.subject_id) as id,
      case when h.id is null then 'headRemoved' when r.subject_id is null then 'headInserted' else 'headChanged' end as kind
    from (select t.id::text as id, jsonb_strip_nulls(to_jsonb(t)) as body from ${sql.table(table)} t) h
    full join (select distinct on (subject_id) subject_id, jsonb_strip_nulls(body - ${[...gone]}::text[]) as body from revision
      where register = ${table} order by subject_id, version desc) r on r.subject_id = h.id
    where h.id is null or r.subject_id is null or h.body <> r.body
    order by 1 limit ${limit}`.execute(trx)
  return found.rows
}

/** Tables that the database protects as facts, whatever is declared. */
export async function readProtectedTables(db: Db): Promise<string[]> {
  const found = await sql<{ name: string }>`
    select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'append_only' order by 1`.execute(
    db,
  )
  return found.rows.map((r) => r.name)
}
