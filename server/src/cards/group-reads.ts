import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { GroupKind, GroupTrees } from '@guatu/domain/cards/group-members'
import type { Level } from '@guatu/domain/cards/level'
import type { Held } from '@guatu/domain/cards/waiting-units'
import type { MatterNow } from '@guatu/domain/matters/matter-state'
import type { ListingFact } from '@guatu/domain/reports/project-facts'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'
import type { PlaceUnit } from './responsible-at-reads.ts'

/** A stored verdict with where its project belongs; its campaigns follow from the listings. */
export type PlacedRow = {
  id: string
  level: Level
  asOf: CivilDate
  knownAt: string
  held: Held[]
  leadUnitId: string | null
  headquartersId: string | null
  areaHeadquartersId: string | null
  taskForceId: string | null
  regionCode: string | null
  administrationId: string | null
  listings: ListingFact[]
}

const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/** Every project of the scope that has a verdict, in one snapshot. */
export async function listPlacedRows(db: Db, scope: ReadScope): Promise<PlacedRow[]> {
  const found = await sql<PlacedRow>`
    select v.project_id as id, v.level, v.as_of as "asOf", ${instant('v.known_at')} as "knownAt", v.held, p.lead_unit_id as "leadUnitId",
      p.headquarters_id as "headquartersId", p.area_headquarters_id as "areaHeadquartersId", p.task_force_id as "taskForceId",
      p.region_code as "regionCode", p.administration_id as "administrationId", coalesce(l.listings, '[]') as listings
    from verdict v join project p on p.id = v.project_id
    left join (select project_id, json_agg(json_build_object('id', id, 'list', list, 'from', from_on, 'to', to_on, 'supersedes', supersedes,
        'documentNumber', document_number, 'recordedAt', ${instant('recorded_at')})) as listings from listing group by project_id) l on l.project_id = p.id
    where p.withdrawn_on is null and ${within(scope)} order by v.project_id`.execute(db)
  return found.rows
}

/** A matter that a unit was given, with its stored light while it is open, and its project's row where it has one. */
export type PlacedMatterRow = Pick<MatterNow, 'state' | 'assignedOn' | 'onTimeUntil' | 'submittedOn'> & {
  id: string
  level: Level | null
  asOf: CivilDate | null
  knownAt: string | null
  unitId: string
  projectId: string | null
}

/** Every matter that was ever assigned: closed ones count in rates. Only the system asks; what is shown is asked again in sight. */
export async function listPlacedMatters(db: Db): Promise<PlacedMatterRow[]> {
  const found = await sql<PlacedMatterRow>`
    select m.id, v.level, v.as_of as "asOf", ${instant('v.known_at')} as "knownAt", n.unit_id as "unitId", m.project_id as "projectId",
      n.state, n.assigned_on as "assignedOn", n.on_time_until as "onTimeUntil", n.submitted_on as "submittedOn"
    from matter m join matter_now n on n.matter_id = m.id left join matter_verdict v on v.matter_id = m.id
    where n.assigned_on is not null order by m.id`.execute(db)
  return found.rows
}

export type UnitOfGroup = PlaceUnit & { name: string }

/** Units with their names and places, and the two trees that totals go up. */
export async function loadGroupPlaces(db: Db): Promise<{ units: UnitOfGroup[]; trees: GroupTrees }> {
  const units =
    await sql<UnitOfGroup>`select id, name, kind, region_code as "regionCode", administration_id as "administrationId" from unit order by id`.execute(
      db,
    )
  const regions = await sql<{ id: string; up: string | null }>`select id, parent_code as up from region`.execute(db)
  const bodies = await sql<{ id: string; up: string | null }>`select id, parent_id as up from administration`.execute(
    db,
  )
  const tree = (rows: readonly { id: string; up: string | null }[]) => new Map(rows.map((r) => [r.id, r.up]))
  return { units: units.rows, trees: { territory: tree(regions.rows), administration: tree(bodies.rows) } }
}

export const listGroupKeys = (db: Db) =>
  db.selectFrom('groupVerdict').select(['kind', 'subjectId', 'about', 'inside']).execute()

export const findGroupVerdicts = (db: Db, kind: GroupKind, id: string) =>
  db.selectFrom('groupVerdict').selectAll().where('kind', '=', kind).where('subjectId', '=', id).execute()
