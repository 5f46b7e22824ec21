import { sql } from 'kysely'
import type { Db, Transaction } from '../platform/db.ts'

export type PersonRow = { id: string; name: string; phone: string; version: number }

/** Persons of a name whose number is the given one, or where either side has none: candidates for being the same. */
export async function findPersons(db: Db, name: string, phone: string): Promise<PersonRow[]> {
  const found = await sql<PersonRow>`
    select id, name, phone, version from person where name = ${name} and (phone = ${phone} or phone = '' or ${phone} = '')
    order by (phone = ${phone}) desc, id limit 3`.execute(db)
  return found.rows
}

export type LastHolding = { id: string; personId: string; personName: string; fromOn: string }

/** Locks a post, so that two hand-overs of it follow one another, and tells its latest holding. */
export async function lockPost(
  trx: Transaction,
  postId: string,
): Promise<{ unitId: string; last: LastHolding | null } | undefined> {
  const post = await trx.selectFrom('post').select('unitId').where('id', '=', postId).forUpdate().executeTakeFirst()
  if (!post) return undefined
  const found = await sql<LastHolding>`
    select h.id, h.person_id as "personId", pe.name as "personName", h.from_on as "fromOn"
    from post_holding h join person pe on pe.id = h.person_id
    where h.post_id = ${postId} and not exists (select from post_holding s where s.supersedes = h.id)
    order by h.from_on desc, h.recorded_at desc limit 1`.execute(trx)
  return { unitId: post.unitId, last: found.rows[0] ?? null }
}

export const findHolding = (db: Db, id: string) =>
  db.selectFrom('postHolding').select(['id', 'postId', 'fromOn']).where('id', '=', id).executeTakeFirst()

export const findPost = (db: Db, id: string) =>
  db.selectFrom('post').selectAll().where('id', '=', id).executeTakeFirst()

/** The one post of a duty that bears a title, wherever it stands; null when none or several do. */
export async function findOnlyPost(db: Db, title: string, duty: string): Promise<string | null> {
  const rows = await db
    .selectFrom('post')
    .select('id')
    .where('title', '=', title)
    .where('duty', '=', duty)
    .limit(2)
    .execute()
  return rows.length === 1 ? rows[0]!.id : null
}

/** A post of a unit by title and duty that the named person holds on a day. */
export async function findPostHeldBy(
  db: Db,
  post: { unitId: string; title: string; duty: string },
  personName: string,
  today: string,
): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select po.id from post po join lateral (
      select h.person_id from post_holding h where h.post_id = po.id and h.from_on <= ${today}
        and not exists (select from post_holding s where s.supersedes = h.id)
      order by h.from_on desc, h.recorded_at desc limit 1) h on true join person pe on pe.id = h.person_id
    where po.unit_id = ${post.unitId} and po.title = ${post.title} and po.duty = ${post.duty} and pe.name = ${personName}
    order by po.id limit 1`.execute(db)
  return found.rows[0]?.id ?? null
}
