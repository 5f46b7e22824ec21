import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from './reads.ts'

/** Ids of the projects of each name, for sheets that name projects. */
export async function projectIdsByName(db: Db, scope: ReadScope): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await sql<{ name: string; ids: string[] }>`
    select p.name, array_agg(p.id::text order by p.id) as ids from project p
    where p.withdrawn_on is null and ${within(scope)} group by p.name`.execute(db)
  return new Map(found.rows.map((r) => [r.name, r.ids]))
}
