import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** A unit in force by its name; below the given parent first, else anywhere when only one bears it. */
export async function findUnitByName(db: Db, name: string, parentId: string | null): Promise<string | null> {
  const found = await sql<{ id: string; below: boolean }>`
    select id, parent_id is not distinct from ${parentId}::uuid as below from unit
    where name = ${name} and valid_to is null order by below desc, id limit 2`.execute(db)
  const [first, second] = found.rows
  if (!first) return null
  return first.below || (!second && parentId === null) ? first.id : null
}

export async function findPostByTitle(db: Db, unitId: string, title: string, duty: string): Promise<string | null> {
  const row = await db
    .selectFrom('post')
    .select('id')
    .where('unitId', '=', unitId)
    .where('title', '=', title)
    .where('duty', '=', duty)
    .orderBy('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export type NamedUnit = { id: string; name: string; parentId: string | null; creditCode: string | null }

/** All units in force that bear one of the names, in the order of their ids. */
export const listUnitsNamed = (db: Db, names: readonly string[]): Promise<NamedUnit[]> =>
  db
    .selectFrom('unit')
    .select(['id', 'name', 'parentId', 'creditCode'])
    .where(sql<boolean>`name = any(${[...names]}::text[])`)
    .where('validTo', 'is', null)
    .orderBy('id')
    .execute()

/** All posts of the units, in the order of their ids. */
export const listPostsOf = (db: Db, unitIds: readonly string[]) =>
  db
    .selectFrom('post')
    .select(['id', 'unitId', 'title', 'duty'])
    .where(sql<boolean>`unit_id = any(${[...unitIds]}::uuid[])`)
    .orderBy('id')
    .execute()
