import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { extraFactsFor } from '@guatu/domain/cards/asked-metrics'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'
import { attachExtras } from './extra-reads.ts'
import type { JudgingMaterial } from './material.ts'
import { metricsNamed } from './rule-set-reads.ts'

const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

const rows = (columns: string, table: string, extra = '') =>
  sql.raw(`coalesce((select json_agg(json_build_object(${columns}, 'id', t.id, 'occurredOn', t.occurred_on,
    'recordedAt', to_char(t.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by t.recorded_at, t.id) from ${table} t
    where t.project_id = p.id ${extra}), '[]'::json)`)

/** A project has more of these than of anything else: they come by column, which the database writes in a fifth of the time. */
const EVENTS =
  sql.raw(`(select json_build_array(array_agg(t.id), array_agg(t.activity_id), array_agg(t.event), array_agg(t.occurred_on),
    array_agg(floor(extract(epoch from t.recorded_at) * 1000)::int8),
    array_agg(case when t.waits_for_unit_id is not null then (select name from unit u where u.id = t.waits_for_unit_id) end))
  from (select * from milestone_event e where e.project_id = p.id order by e.recorded_at, e.id) t)`)

/** Its activities are kept as text, which comes back in half the time of a revision's document. */
const NEWEST_PLAN = sql`select json_agg(json_build_object('version', pl.version, 'recordedAt', ${instant('t.recorded_at')}, 'body', json_build_object(
    'start_on', pl.start_on, 'committed_finish', pl.committed_finish, 'status', pl.status, 'template', pl.template,
    'activities', pl.activities, 'calendars', pl.calendars)))
  from plan pl join revision t on t.register = 'plan' and t.subject_id = pl.id::text and t.version = pl.version where pl.project_id = p.id`

const EVERY_PLAN = sql`select json_agg(json_build_object('version', t.version, 'recordedAt', ${instant('t.recorded_at')}, 'body', t.body) order by t.version)
  from plan pl join revision t on t.register = 'plan' and t.subject_id = pl.id::text where pl.project_id = p.id`

type Columns = readonly [string[], string[], string[], CivilDate[], number[], (string | null)[]]
type Event = JudgingMaterial['milestoneEvents'][number]

/** `[null, …]` is what no rows add up to. */
function eventsOf(columns: Columns | null): Event[] {
  const [ids, activities, events, days, instants, waits] = columns ?? []
  let at = Number.NaN
  let recordedAt = ''
  return (ids ?? []).map((id, i) => {
    // Many are told in one moment.
    if (instants![i] !== at) {
      at = instants![i]!
      recordedAt = new Date(at).toISOString()
    }
    return {
      id,
      activityId: activities![i]!,
      event: events![i]!,
      occurredOn: days![i]!,
      recordedAt,
      waitsFor: waits![i]!,
    }
  })
}

/**
 * All facts of the projects, in one round trip; `judge` picks what was known at its point. Judging now needs the newest
 * version of a plan only, and every one of a project whose milestones were approved once and dropped since; a replay needs
 * all of them. Facts that few rules are made from are read where a set names the metric, an adopted one or `metrics` of a draft.
 */
export async function loadMaterial(
  db: Db,
  scope: ReadScope,
  ids: readonly string[],
  plans: 'every' | 'newest' = 'every',
  metrics: readonly string[] = [],
): Promise<JudgingMaterial[]> {
  const material = await readMaterial(db, scope, ids, plans)
  const dropped = plans === 'newest' ? material.filter(misses).map((m) => m.id) : []
  if (dropped.length > 0) {
    const whole = new Map((await readMaterial(db, scope, dropped, 'every')).map((m) => [m.id, m]))
    for (const [i, m] of material.entries()) material[i] = whole.get(m.id) ?? m
  }
  await attachExtras(db, material, extraFactsFor([...(await metricsNamed(db)), ...metrics]))
  return material
}

/** Whether the newest plan is without an activity that was approved once: its name stands in an older one. */
function misses(m: JudgingMaterial): boolean {
  const there = new Set(m.plans.at(-1)?.body.activities.map((a) => a.id))
  return m.baselines.some((b) => b.dates.some((d) => !there.has(d.id)))
}

