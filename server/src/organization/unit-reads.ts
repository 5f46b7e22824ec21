import { sql } from 'kysely'
import type { Cursor } from '../platform/cursor.ts'
import type { Db } from '../platform/db.ts'
import { containing, orderBy } from '../platform/order-by.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'

export type HolderRow = { personId: string; personName: string; phone: string; from: string; to: string | null }
export type PostRow = { id: string; unitId: string; title: string; duty: string; holder: HolderRow | null }
export type UnitRow = {
  id: string
  name: string
  shortName: string
  kind: string
  parentId: string | null
  parentName: string | null
  regionCode: string | null
  creditCode: string | null
  projectCount: number
  posts: PostRow[]
  version: number
  sortKey: string
}
export type UnitFilter = {
  readonly q?: string | undefined
  readonly kind?: string | undefined
  /** 'vacant': with a post that nobody holds today. */
  readonly posts?: string | undefined
  readonly sort?: string | undefined
}

const orders = (projects: string) => ({
  name: 'natural_name(u.name)',
  kind: `u.kind || ' ' || natural_name(u.name)`,
  parent: `coalesce((select natural_name(a.name) from unit a where a.id = u.parent_id), '')`,
  projects: `lpad((99999 - ${projects})::text, 5, '0')`,
})

const among = (column: string, list: string) => sql`and ${sql.raw(column)} = any(${list.split(',')}::text[])`
const condition = (f: UnitFilter, today: string) => sql`u.valid_to is null
  ${f.kind ? among('u.kind', f.kind) : sql``}
  ${f.posts === 'vacant' ? sql`and exists (select from post po where po.unit_id = u.id and not ${isHeld(today)})` : sql``}
  ${f.q ? sql`and (u.name like ${containing(f.q)} or u.short_name like ${containing(f.q)} or u.credit_code = ${f.q} or ${heldBy(f.q, today)})` : sql``}`

/** Who looks for a name looks for the office it stands in, too. */
const heldBy = (q: string, today: string) => sql`exists (select from post po join post_holding h on h.post_id = po.id
  join person pe on pe.id = h.person_id where po.unit_id = u.id and pe.name like ${containing(q)} and h.from_on <= ${today}
  and not exists (select from post_holding n where n.post_id = h.post_id and n.from_on > h.from_on and n.from_on <= ${today}))`

const isHeld = (
  today: string,
) => sql`exists (select from post_holding h where h.post_id = po.id and h.from_on <= ${today}
  and not exists (select from post_holding s where s.supersedes = h.id))`

/** A post with its holder of a day: the latest hand-over that counts by then; `to` is the eve of the next one. */
const postAsJson = (
  today: string,
) => sql`json_build_object('id', po.id, 'unitId', po.unit_id, 'title', po.title, 'duty', po.duty, 'holder', (
  select json_build_object('personId', h.person_id, 'personName', pe.name, 'phone', pe.phone, 'from', h.from_on,
    'to', (select min(n.from_on) - 1 from post_holding n where n.post_id = h.post_id and n.from_on > h.from_on
      and not exists (select from post_holding s where s.supersedes = n.id)))
  from post_holding h join person pe on pe.id = h.person_id
  where h.post_id = po.id and h.from_on <= ${today} and not exists (select from post_holding s where s.supersedes = h.id)
  order by h.from_on desc, h.recorded_at desc limit 1))`

const countOf = (
  scope: ReadScope,
) => sql`(select count(*) from project p where p.withdrawn_on is null and ${within(scope)} and u.id in
    (p.owner_unit_id, p.lead_unit_id, p.headquarters_id, p.area_headquarters_id, p.task_force_id))`

const columns = (today: string) => sql`u.id, u.name, u.short_name as "shortName", u.kind, u.parent_id as "parentId",
  (select a.name from unit a where a.id = u.parent_id) as "parentName", u.region_code as "regionCode", u.credit_code as "creditCode",
  coalesce((select json_agg(${postAsJson(today)} order by po.duty, po.title, po.id) from post po where po.unit_id = u.id), '[]') as posts, u.version`

/** Units in force, with their posts and who holds them today; counted are the projects the viewer may see. */
export async function listUnitRows(
  db: Db,
  scope: ReadScope,
  f: UnitFilter,
  page: { today: string; after: Cursor | null; limit: number },
): Promise<UnitRow[]> {
  const order = orderBy(orders('u."projectCount"'), f.sort, 'u.id', page.after)
  const found = await sql<UnitRow>`
    select ${columns(page.today)}, u."projectCount", ${order.key} as "sortKey"
    from (select u.*, ${countOf(scope)} as "projectCount" from unit u where ${condition(f, page.today)}) u
    where true ${order.beyond} order by ${order.by} limit ${page.limit}`.execute(db)
  return found.rows
}

export async function countUnits(db: Db, f: UnitFilter, today: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from (select from unit u where ${condition(f, today)} limit 10000) counted`.execute(db)
  return found.rows[0]!.n
}

export async function findUnitRow(db: Db, scope: ReadScope, id: string, today: string): Promise<UnitRow | undefined> {
  const found = await sql<UnitRow>`
    select ${columns(today)}, ${countOf(scope)} as "projectCount", u.name as "sortKey" from unit u where u.id = ${id}`.execute(
    db,
  )
  return found.rows[0]
}

export async function findPostRow(db: Db, id: string, today: string): Promise<PostRow | undefined> {
  const found = await sql<{ post: PostRow }>`
    select ${postAsJson(today)} as post from post po where po.id = ${id}`.execute(db)
  return found.rows[0]?.post
}

/** The stored head of a unit, for commands that compare it. */
export const findUnit = (db: Db, id: string) =>
  db.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst()

/** Whether another unit in force bears the name below the same parent with the same credit code. */
export async function isNameTaken(
  db: Db,
  unit: { id: string; name: string; parentId: string | null; creditCode: string | null },
): Promise<boolean> {
  const found = await sql`
    select from unit where name = ${unit.name} and valid_to is null and id <> ${unit.id}
      and parent_id is not distinct from ${unit.parentId}::uuid and credit_code is not distinct from ${unit.creditCode}`.execute(
    db,
  )
  return found.rows.length > 0
}

/** Whether `below` is the unit itself or stands somewhere below it. */
export async function standsBelow(db: Db, unitId: string, below: string): Promise<boolean> {
  const found = await sql`
    with recursive up as (select id, parent_id from unit where id = ${below}
      union select u.id, u.parent_id from unit u join up on up.parent_id = u.id)
    select from up where id = ${unitId}`.execute(db)
  return found.rows.length > 0
}

export async function regionExists(db: Db, code: string): Promise<boolean> {
  return (await db.selectFrom('region').select('id').where('id', '=', code).executeTakeFirst()) !== undefined
}

export async function listTrees(db: Db) {
  const regions = await db
    .selectFrom('region')
    .select(['id as code', 'name', 'level', 'parentCode'])
    .orderBy('id')
    .execute()
  const administrations = await db
    .selectFrom('administration')
    .select(['id', 'name', 'kind', 'parentId'])
    .orderBy('name')
    .orderBy('id')
    .execute()
  return { regions, administrations }
}
