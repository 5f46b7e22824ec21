import { sql } from 'kysely'
import type { Cursor } from '../../platform/cursor.ts'
import type { Db } from '../../platform/db.ts'
import { containing, orderBy } from '../../platform/order-by.ts'
import type { StagingRow } from './staging-reads.ts'

export type ImportListRow = Pick<StagingRow, 'id' | 'fileName' | 'state' | 'createdByName' | 'createdAt'> & {
  /** Null where none was read, or it is not known any more. */
  rows: number | null
  sortKey: string
}
export type ImportFilter = {
  readonly q?: string | undefined
  readonly state?: string | undefined
  readonly sort?: string | undefined
}

/** Rows are counted since ledgers wait in pieces; of one that was stored before, the rows that it stored are counted. */
const COUNT = `coalesce(nullif(s.row_count, 0), (select sum((select count(*) from jsonb_object_keys(e.body -> 'taken')))::int
  from import_event e where e.import_id = s.id and e.event = 'confirmed'))`
const STATES = ['reading', 'ready', 'storing', 'confirmed', 'undone', 'cancelled', 'refused']
const orders = {
  at: `to_char(s.created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`,
  file: 's.file_name',
  state: `array_position(array['${STATES.join("','")}'], s.state)::text || ' ' || s.file_name`,
  rows: `lpad(coalesce(${COUNT}, 0)::text, 9, '0')`,
  by: 's.created_by_name',
}
const matching = (f: ImportFilter) => sql`true
  ${f.q ? sql`and (s.file_name like ${containing(f.q)} or s.created_by_name like ${containing(f.q)})` : sql``}
  ${f.state ? sql`and s.state = any(${f.state.split(',')}::text[])` : sql``}`

/** Imports in the order asked for, the newest first where none was. */
export async function listImportPage(
  db: Db,
  f: ImportFilter,
  page: { after: Cursor | null; limit: number },
): Promise<ImportListRow[]> {
  const order = orderBy(orders, f.sort || '-at', 's.id', page.after)
  const found = await sql<ImportListRow>`
    select s.id, s.file_name as "fileName", s.state, s.created_at as "createdAt", s.created_by_name as "createdByName",
      ${sql.raw(COUNT)} as rows, ${order.key} as "sortKey"
    from import_staging s where ${matching(f)} ${order.beyond} order by ${order.by} limit ${page.limit}`.execute(db)
  return found.rows
}

export async function countMatchingImports(db: Db, f: ImportFilter): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from (select from import_staging s where ${matching(f)} limit 10000) counted`.execute(db)
  return found.rows[0]!.n
}