async function readMaterial(
  db: Db,
  scope: ReadScope,
  ids: readonly string[],
  plans: 'every' | 'newest',
): Promise<JudgingMaterial[]> {
  const found = await sql<Omit<JudgingMaterial, 'milestoneEvents'> & { milestoneEvents: Columns | null }>`
    select p.id, p.package_of as "packageOf",
      coalesce((select json_agg(json_build_object('id', t.id, 'version', t.version, 'occurredOn', t.effective_on, 'recordedAt', ${instant('t.recorded_at')}, 'body', t.body) order by t.version)
        from revision t where t.register = 'project' and t.subject_id = p.id::text), '[]'::json) as revisions,
      coalesce((${plans === 'newest' ? NEWEST_PLAN : EVERY_PLAN}), '[]'::json) as plans,
      coalesce((select json_object_agg(u.id, u.name) from unit u where u.id in (select (t.body ->> 'owner_unit_id')::uuid
        from revision t where t.register = 'project' and t.subject_id = p.id::text)), '{}'::json) as owners,
      ${rows(`'list', t.list, 'documentNumber', t.document_number, 'from', t.from_on, 'to', t.to_on, 'supersedes', t.supersedes`, 'listing')} as listings,
      ${rows(`'milestone', t.milestone, 'date', t.committed_on, 'reasonCode', t.reason_code, 'approver', t.approver, 'supersedes', t.supersedes, 'withdrawn', coalesce(t.withdrawn, false)`, 'commitment')} as commitments,
      ${rows(`'year', t.year, 'total', t.total_yuan::text, 'months', t.months::text[], 'supersedes', t.supersedes, 'withdrawn', coalesce(t.withdrawn, false)`, 'year_plan')} as "yearPlans",
      ${rows(
        `'period', t.period, 'done', t.done_this_year_yuan::text, 'physical', t.physical_percent::text, 'arrived', t.funds_arrived_yuan::text,
         'supersedes', t.supersedes, 'reason', t.reason, 'filledFor', t.filled_for_unit_id, 'late', t.late, 'supplementary', t.supplementary, 'withdrawn', coalesce(t.withdrawn, false)`,
        'report',
      )} as reports,
      ${EVENTS} as "milestoneEvents",
      coalesce((select json_agg(json_build_object('id', t.id, 'recordedAt', ${instant('t.recorded_at')}, 'occurredOn', t.occurred_on, 'dates', t.dates) order by t.recorded_at, t.id)
        from plan_baseline t where t.project_id = p.id), '[]'::json) as baselines,
      ${rows(`'text', t.text, 'factor', t.factor, 'waitsForId', t.waits_for_unit_id, 'waitsFor', (select name from unit u where u.id = t.waits_for_unit_id), 'dueOn', t.due_on, 'supersedes', t.supersedes`, 'bottleneck')} as bottlenecks,
      ${rows(`'bottleneckId', t.bottleneck_id, 'event', t.event, 'dueOn', t.due_on`, 'bottleneck_event')} as "bottleneckEvents",
      ${rows(`'pauseId', t.pause_id, 'event', t.event, 'reason', t.reason, 'from', t.from_on, 'to', t.to_on, 'by', t.actor`, 'pause_event')} as "pauseEvents",
      ${rows(`'rule', t.rule, 'from', t.from_on, 'to', t.to_on, 'reason', t.reason, 'approver', t.approver, 'supersedes', t.supersedes`, 'exemption')} as exemptions
    from project p where p.id = any(${[...ids]}::uuid[]) and ${within(scope)} order by p.id`.execute(db)
  return found.rows.map((m) => ({ ...m, milestoneEvents: eventsOf(m.milestoneEvents) }))
}

export const findVerdict = (db: Db, projectId: string) =>
  db.selectFrom('verdict').selectAll().where('projectId', '=', projectId).executeTakeFirst()

export const listPeriodVerdicts = (db: Db, projectId: string, limit: number) =>
  db
    .selectFrom('periodVerdict')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('closedOn', 'desc')
    .limit(limit)
    .execute()

export async function listJudgedIds(db: Db): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from project where withdrawn_on is null order by id`.execute(db)
  return found.rows.map((r) => r.id)
}

/** Projects of the scope that had not been withdrawn by a day. */
export async function listIdsOn(db: Db, scope: ReadScope, day: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select p.id from project p where (p.withdrawn_on is null or p.withdrawn_on > ${day}) and ${within(scope)} order by p.id`.execute(
    db,
  )
  return found.rows.map((r) => r.id)
}

/** The last day of the newest period that has verdicts. */
export async function lastClosedOn(db: Db): Promise<string | null> {
  const found = await sql<{ on: string | null }>`select max(closed_on) as on from period_verdict`.execute(db)
  return found.rows[0]?.on ?? null
}

/** The first day anybody reported on: before its period there is nothing to close. */
export async function firstReportedOn(db: Db): Promise<string | null> {
  const found = await sql<{ on: string | null }>`select min(as_of) as on from report`.execute(db)
  return found.rows[0]?.on ?? null
}

/** The first day anything can be carded for: somebody reported, or a unit was given a matter. */
export async function firstAnsweredOn(db: Db): Promise<string | null> {
  const found = await sql<{ on: string | null }>`
    select least((select min(as_of) from report), (select min(occurred_on) from matter_event where kind = 'assigned')) as on`.execute(
    db,
  )
  return found.rows[0]?.on ?? null
}
