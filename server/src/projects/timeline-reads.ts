import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from './reads.ts'

export type TimelineRow = {
  id: string
  kind: string
  occurredOn: string
  recordedAt: Date
  by: string | null
  params: Record<string, string | number | null>
  attachmentId: string | null
}

/** An activity by the name it has in the plan now; one that left the plan by its id. */
const activityName = (projectId: RawBuilder<unknown>, activityId: RawBuilder<unknown>) =>
  sql`coalesce((select a ->> 'name' from plan pl, json_array_elements(pl.activities) a
    where pl.project_id = ${projectId} and a ->> 'id' = ${activityId} limit 1), ${activityId})`

/** Dates of forty nodes committed at once would bury the rest: the time line shows their moves through the plan's versions. */
const SHOWN = sql`f.kind <> 'milestone.committed'`

const factsOf = (projectId: string) => sql`
    with facts as (
      select r.id, case when r.supersedes is null or exists (select from report b where b.id = r.supersedes and b.withdrawn) then 'report' else 'correction' end as kind, r.occurred_on, r.recorded_at, r.actor_id,
        json_build_object('period', r.period, 'done', r.done_this_year_yuan::text, 'physical', r.physical_percent::text, 'progress', r.progress, 'reason', r.reason) as params, null::uuid as attachment_id
        from report r where r.project_id = ${projectId}
      union all select c.id, case when c.reason_code = 'first' then 'committed' else 'moved' end, c.occurred_on, c.recorded_at, c.actor_id,
        json_build_object('milestone', c.milestone, 'date', c.committed_on, 'reason', c.reason, 'reasonCode', c.reason_code, 'approver', c.approver), null
        from commitment c where c.project_id = ${projectId} and c.milestone = 'finish'
      union all select c.id, 'milestone.committed', c.occurred_on, c.recorded_at, c.actor_id,
        json_build_object('name', ${activityName(sql`c.project_id`, sql`c.milestone`)}, 'date', c.committed_on, 'reason', c.reason), null
        from commitment c where c.project_id = ${projectId} and c.milestone <> 'finish'
      union all select e.id, 'pause.' || e.event, e.occurred_on, e.recorded_at, e.actor_id,
        json_build_object('pauseReason', e.reason, 'from', e.from_on, 'to', e.to_on, 'note', e.note), null
        from pause_event e where e.project_id = ${projectId}
      union all select y.id, 'yearPlan', y.occurred_on, y.recorded_at, y.actor_id, json_build_object('year', y.year, 'total', y.total_yuan::text, 'reason', y.reason), null
        from year_plan y where y.project_id = ${projectId}
      union all select f.id, 'funds', f.occurred_on, f.recorded_at, f.actor_id, json_build_object('source', f.source, 'arrived', f.arrived_yuan::text, 'planned', f.planned_yuan::text), null
        from fund_figure f where f.project_id = ${projectId}
      union all select s.id, 'statistics', s.occurred_on, s.recorded_at, s.actor_id, json_build_object('state', s.state, 'month', s.month, 'reason', s.reason), null
        from statistics_entry s where s.project_id = ${projectId}
      union all select s.id, case when s.pass_reason is null then 'stage' else 'stagePassed' end, s.occurred_on, s.recorded_at, s.actor_id, json_build_object('stage', s.stage, 'reason', s.pass_reason), null
        from stage_event s where s.project_id = ${projectId}
      union all select m.id, 'milestone.' || m.event, m.occurred_on, m.recorded_at, m.actor_id,
        json_build_object('name', ${activityName(sql`m.project_id`, sql`m.activity_id`)},
          'unit', (select u.name from unit u where u.id = m.waits_for_unit_id), 'note', m.note), null
        from milestone_event m where m.project_id = ${projectId}
      union all select b.id, 'baseline', b.occurred_on, b.recorded_at, b.actor_id, json_build_object('version', b.plan_version), null from plan_baseline b where b.project_id = ${projectId}
      union all select b.id, 'bottleneck', b.occurred_on, b.recorded_at, b.actor_id, json_build_object('text', b.text, 'factor', b.factor, 'due', b.due_on), null from bottleneck b where b.project_id = ${projectId}
      union all select e.id, 'bottleneck.' || e.event, e.occurred_on, e.recorded_at, e.actor_id,
        json_build_object('text', (select b.text from bottleneck b where b.id = e.bottleneck_id), 'due', e.due_on, 'note', e.note), null from bottleneck_event e where e.project_id = ${projectId}
      union all select a.id, 'attachment', a.occurred_on, a.recorded_at, a.actor_id, json_build_object('name', a.name), a.id from attachment a where a.project_id = ${projectId}
      union all select v.id, case when v.version = 1 then 'created' else 'changed' end, v.effective_on, v.recorded_at, v.actor_id, json_build_object('reason', v.reason, 'version', v.version), null
        from revision v where v.register = 'project' and v.subject_id = ${projectId}
      union all select v.id, case when v.body ->> 'lon' is null then 'position.removed' else 'position' end, v.effective_on, v.recorded_at, v.actor_id,
        json_build_object('lon', v.body ->> 'lon', 'lat', v.body ->> 'lat', 'datum', v.body ->> 'datum', 'reason', v.reason), null
        from revision v where v.register = 'project_position' and v.subject_id = ${projectId}
    )`

