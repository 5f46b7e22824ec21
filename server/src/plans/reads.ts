import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { inForce, within } from '../projects/reads.ts'
import type { BaselineDates } from './tables.ts'

export const findPlan = (db: Db, projectId: string) =>
  db.selectFrom('plan').selectAll().where('projectId', '=', projectId).executeTakeFirst()

/** The account that wrote a version of a plan; null for a job or an import. */
export async function authorOfPlan(db: Db, planId: string, version: number): Promise<string | null> {
  const row = await db
    .selectFrom('revision')
    .select('actorId')
    .where('register', '=', 'plan')
    .where('subjectId', '=', planId)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.actorId ?? null
}

/** The committed finish of the project in force, or null. */
export async function committedFinish(db: Db, projectId: string): Promise<string | null> {
  const found = await committedFinishRead(projectId).execute(db)
  return found.rows[0]?.committedOn ?? null
}

/** The same as a statement, where it travels with another. */
export const committedFinishRead = (projectId: string) => sql<{ committedOn: string }>`
    select c.committed_on as "committedOn" from commitment c
    where c.project_id = ${projectId} and c.milestone = 'finish' and ${sql.raw(inForce('commitment', 'c'))}
    order by c.occurred_on desc, c.recorded_at desc, c.id desc limit 1`

export type MilestoneEventRow = {
  id: string
  activityId: string
  event: string
  occurredOn: string
  recordedAt: Date
  actorId: string | null
  waitsFor: string | null
}

export async function listMilestoneEvents(db: Db, scope: ReadScope, projectId: string): Promise<MilestoneEventRow[]> {
  const found = await sql<MilestoneEventRow>`
    select e.id, e.activity_id as "activityId", e.event, e.occurred_on as "occurredOn", e.recorded_at as "recordedAt", e.actor_id as "actorId",
      (select name from unit u where u.id = e.waits_for_unit_id) as "waitsFor"
    from milestone_event e join project p on p.id = e.project_id where e.project_id = ${projectId} and ${within(scope)}
    order by e.recorded_at, e.id`.execute(db)
  return found.rows
}

export async function listBaselines(db: Db, projectId: string) {
  const found = await sql<{ id: string; frozenAt: Date; by: string; name: string | null; dates: BaselineDates }>`
    select b.id, b.name, b.recorded_at as "frozenAt", coalesce((select pe.name from account a join person pe on pe.id = a.person_id where a.id = b.actor_id), '—') as by, b.dates
    from plan_baseline b where b.project_id = ${projectId} order by b.recorded_at`.execute(db)
  return found.rows
}

/** The committed date in force of each assessed milestone. */
export async function listMilestoneCommitments(db: Db, projectId: string): Promise<Map<string, string>> {
  const found = await sql<{ milestone: string; committedOn: string }>`
    select c.milestone, c.committed_on as "committedOn" from commitment c
    where c.project_id = ${projectId} and c.milestone <> 'finish' and ${sql.raw(inForce('commitment', 'c'))}
    order by c.occurred_on, c.recorded_at, c.id`.execute(db)
  return new Map(found.rows.map((r) => [r.milestone, r.committedOn]))
}

/** Every committed date in force of a project: 'finish' and its assessed milestones. */
export async function committedDates(db: Db, projectId: string): Promise<Map<string, string>> {
  const dates = await listMilestoneCommitments(db, projectId)
  const finish = await committedFinish(db, projectId)
  return finish ? new Map([['finish', finish], ...dates]) : dates
}
