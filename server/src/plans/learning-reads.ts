import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'
import { EVENTS_UP_TO, type EventColumns, eventsOf, type PlanMaterial } from './portfolio-reads.ts'
import type { LearntSpreadTable } from './tables.ts'

/** The day whose beginning the kept spreads are of; null where none are kept. */
export async function learntAsOf(db: Db): Promise<string | null> {
  const row = await db.selectFrom('learntSpread').select('asOf').where('source', '=', 'all').executeTakeFirst()
  return row?.asOf ?? null
}

/** All that is known. The row of all work stands with 0 records where there are too few: it only says the day. */
export const listSpreadRows = (db: Db): Promise<LearntSpreadTable[]> =>
  db.selectFrom('learntSpread').selectAll().where('records', '>', 0).orderBy('source').orderBy('name').execute()

/**
 * What was learnt of a plan's activities, or of those given: rows of their own kinds, of the template's and of all work. Without the row
 * of all work nothing was learnt yet. A kind is named as `kindOf` names it.
 */
export const spreadsRead = (projectId: string, activityIds: readonly string[] | null) => sql<LearntSpreadTable>`
  select s.source, s.name, s.as_of as "asOf", s.records, s.ratios, s.shares
  from learnt_spread s, (
    select coalesce(template, 'own') as wider,
      coalesce(${activityIds && [...activityIds]}::text[], array(select a ->> 'id' from json_array_elements(activities) a)) as ids
    from plan where project_id = ${projectId}) pl
  where s.source = 'all' or (s.source = 'wider' and s.name = pl.wider)
    or (s.source = 'kind' and s.name in (select pl.wider || '/' || i from unnest(pl.ids) i))
  order by s.source, s.name`

/** Projects with a plan that had not been withdrawn when a day began. */
export async function listPlannedAt(db: Db, scope: ReadScope, day: CivilDate): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select p.id from project p join plan pl on pl.project_id = p.id
    where (p.withdrawn_on is null or p.withdrawn_on >= ${day}) and ${within(scope)} order by p.id`.execute(db)
  return found.rows.map((r) => r.id)
}

/** Plans with what was recorded of them up to an instant: the newest revision by then and its events. */
export async function loadPlansAt(
  db: Db,
  scope: ReadScope,
  ids: readonly string[],
  knownAt: string,
): Promise<(Pick<PlanMaterial, 'plans' | 'milestoneEvents'> & { readonly template: string | null })[]> {
  const found = await sql<{ version: number; body: PlanMaterial['plans'][number]['body']; events: EventColumns }>`
    select r.version, r.body, ${EVENTS_UP_TO(knownAt)} as events
    from project p join plan pl on pl.project_id = p.id join lateral (
      select t.version, t.body from revision t where t.register = 'plan' and t.subject_id = pl.id::text and t.recorded_at <= ${knownAt}
      order by t.version desc limit 1) r on true
    where p.id = any(${[...ids]}::uuid[]) and ${within(scope)} order by p.id`.execute(db)
  return found.rows.map(({ version, body, events }) => ({
    plans: [{ version, recordedAt: knownAt, body }],
    milestoneEvents: eventsOf(events),
    template: body.template ?? null,
  }))
}
