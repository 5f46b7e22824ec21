import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'

export type BottleneckRow = {
  id: string
  projectId: string
  projectName: string
  text: string
  factor: string
  waitsForUnitId: string | null
  waitsFor: string | null
  level: string
  dueOn: string | null
  duePrecision: string | null
  openedOn: string
  claimedBy: string | null
  resolvedOn: string | null
  daysOverdue: number
}

export type BottleneckFilter = {
  readonly today: string
  readonly projectId?: string
  readonly factor?: string
  readonly state?: 'open' | 'overdue' | 'resolved' | 'upward'
  readonly q?: string
  readonly limit?: number
}

/**
 * Bottlenecks as their events leave them: the date and level of the last move, claimed by whom, resolved when.
 * Worst first: most days overdue, then the nearest date, then id.
 */
export async function listBottleneckRows(db: Db, scope: ReadScope, f: BottleneckFilter): Promise<BottleneckRow[]> {
  const found = await sql<BottleneckRow>`
    with folded as (
      select b.id, b.project_id as "projectId", p.name as "projectName", b.text, b.factor, b.waits_for_unit_id as "waitsForUnitId",
        (select name from unit u where u.id = b.waits_for_unit_id) as "waitsFor",
        coalesce((select e.level from bottleneck_event e where e.bottleneck_id = b.id and e.level is not null order by e.recorded_at desc limit 1), b.level) as level,
        coalesce(moved.due_on, b.due_on) as "dueOn", coalesce(moved.due_precision, b.due_precision) as "duePrecision", b.occurred_on as "openedOn",
        (select e.actor from bottleneck_event e where e.bottleneck_id = b.id and e.event = 'claimed' order by e.recorded_at desc limit 1) as "claimedBy",
        case when ended.event = 'resolved' then ended.occurred_on end as "resolvedOn"
      from bottleneck b join project p on p.id = b.project_id
      left join lateral (select due_on, due_precision from bottleneck_event e where e.bottleneck_id = b.id and e.event = 'moved' order by recorded_at desc limit 1) moved on true
      left join lateral (select event, occurred_on from bottleneck_event e where e.bottleneck_id = b.id and e.event in ('resolved', 'reopened') order by recorded_at desc limit 1) ended on true
      where ${within(scope)} and p.withdrawn_on is null and not exists (select from bottleneck s where s.supersedes = b.id)
        ${f.projectId ? sql`and b.project_id = ${f.projectId}` : sql``} ${f.factor ? sql`and b.factor = ${f.factor}` : sql``}
        ${f.q ? sql`and (b.text like ${`%${f.q}%`} or p.name like ${`%${f.q}%`})` : sql``}
    )
    select *, case when "resolvedOn" is null and "dueOn" < ${f.today} then ${f.today}::date - "dueOn" else 0 end as "daysOverdue" from folded
    where ${stateCondition(f)}
    order by "daysOverdue" desc, "dueOn" nulls last, id limit ${f.limit ?? 2000}`.execute(db)
  return found.rows
}

function stateCondition(f: BottleneckFilter) {
  if (f.state === 'open') return sql`"resolvedOn" is null`
  if (f.state === 'resolved') return sql`"resolvedOn" is not null`
  if (f.state === 'overdue') return sql`"resolvedOn" is null and "dueOn" < ${f.today}`
  if (f.state === 'upward') return sql`"resolvedOn" is null and level in ('city', 'province', 'state')`
  return sql`true`
}

/** One bottleneck for a command; who may touch it is decided on its project. */
export async function findBottleneck(db: Db, id: string) {
  const found = await sql<{ projectId: string; waitsForUnitId: string | null; resolvedOn: string | null }>`
    select b.project_id as "projectId", b.waits_for_unit_id as "waitsForUnitId",
      (select case when e.event = 'resolved' then e.occurred_on end from bottleneck_event e
       where e.bottleneck_id = b.id and e.event in ('resolved', 'reopened') order by e.recorded_at desc limit 1) as "resolvedOn"
    from bottleneck b where b.id = ${id}`.execute(db)
  return found.rows[0]
}
