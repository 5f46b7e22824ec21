import { sql } from 'kysely'
import type { Cursor } from '../platform/cursor.ts'
import type { Db } from '../platform/db.ts'
import { containing, orderBy } from '../platform/order-by.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'
import type { HolderRow } from './unit-reads.ts'

export type PostListRow = {
  id: string
  unitId: string
  unitName: string
  title: string
  duty: string
  holder: HolderRow | null
  projectCount: number
  sortKey: string
}
export type PostFilter = {
  readonly q?: string | undefined
  readonly duty?: string | undefined
  readonly held?: string | undefined
  readonly sort?: string | undefined
}

const orders = {
  unit: `natural_name(u.name) || ' ' || po.duty || po.title`,
  title: 'natural_name(po.title)',
  person: `coalesce(held.name, '')`,
  duty: `po.duty || ' ' || natural_name(u.name)`,
  from: `coalesce(held.from_on::text, '')`,
}

/** Posts of units in force, each with its latest holding that counts by the day. */
const tables = (today: string) => sql`post po join unit u on u.id = po.unit_id and u.valid_to is null
  left join lateral (select h.person_id, h.from_on, pe.name, pe.phone,
      (select min(n.from_on) - 1 from post_holding n where n.post_id = h.post_id and n.from_on > h.from_on
        and not exists (select from post_holding s where s.supersedes = n.id)) as to_on
    from post_holding h join person pe on pe.id = h.person_id
    where h.post_id = po.id and h.from_on <= ${today} and not exists (select from post_holding s where s.supersedes = h.id)
    order by h.from_on desc, h.recorded_at desc limit 1) held on true`

const matching = (f: PostFilter) => sql`true
  ${f.duty ? sql`and po.duty = any(${f.duty.split(',')}::text[])` : sql``}
  ${f.held ? sql`and held.name is ${sql.raw(f.held === 'held' ? 'not null' : 'null')}` : sql``}
  ${f.q ? sql`and (u.name like ${containing(f.q)} or po.title like ${containing(f.q)} or held.name like ${containing(f.q)} or held.phone like ${containing(f.q)})` : sql``}`

/** Posts with who holds them today; counted are the projects of the viewer that they answer for. */
export async function listPostRows(
  db: Db,
  scope: ReadScope,
  f: PostFilter,
  page: { today: string; after: Cursor | null; limit: number },
): Promise<PostListRow[]> {
  const order = orderBy(orders, f.sort, 'po.id', page.after)
  const found = await sql<PostListRow>`
    select po.id, po.unit_id as "unitId", u.name as "unitName", po.title, po.duty, ${order.key} as "sortKey",
      case when held.name is null then null else json_build_object('personId', held.person_id, 'personName', held.name, 'phone', held.phone,
        'from', held.from_on, 'to', held.to_on) end as holder,
      (select count(*) from project p where p.withdrawn_on is null and ${within(scope)} and po.id in
        (p.sponsor_post_id, p.officer_post_id, p.liaison_post_id)) as "projectCount"
    from ${tables(page.today)} where ${matching(f)} ${order.beyond} order by ${order.by} limit ${page.limit}`.execute(
    db,
  )
  return found.rows
}

export async function countPosts(db: Db, f: PostFilter, today: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from (select from ${tables(today)} where ${matching(f)} limit 10000) counted`.execute(db)
  return found.rows[0]!.n
}
