import type { Place } from '@guatu/domain/regions/match-places'
import { stemOf } from '@guatu/domain/regions/region-code'
import { type Selectable, sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { BoundaryTable } from './tables.ts'

export type BoundaryRow = Selectable<BoundaryTable> & {
  regionName: string | null
  recordedAt: Date
  by: string | null
}

const columns = sql`b.id, b.title, b.approval_number as "approvalNumber", b.datum, b.vintage, b.tree, b.region_code as "regionCode",
  b.code_property as "codeProperty", b.name_property as "nameProperty", b.file_name as "fileName", b.file_sha256 as "fileSha256",
  b.file_bytes as "fileBytes", b.shapes_sha256 as "shapesSha256", b.shapes, b.points, b.withdrawn_on as "withdrawnOn", b.version,
  (select r.name from region r where r.id = b.region_code) as "regionName", v.recorded_at as "recordedAt",
  (select pe.name from account a join person pe on pe.id = a.person_id where a.id = v.actor_id) as by`
const withRevision = sql`boundary b join revision v on v.register = 'boundary' and v.subject_id = b.id::text and v.version = b.version`

/** Those in force first, territories before administrations, the newest divisions first. */
export async function listBoundaryRows(db: Db): Promise<BoundaryRow[]> {
  const found = await sql<BoundaryRow>`
    select ${columns} from ${withRevision}
    order by b.withdrawn_on is not null, b.tree desc, b.vintage desc, b.title, b.id`.execute(db)
  return found.rows
}

export async function findBoundary(db: Db, id: string): Promise<BoundaryRow | undefined> {
  const found = await sql<BoundaryRow>`select ${columns} from ${withRevision} where b.id = ${id}`.execute(db)
  return found.rows[0]
}

/** The file of shapes of a boundary as it was at a version; of the newest without one. */
export async function findShapesFile(db: Db, id: string, version: number | null): Promise<string | undefined> {
  const found = await sql<{ sha: string }>`
    select body ->> 'shapes_sha256' as sha from revision
    where register = 'boundary' and subject_id = ${id} and (${version}::int is null or version = ${version}::int)
    order by version desc limit 1`.execute(db)
  return found.rows[0]?.sha
}

export const regionStands = async (db: Db, code: string): Promise<boolean> =>
  (await db.selectFrom('region').select('id').where('id', '=', code).executeTakeFirst()) !== undefined

/** The places that a map of a tree may show: those inside the region it is of, which itself counts too. */
export async function listPlaces(db: Db, tree: string, regionCode: string | null): Promise<Place[]> {
  if (tree === 'administration')
    return db.selectFrom('administration').select(['id', 'name']).orderBy('name').orderBy('id').execute()
  const regions = await db.selectFrom('region').select(['id', 'name']).orderBy('id').execute()
  return regionCode === null ? regions : regions.filter((r) => stemOf(r.id).startsWith(stemOf(regionCode)))
}
