import { type Selectable, sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { inForce, within } from '../projects/reads.ts'
import type { BaselineDates, PlanTable } from './tables.ts'

export type PlanRow = Selectable<PlanTable>

export const findPlan = async (db: Db, projectId: string): Promise<PlanRow | undefined> =>
  (await planRead(projectId).execute(db)).rows[0]

/** The same as a statement, where it travels with another. */
export const planRead = (projectId: string) => sql<PlanRow>`
  select id, project_id as "projectId", status, template, start_on as "startOn", committed_finish as "committedFinish",
    activities, calendars, version from plan where project_id = ${projectId}`

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

export const listMilestoneEvents = async (db: Db, scope: ReadScope, projectId: string): Promise<MilestoneEventRow[]> =>
  (await milestoneEventsRead(scope, projectId).execute(db)).rows

/** The same as a statement, where it travels with others. */
export const milestoneEventsRead = (scope: ReadScope, projectId: string) => sql<MilestoneEventRow>`
    select e.id, e.activity_id as "activityId", e.event, e.occurred_on as "occurredOn", e.recorded_at as "recordedAt", e.actor_id as "actorId",
      (select name from unit u where u.id = e.waits_for_unit_id) as "waitsFor"
    from milestone_event e join project p on p.id = e.project_id where e.project_id = ${projectId} and ${within(scope)}
    order by e.recorded_at, e.id`

type BaselineRow = { id: string; frozenAt: Date; by: string; name: string | null; dates: BaselineDates }

export const listBaselines = async (db: Db, projectId: string): Promise<BaselineRow[]> =>
  (await baselinesRead(projectId).execute(db)).rows

/** The same as a statement, where it travels with others. */
export const baselinesRead = (projectId: string) => sql<BaselineRow>`
    select b.id, b.name, b.recorded_at as "frozenAt", coalesce((select pe.name from account a join person pe on pe.id = a.person_id where a.id = b.actor_id), '—') as by, b.dates
    from plan_baseline b where b.project_id = ${projectId} order by b.recorded_at`

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
