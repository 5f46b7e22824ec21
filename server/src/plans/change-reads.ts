import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { inForce, within } from '../projects/reads.ts'

export type DateChangeRow = {
  projectId: string
  projectName: string
  leadUnit: string | null
  milestone: string
  milestoneName: string | null
  original: string
  inForce: string
  forecast: string | null
  moves: number
  days: number
  reasons: string[]
  lastMovedOn: string | null
  pending: number
  sortKey: string
}
export type DateChangeFilter = {
  readonly q?: string | undefined
  readonly what?: 'moved' | 'pending' | 'all' | undefined
  readonly reason?: string | undefined
  readonly milestone?: 'finish' | 'milestones' | undefined
  readonly sort?: string | undefined
}

/** Every committed date with its place in the row of its moves; those taken back or corrected are left out. */
const steps = sql.raw(`select c.project_id, c.milestone, c.committed_on, c.reason_code, c.occurred_on, c.approver,
    lag(c.committed_on) over w as before, row_number() over w as n
  from commitment c where ${inForce('commitment', 'c')}
  window w as (partition by c.project_id, c.milestone order by c.occurred_on, c.recorded_at, c.id)`)

const dates = sql`select s.project_id, s.milestone, (array_agg(s.committed_on order by s.n))[1] as original,
    (array_agg(s.committed_on order by s.n desc))[1] as in_force, count(*)::int - 1 as moves,
    coalesce(array_agg(distinct s.reason_code) filter (where s.n > 1), '{}') as reasons, max(s.occurred_on) filter (where s.n > 1) as last_moved
  from (${steps}) s group by 1, 2`

const open = sql`select r.project_id, r.milestone, count(*)::int as n from commitment_request r
  where not exists (select from commitment_decision d where d.request_id = r.id) group by 1, 2`

/** Schedules keep days since 1970; a bar's last day is start + length − 1, a milestone's its start. */
const forecast = sql`case when d.milestone = 'finish' then s.forecast_finish
  else date '1970-01-01' + s.starts[array_position(s.activity_ids, d.milestone)]
    + greatest(s.lengths[array_position(s.activity_ids, d.milestone)] - 1, 0) end`

const tables = sql`(${dates}) d join project p on p.id = d.project_id left join unit lu on lu.id = p.lead_unit_id
  left join plan_schedule s on s.project_id = d.project_id left join (${open}) o on o.project_id = d.project_id and o.milestone = d.milestone`

const sortKeys: Readonly<Record<string, string>> = {
  days: `lpad((1000000 - (d.in_force - d.original))::text, 8, '0')`,
  moves: `lpad((1000 - d.moves)::text, 4, '0') || lpad((1000000 - (d.in_force - d.original))::text, 8, '0')`,
  name: 'p.name',
  inForce: 'd.in_force::text',
  lastMovedOn: `coalesce(d.last_moved::text, '0000')`,
}

function matching(scope: ReadScope, f: DateChangeFilter) {
  const like = f.q ? `%${f.q.replace(/[%_\\]/g, '\\$&')}%` : null
  const what = f.what ?? 'moved'
  return sql`p.withdrawn_on is null and ${within(scope)}
    ${what === 'moved' ? sql`and d.moves > 0` : what === 'pending' ? sql`and o.n > 0` : sql``}
    ${like ? sql`and (p.name like ${like} or lu.name like ${like})` : sql``}
    ${f.reason ? sql`and ${f.reason} = any(d.reasons)` : sql``}
    ${f.milestone ? sql`and d.milestone ${sql.raw(f.milestone === 'finish' ? '=' : '<>')} 'finish'` : sql``}`
}

function orderOf(sort: string | undefined) {
  const turned = sort?.startsWith('-') ?? false
  const key = sortKeys[turned ? sort!.slice(1) : (sort ?? 'days')] ?? sortKeys.days!
  return {
    // Several dates of one project: the milestone's id makes the order total together with the project's.
    key: sql.raw(`${key} || ' ' || d.milestone`),
    beyond: sql.raw(turned ? '<' : '>'),
    direction: sql.raw(turned ? 'desc' : 'asc'),
  }
}

export async function listDateChangeRows(
  db: Db,
  scope: ReadScope,
  f: DateChangeFilter,
  page: { after: { key: string; id: string } | null; limit: number },
): Promise<DateChangeRow[]> {
  const { key, beyond, direction } = orderOf(f.sort)
  const found = await sql<DateChangeRow>`
    select p.id as "projectId", p.name as "projectName", lu.name as "leadUnit", d.milestone,
      s.names[array_position(s.activity_ids, d.milestone)] as "milestoneName", d.original, d.in_force as "inForce", ${forecast} as forecast,
      d.moves, d.in_force - d.original as days, d.reasons, d.last_moved as "lastMovedOn", coalesce(o.n, 0) as pending, ${key} as "sortKey"
    from ${tables} where ${matching(scope, f)}
    ${page.after ? sql`and (${key} collate "C", p.id) ${beyond} (${page.after.key} collate "C", ${page.after.id}::uuid)` : sql``}
    order by ${key} collate "C" ${direction}, p.id ${direction} limit ${page.limit}`.execute(db)
  return found.rows
}

export async function countDateChangeRows(db: Db, scope: ReadScope, f: DateChangeFilter): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from (select from ${tables} where ${matching(scope, f)} limit 10000) counted`.execute(db)
  return found.rows[0]!.n
}

export type MoveTally = {
  by: 'unit' | 'reason' | 'all'
  key: string | null
  name: string | null
  moves: number
  dates: number
  days: number
}

/** Moves, dates moved and days later, by lead unit, by reason, and of all. */
export async function tallyMoves(db: Db, scope: ReadScope): Promise<MoveTally[]> {
  const found = await sql<MoveTally>`
    with moved as (select s.*, lu.id::text as unit_id, lu.name as unit from (${steps}) s join project p on p.id = s.project_id
      left join unit lu on lu.id = p.lead_unit_id where s.n > 1 and p.withdrawn_on is null and ${within(scope)})
    select case when grouping(unit_id) = 0 then 'unit' when grouping(reason_code) = 0 then 'reason' else 'all' end as by,
      coalesce(unit_id, reason_code) as key, max(unit) as name, count(*)::int as moves,
      count(distinct (project_id, milestone))::int as dates, coalesce(sum(committed_on - before), 0)::int as days
    from moved group by grouping sets ((unit_id), (reason_code), ()) order by days desc, moves desc, key`.execute(db)
  return found.rows
}

export async function countDates(db: Db, scope: ReadScope): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from (${dates}) d join project p on p.id = d.project_id where p.withdrawn_on is null and ${within(scope)}`.execute(
    db,
  )
  return found.rows[0]!.n
}
