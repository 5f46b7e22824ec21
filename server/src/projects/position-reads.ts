import type { Datum } from '@guatu/domain/regions/datum'
import type { Position } from '@guatu/domain/regions/position'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from './reads.ts'

export type PositionRow = { lon: string | null; lat: string | null; datum: Datum; source: string; version: number }

/** Where one project within the scope stands; undefined until somebody says so. */
export async function findPosition(db: Db, scope: ReadScope, projectId: string): Promise<PositionRow | undefined> {
  const found = await sql<PositionRow>`
    select s.lon, s.lat, s.datum, s.source, s.version from project_position s join project p on p.id = s.id
    where s.id = ${projectId} and p.withdrawn_on is null and ${within(scope)}`.execute(db)
  return found.rows[0]
}

/** Where the projects of the scope stand: what the map draws as points. */
export async function listPositions(db: Db, scope: ReadScope): Promise<(Position & { projectId: string })[]> {
  const found = await sql<{ projectId: string; lon: string; lat: string; datum: Datum }>`
    select s.id as "projectId", s.lon, s.lat, s.datum from project_position s join project p on p.id = s.id
    where s.lon is not null and p.withdrawn_on is null and ${within(scope)} order by s.id`.execute(db)
  return found.rows.map((r) => ({ ...r, lon: Number(r.lon), lat: Number(r.lat) }))
}
