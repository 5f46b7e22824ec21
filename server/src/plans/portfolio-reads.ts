import { sql } from 'kysely'
import type { JudgingMaterial } from '../cards/material.ts'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'

/** What dating a plan asks for, and nothing of reports or money: a whole portfolio is read in one statement. */
export type PlanMaterial = Pick<JudgingMaterial, 'id' | 'plans' | 'milestoneEvents' | 'baselines'>

const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

export async function loadPlanMaterial(db: Db, scope: ReadScope, ids: readonly string[]): Promise<PlanMaterial[]> {
  const found = await sql<PlanMaterial>`
    select p.id, json_build_array(json_build_object('version', pl.version, 'recordedAt', '2000-01-01T00:00:00.000Z', 'body', json_build_object(
        'start_on', pl.start_on, 'committed_finish', pl.committed_finish, 'status', pl.status, 'template', pl.template,
        'activities', pl.activities, 'calendars', pl.calendars))) as plans,
      coalesce((select json_agg(json_build_object('id', e.id, 'activityId', e.activity_id, 'event', e.event, 'occurredOn', e.occurred_on,
        'recordedAt', ${instant('e.recorded_at')})) from milestone_event e where e.project_id = p.id), '[]'::json) as "milestoneEvents",
      coalesce((select json_build_array(json_build_object('dates', b.dates)) from plan_baseline b where b.project_id = p.id
        order by b.recorded_at desc limit 1), '[]'::json) as baselines
    from project p join plan pl on pl.project_id = p.id where p.id = any(${[...ids]}::uuid[]) and p.withdrawn_on is null and ${within(scope)}`.execute(
    db,
  )
  return found.rows
}
