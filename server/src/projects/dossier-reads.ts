import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { inForce, type ProjectHeadRow, within } from './reads.ts'

type Named = { id: string; name: string } | null
export type DossierRow = ProjectHeadRow & {
  administrationId: string | null
  chain: string | null
  chainRole: 'extends' | 'fills' | 'strengthens' | null
  sector: string | null
  site: string | null
  packageOf: string | null
  totalYuan: string
  plannedStart: string | null
  plannedStartPrecision: string | null
  completedOn: string | null
  ownerUnit: Named
  leadUnit: Named
  headquarters: Named
  areaHeadquarters: Named
  taskForce: Named
  administration: Named
  region: string | null
  codes: { id: string; kind: string; code: string }[]
  listings: { id: string; list: string; from: string; to: string | null; documentNumber: string | null }[]
  answerers: { post: string; duty: string; unit: string; person: string | null; phone: string | null }[]
  commitments: { date: string; precision: string; occurredOn: string }[]
  yearPlans: { year: number; total: string; months: string[] | null }[]
  funds: { source: string; planned: string; arrived: string; allocated: string; paid: string; asOf: string }[]
  statistics: {
    state: 'none' | 'filed' | 'entered' | 'rejected' | 'removed'
    month: string | null
    reason: string | null
  } | null
  subItems: { id: string; name: string }[]
  forecastFinish: string | null
  daysToWinBack: number | null
  hasPlan: boolean
  paperSubjects: string[]
}

const pair = (alias: string) =>
  sql.raw(
    `case when ${alias}.id is null then null else json_build_object('id', ${alias}.id, 'name', ${alias}.name) end`,
  )
const list = (inner: string) => sql.raw(`coalesce((select json_agg(x) from (${inner}) x), '[]'::json)`)

/** Everything the headline and the head sections of a dossier show, in one round trip. */
export async function findDossier(
  db: Db,
  scope: ReadScope,
  id: string,
  today: string,
): Promise<DossierRow | undefined> {
  const found = await sql<DossierRow>`
    select p.id, p.name, p.kind, p.year_class as "yearClass", p.stage, p.region_code as "regionCode", p.owner_unit_id as "ownerUnitId", p.lead_unit_id as "leadUnitId",
      p.headquarters_id as "headquartersId", p.area_headquarters_id as "areaHeadquartersId", p.task_force_id as "taskForceId", p.sponsor_post_id as "sponsorPostId",
      p.officer_post_id as "officerPostId", p.liaison_post_id as "liaisonPostId", p.started_on as "startedOn", p.version, p.administration_id as "administrationId",
      p.chain, p.chain_role as "chainRole", p.sector, p.site, p.package_of as "packageOf", p.total_yuan as "totalYuan", p.planned_start as "plannedStart",
      p.planned_start_precision as "plannedStartPrecision", p.completed_on as "completedOn",
      ${pair('ow')} as "ownerUnit", ${pair('lu')} as "leadUnit", ${pair('hq')} as headquarters, ${pair('ah')} as "areaHeadquarters", ${pair('tf')} as "taskForce",
      ${pair('ad')} as administration, rg.name as region,
      ${list(`select c.id, c.kind, c.code from project_code c where c.project_id = p.id and ${inForce('project_code', 'c')} order by c.recorded_at, c.id`)} as codes,
      ${list(`select l.id, l.list, l.from_on as "from", l.to_on as "to", l.document_number as "documentNumber" from listing l where l.project_id = p.id and not exists (select from listing n where n.supersedes = l.id) order by l.from_on, l.id`)} as listings,
      coalesce((select json_agg(x) from (
        select po.title as post, po.duty, u.name as unit, h.name as person, h.phone
        from unnest(array[p.sponsor_post_id, p.officer_post_id, p.liaison_post_id]) with ordinality held(post_id, n) join post po on po.id = held.post_id join unit u on u.id = po.unit_id
        left join lateral (select pe.name, pe.phone from post_holding ph join person pe on pe.id = ph.person_id where ph.post_id = po.id and ph.from_on <= ${today} order by ph.from_on desc, ph.recorded_at desc limit 1) h on true
        order by n) x), '[]'::json) as answerers,
      ${list(`select c.committed_on as date, c.precision, c.occurred_on as "occurredOn" from commitment c where c.project_id = p.id and c.milestone = 'finish' and ${inForce('commitment', 'c')} order by c.occurred_on, c.recorded_at, c.id`)} as commitments,
      ${list(`select y.year, y.total_yuan::text as total, y.months::text[] as months from year_plan y where y.project_id = p.id and ${inForce('year_plan', 'y')} order by y.occurred_on, y.recorded_at, y.id`)} as "yearPlans",
      ${list(`select distinct on (f.source) f.source, f.planned_yuan::text as planned, f.arrived_yuan::text as arrived, f.allocated_yuan::text as allocated, f.paid_yuan::text as paid, f.as_of as "asOf" from fund_figure f where f.project_id = p.id and not exists (select from fund_figure n where n.supersedes = f.id) order by f.source, f.as_of desc, f.recorded_at desc`)} as funds,
      (select json_build_object('state', e.state, 'month', e.month, 'reason', e.reason) from statistics_entry e where e.project_id = p.id order by e.occurred_on desc, e.recorded_at desc limit 1) as statistics,
      ${list(`select s.id, s.name from project s where s.package_of = p.id and s.withdrawn_on is null order by s.name, s.id`)} as "subItems",
      ps.forecast_finish as "forecastFinish", ps.days_to_win_back as "daysToWinBack", ps.project_id is not null as "hasPlan",
      coalesce((select array_agg(distinct a.subject) from attachment a where a.project_id = p.id), '{}') as "paperSubjects"
    from project p
    left join unit ow on ow.id = p.owner_unit_id left join unit lu on lu.id = p.lead_unit_id left join unit hq on hq.id = p.headquarters_id
    left join unit ah on ah.id = p.area_headquarters_id left join unit tf on tf.id = p.task_force_id
    left join administration ad on ad.id = p.administration_id left join region rg on rg.id = p.region_code left join plan_schedule ps on ps.project_id = p.id
    where p.id = ${id} and p.withdrawn_on is null and ${within(scope)}`.execute(db)
  return found.rows[0]
}
