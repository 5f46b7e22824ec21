import { sql } from 'kysely'
import type { Transaction } from '../platform/db.ts'

/** Units by their names, and projects in the order of theirs: what the sample's matters point at. */
export async function listMatterPlaces(
  trx: Transaction,
): Promise<{ units: ReadonlyMap<string, string>; projects: readonly string[] }> {
  const units = await sql<{ id: string; name: string }>`select id, name from unit order by id`.execute(trx)
  const projects = await sql<{ id: string }>`
    select id from project where withdrawn_on is null order by natural_name(name) collate "zh_natural", id limit 60`.execute(
    trx,
  )
  return { units: new Map(units.rows.map((u) => [u.name, u.id])), projects: projects.rows.map((p) => p.id) }
}
