import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'

/**
 * Projects whose stored forecast is not of today, or older than the stored dates of their plan: what the job has to do. Those with
 * a plan that is a draft again are named too, so that the job takes their forecast away.
 */
export async function listForecastDue(db: Db, scope: ReadScope, today: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select p.id from project p join plan pl on pl.project_id = p.id
    left join plan_forecast f on f.project_id = p.id left join plan_schedule s on s.project_id = p.id
    where p.withdrawn_on is null and ${within(scope)} and (
      (pl.status = 'approved' and (f.project_id is null or f.as_of <> ${today} or f.computed_at < s.computed_at))
      or (pl.status <> 'approved' and f.project_id is not null))
    order by p.id`.execute(db)
  return found.rows.map((r) => r.id)
}

/** The stored forecast of one project; undefined where its plan is not approved. */
export const findForecast = (db: Db, projectId: string) =>
  db.selectFrom('planForecast').selectAll().where('projectId', '=', projectId).executeTakeFirst()

/** Every project with a plan, for what is learnt from all of them. */
export async function listPlannedIds(db: Db, scope: ReadScope): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select p.id from project p join plan pl on pl.project_id = p.id where p.withdrawn_on is null and ${within(scope)}
    order by p.id`.execute(db)
  return found.rows.map((r) => r.id)
}
