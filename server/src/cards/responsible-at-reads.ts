import type { Holding } from '@guatu/domain/cards/hand-over'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** Who answered for a subject on a day, as known at a moment: unit, post, and all who ever held that post. */
export type ResponsibleRow = {
  id: string
  leadUnitId: string | null
  unitId: string | null
  postId: string | null
  holdings: Holding[]
}
/** The same of a project, with where else it belonged. */
export type ResponsibleProject = ResponsibleRow & {
  headquartersId: string | null
  areaHeadquartersId: string | null
  taskForceId: string | null
  regionCode: string | null
  administrationId: string | null
}
type Point = { readonly asOf: string; readonly knownAt: string }

const holdings = (
  at: Point,
) => sql`coalesce((select json_agg(json_build_object('personId', h.person_id, 'name', pe.name, 'from', h.from_on) order by h.from_on, h.recorded_at)
  from post_holding h join person pe on pe.id = h.person_id where h.post_id = x.post_id and h.recorded_at <= ${at.knownAt}::timestamptz
    and not exists (select from post_holding s where s.supersedes = h.id and s.recorded_at <= ${at.knownAt}::timestamptz)), '[]'::json) as holdings`

const chiefOf = (unit: ReturnType<typeof sql>) =>
  sql`(select po.id from post po where po.unit_id = ${unit} and po.duty = 'chief' order by po.title, po.id limit 1)`

/**
 * Of projects: the unit that answers (lead unit, else owner, a private firm only where nobody else is; else headquarters
 * or task force), and its post: the sponsor's 包保领导, else the chief of that unit.
 */
export async function responsibleForProjects(db: Db, ids: readonly string[], at: Point): Promise<ResponsibleProject[]> {
  const found = await sql<ResponsibleProject>`
    with heads as (
      select distinct on (subject_id) subject_id::uuid as id, (body ->> 'lead_unit_id')::uuid as lead, (body ->> 'owner_unit_id')::uuid as owner,
        (body ->> 'headquarters_id')::uuid as hq, (body ->> 'area_headquarters_id')::uuid as area, (body ->> 'task_force_id')::uuid as tf,
        body ->> 'region_code' as region, (body ->> 'administration_id')::uuid as administration, (body ->> 'sponsor_post_id')::uuid as sponsor
      from revision where register = 'project' and subject_id = any(${[...ids]}::text[]) and recorded_at <= ${at.knownAt}::timestamptz
      order by subject_id, version desc
    ), answering as (
      select h.*, coalesce(case when lu.kind <> 'firm' then lu.id end, case when ow.kind <> 'firm' then ow.id end, h.hq, h.tf, h.lead, h.owner) as unit_id
      from heads h left join unit lu on lu.id = h.lead left join unit ow on ow.id = h.owner
    ), x as (select answering.*, coalesce(sponsor, ${chiefOf(sql`unit_id`)}) as post_id from answering)
    select x.id, x.lead as "leadUnitId", x.hq as "headquartersId", x.area as "areaHeadquartersId", x.tf as "taskForceId", x.region as "regionCode",
      x.administration as "administrationId", x.unit_id as "unitId", x.post_id as "postId", ${holdings(at)} from x`.execute(
    db,
  )
  return found.rows
}

/** A unit that answers, with the place it stands for. */
export type UnitRow = ResponsibleRow & { kind: string; regionCode: string | null; administrationId: string | null }

/** Of units: the unit itself and its chief's post. */
export async function responsibleForUnits(db: Db, ids: readonly string[], at: Point): Promise<UnitRow[]> {
  const found = await sql<UnitRow>`
    with x as (select u.id, u.kind, u.region_code, u.administration_id, ${chiefOf(sql`u.id`)} as post_id from unit u where u.id = any(${[...ids]}::uuid[]))
    select x.id, x.id as "leadUnitId", x.id as "unitId", x.kind, x.region_code as "regionCode", x.administration_id as "administrationId", x.post_id as "postId", ${holdings(at)} from x order by x.id`.execute(
    db,
  )
  return found.rows
}

export type PlaceUnit = Pick<UnitRow, 'id' | 'kind' | 'regionCode' | 'administrationId'>

/** Townships and parks: units that answer for a place, whoever leads the projects there. */
export async function listPlaceUnits(db: Db): Promise<PlaceUnit[]> {
  const found = await sql<PlaceUnit>`
    select id, kind, region_code as "regionCode", administration_id as "administrationId" from unit where valid_to is null
      and ((kind = 'township' and region_code is not null) or (kind = 'park' and administration_id is not null)) order by id`.execute(
    db,
  )
  return found.rows
}