/** Every fact of a project as one list, newest recorded first; `kind` picks the sentence, `params` fill it. */
export async function listTimeline(
  db: Db,
  scope: ReadScope,
  projectId: string,
  page: { before: { key: string; id: string } | null; limit: number; q: string | null },
): Promise<TimelineRow[]> {
  const found = await sql<TimelineRow>`
    ${factsOf(projectId)}
    select f.id, f.kind, f.occurred_on as "occurredOn", f.recorded_at as "recordedAt", f.params, f.attachment_id as "attachmentId",
      (select pe.name from account a join person pe on pe.id = a.person_id where a.id = f.actor_id) as by
    from facts f where exists (select from project p where p.id = ${projectId} and ${within(scope)}) and ${SHOWN}
      ${page.q ? sql`and f.params::text like ${`%${page.q}%`}` : sql``}
      ${page.before ? sql`and (f.recorded_at, f.id) < (${page.before.key}::timestamptz, ${page.before.id}::uuid)` : sql``}
    order by f.recorded_at desc, f.id desc limit ${page.limit}`.execute(db)
  return found.rows
}

/** How many facts the list has, counted to 10,000. */
export async function countTimeline(db: Db, scope: ReadScope, projectId: string, q: string | null): Promise<number> {
  const found = await sql<{ n: number }>`
    ${factsOf(projectId)}
    select count(*) as n from (select from facts f
      where exists (select from project p where p.id = ${projectId} and ${within(scope)}) and ${SHOWN}
      ${q ? sql`and f.params::text like ${`%${q}%`}` : sql``} limit 10000) counted`.execute(db)
  return found.rows[0]!.n
}

/** The facts of a project with these ids, oldest first; what is no fact of it is left out. */
export async function listFactsNamed(
  db: Db,
  scope: ReadScope,
  projectId: string,
  ids: readonly string[],
): Promise<TimelineRow[]> {
  const found = await sql<TimelineRow>`
    ${factsOf(projectId)}
    select f.id, f.kind, f.occurred_on as "occurredOn", f.recorded_at as "recordedAt", f.params, f.attachment_id as "attachmentId",
      (select pe.name from account a join person pe on pe.id = a.person_id where a.id = f.actor_id) as by
    from facts f where f.id = any(${[...ids]}::uuid[]) and exists (select from project p where p.id = ${projectId} and ${within(scope)})
    order by f.recorded_at, f.id`.execute(db)
  return found.rows
}
