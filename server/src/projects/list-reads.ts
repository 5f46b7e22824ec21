import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { inForce, within } from './reads.ts'

export type ProjectListRow = {
  id: string
  name: string
  code: string | null
  kind: string
  yearClass: string
  stage: string
  ownerUnit: string | null
  headquarters: string | null
  taskForce: string | null
  region: string | null
  chain: string | null
  total: string
  yearPlan: string | null
  yearDone: string | null
  completionPercent: string | null
  lagPoints: string | null
  asOf: string | null
  finishOn: string | null
  finishPrecision: string | null
  forecastFinish: string | null
  level: string
  judged: boolean
  sortKey: string
}

export type ProjectListFilter = {
  readonly q?: string | undefined
  readonly level?: string | undefined
  readonly stage?: string | undefined
  readonly yearClass?: string | undefined
  readonly kind?: string | undefined
  readonly headquarters?: string | undefined
  readonly taskForce?: string | undefined
  readonly region?: string | undefined
  readonly chain?: string | undefined
  readonly sort?: string | undefined
}

/** Each sort as one text key, so that one keyset cursor serves all; ties end on the id. What has no value stands last both ways. */
const sortKeys: Readonly<Record<string, string>> = {
  level: `array_position(array['severe','warn','remind','normal','commend'], coalesce(v.level, 'normal'))::text || p.name`,
  name: 'p.name',
  total: `lpad((99999999999999.99 - p.total_yuan)::text, 20, '0')`,
  lag: `lpad((100000 + coalesce(v.lag_points, :none))::numeric(12,2)::text, 12, '0')`,
  completion: `lpad((100000 + coalesce(v.completion_percent, :none))::numeric(12,2)::text, 12, '0')`,
  finish: `coalesce(finish.committed_on::text, ':date')`,
  asOf: `coalesce(v.figure_as_of::text, '')`,
}

const among = (column: string, list: string | undefined) =>
  list ? sql`and ${sql.raw(column)} = any(${list.split(',')}::text[])` : sql``

function matching(scope: ReadScope, f: ProjectListFilter) {
  const like = f.q ? `%${f.q.replace(/[%_\\]/g, '\\$&')}%` : null
  return sql`p.withdrawn_on is null and ${within(scope)}
    ${like ? sql`and (p.name like ${like} or ow.name like ${like} or exists (select from project_code c where c.project_id = p.id and c.code like ${like}))` : sql``}
    ${f.level ? sql`and coalesce(v.level, 'normal') = any(${f.level.split(',')}::text[])` : sql``}
    ${among('p.stage', f.stage)} ${among('p.year_class', f.yearClass)} ${among('p.kind', f.kind)} ${among('p.chain', f.chain)}
    ${f.headquarters ? sql`and p.headquarters_id = ${f.headquarters}` : sql``} ${f.taskForce ? sql`and p.task_force_id = ${f.taskForce}` : sql``}
    ${f.region ? sql`and p.region_code like ${`${f.region}%`}` : sql``}`
}

const tables = sql`project p left join verdict v on v.project_id = p.id left join plan_schedule s on s.project_id = p.id
  left join unit ow on ow.id = p.owner_unit_id left join unit hq on hq.id = p.headquarters_id left join unit tf on tf.id = p.task_force_id
  left join region rg on rg.id = p.region_code
  left join lateral (select committed_on, precision from commitment c where c.project_id = p.id and c.milestone = 'finish' and ${sql.raw(inForce('commitment', 'c'))} order by occurred_on desc, recorded_at desc, id desc limit 1) finish on true`

/** `-lag` turns the whole order of `lag` round, ids and cursor with it; a name that is not known sorts by level. */
function orderOf(sort: string | undefined) {
  const turned = sort?.startsWith('-') ?? false
  const key = sortKeys[turned ? sort!.slice(1) : (sort ?? 'level')] ?? sortKeys.level!
  const last = key.replace(':none', turned ? '-90000' : '50000').replace(':date', turned ? '0000' : '9999')
  return {
    key: sql.raw(`(${last})`),
    beyond: sql.raw(turned ? '<' : '>'),
    direction: sql.raw(turned ? 'desc' : 'asc'),
  }
}

export async function listProjectRows(
  db: Db,
  scope: ReadScope,
  f: ProjectListFilter,
  page: { after: { key: string; id: string } | null; limit: number },
): Promise<ProjectListRow[]> {
  const { key, beyond, direction } = orderOf(f.sort)
  const found = await sql<ProjectListRow>`
    select p.id, p.name, (select code from project_code c where c.project_id = p.id order by recorded_at limit 1) as code, p.kind, p.year_class as "yearClass", p.stage,
      ow.name as "ownerUnit", hq.name as headquarters, tf.name as "taskForce", rg.name as region, p.chain, p.total_yuan as total,
      v.year_plan_yuan as "yearPlan", v.year_done_yuan as "yearDone", v.completion_percent as "completionPercent", v.lag_points as "lagPoints", v.figure_as_of as "asOf",
      finish.committed_on as "finishOn", finish.precision as "finishPrecision", s.forecast_finish as "forecastFinish", coalesce(v.level, 'normal') as level, coalesce(v.judged, false) as judged, ${key} as "sortKey"
    from ${tables} where ${matching(scope, f)}
    ${page.after ? sql`and (${key} collate "C", p.id) ${beyond} (${page.after.key} collate "C", ${page.after.id}::uuid)` : sql``}
    order by ${key} collate "C" ${direction}, p.id ${direction} limit ${page.limit}`.execute(db)
  return found.rows
}

/** Counted to 10,000: beyond that nobody reads the number. */
export async function countProjectRows(db: Db, scope: ReadScope, f: ProjectListFilter): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from (select from ${tables} where ${matching(scope, f)} limit 10000) counted`.execute(db)
  return found.rows[0]!.n
}

/** The newest as-of date among the figures of the scope. */
export async function latestFigureDate(db: Db, scope: ReadScope): Promise<string | null> {
  const found = await sql<{ on: string | null }>`
    select max(v.figure_as_of) as on from verdict v join project p on p.id = v.project_id where p.withdrawn_on is null and ${within(scope)}`.execute(
    db,
  )
  return found.rows[0]?.on ?? null
}
