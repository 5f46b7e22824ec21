import { extraFactsFor } from '@guatu/domain/cards/asked-metrics'
import { sql } from 'kysely'
import { ByColumn } from '../platform/by-column.ts'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'
import { readExtras } from './extra-reads.ts'
import type { JudgingMaterial } from './material.ts'
import { metricsNamed } from './rule-set-reads.ts'

const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

type RowOf<K extends keyof JudgingMaterial> = Extract<JudgingMaterial[K], readonly unknown[]>[number]
const supersedes = 't.supersedes'
const withdrawn = 'coalesce(t.withdrawn, false)'
const nameOf = (unit: string) => `case when ${unit} is not null then (select name from unit u where u.id = ${unit}) end`

/** Facts that come by column: field by field what is read. */
const FACTS = {
  listings: new ByColumn<RowOf<'listings'>>('listing', {
    ...{ list: 't.list', documentNumber: 't.document_number', from: 't.from_on', to: 't.to_on', supersedes },
  }),
  commitments: new ByColumn<RowOf<'commitments'>>('commitment', {
    ...{ milestone: 't.milestone', date: 't.committed_on', reasonCode: 't.reason_code', approver: 't.approver' },
    ...{ supersedes, withdrawn },
  }),
  yearPlans: new ByColumn<RowOf<'yearPlans'>>('year_plan', {
    ...{ year: 't.year', total: 't.total_yuan::text', months: 'json_agg(t.months::text[])', supersedes, withdrawn },
  }),
  reports: new ByColumn<RowOf<'reports'>>('report', {
    ...{ period: 't.period', done: 't.done_this_year_yuan::text', physical: 't.physical_percent::text' },
    ...{ arrived: 't.funds_arrived_yuan::text', reason: 't.reason', filledFor: 't.filled_for_unit_id' },
    ...{ late: 't.late', supplementary: 't.supplementary', supersedes, withdrawn },
  }),
  milestoneEvents: new ByColumn<RowOf<'milestoneEvents'>>('milestone_event', {
    ...{ activityId: 't.activity_id', event: 't.event', waitsFor: nameOf('t.waits_for_unit_id') },
  }),
  baselines: new ByColumn<RowOf<'baselines'>>('plan_baseline', { dates: 'json_agg(t.dates)' }),
  bottlenecks: new ByColumn<RowOf<'bottlenecks'>>('bottleneck', {
    ...{ text: 't.text', factor: 't.factor', waitsForId: 't.waits_for_unit_id', dueOn: 't.due_on', supersedes },
    waitsFor: nameOf('t.waits_for_unit_id'),
  }),
  bottleneckEvents: new ByColumn<RowOf<'bottleneckEvents'>>('bottleneck_event', {
    ...{ bottleneckId: 't.bottleneck_id', event: 't.event', dueOn: 't.due_on' },
  }),
  pauseEvents: new ByColumn<RowOf<'pauseEvents'>>('pause_event', {
    ...{ pauseId: 't.pause_id', event: 't.event', reason: 't.reason', from: 't.from_on', to: 't.to_on', by: 't.actor' },
  }),
  exemptions: new ByColumn<RowOf<'exemptions'>>('exemption', {
    ...{ rule: 't.rule', from: 't.from_on', to: 't.to_on', reason: 't.reason', approver: 't.approver', supersedes },
  }),
}
const KEYS = Object.keys(FACTS) as (keyof typeof FACTS)[]
const SELECTED = sql.join(KEYS.map((key) => FACTS[key].select))

/** Its activities are kept as text, which comes back in half the time of a revision's document. */
const NEWEST_PLAN = sql`select json_agg(json_build_object('version', pl.version, 'recordedAt', ${instant('t.recorded_at')}, 'body', json_build_object(
    'start_on', pl.start_on, 'committed_finish', pl.committed_finish, 'status', pl.status, 'template', pl.template,
    'activities', pl.activities, 'calendars', pl.calendars)))
  from plan pl join revision t on t.register = 'plan' and t.subject_id = pl.id::text and t.version = pl.version where pl.project_id = p.id`

const EVERY_PLAN = sql`select json_agg(json_build_object('version', t.version, 'recordedAt', ${instant('t.recorded_at')}, 'body', t.body) order by t.version)
  from plan pl join revision t on t.register = 'plan' and t.subject_id = pl.id::text where pl.project_id = p.id`

/**
 * All facts of the projects, in one round trip; `judge` picks what was known at its point. Judging now needs the newest
 * version of a plan only, and every one of a project whose milestones were approved once and dropped since; a replay needs
 * all of them. Facts that few rules are made from are read where a set names the metric, an adopted one or `metrics` of a draft.
 *
 * One after the other: each becomes objects when it is asked for, so that whoever keeps none of them leaves little behind.
 * In the order of their ids, but those that were read once more come last.
 */
export async function* eachMaterial(
  db: Db,
  scope: ReadScope,
  ids: readonly string[],
  plans: 'every' | 'newest' = 'every',
  metrics: readonly string[] = [],
): AsyncGenerator<JudgingMaterial> {
  const attach = await readExtras(db, ids, extraFactsFor([...(await metricsNamed(db)), ...metrics]))
  const dropped: string[] = []
  for (const row of await readRows(db, scope, ids, plans)) {
    const material = materialOf(row)
    if (plans === 'newest' && misses(material)) dropped.push(material.id)
    else yield attach(material)
  }
  if (dropped.length > 0) for (const row of await readRows(db, scope, dropped, 'every')) yield attach(materialOf(row))
}

/** The same at once, by id. */
export async function loadMaterial(...asked: Parameters<typeof eachMaterial>): Promise<JudgingMaterial[]> {
  const all: JudgingMaterial[] = []
  for await (const material of eachMaterial(...asked)) all.push(material)
  return all.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Whether the newest plan is without an activity that was approved once: its name stands in an older one. */
function misses(m: JudgingMaterial): boolean {
  const there = new Set(m.plans.at(-1)?.body.activities.map((a) => a.id))
  return m.baselines.some((b) => b.dates.some((d) => !there.has(d.id)))
}

type Row = { readonly id: string; readonly facts: string }

async function readRows(
  db: Db,
  scope: ReadScope,
  ids: readonly string[],
  plans: 'every' | 'newest',
): Promise<readonly Row[]> {
  const found = await sql<Row>`
    select p.id, json_build_array(p.package_of,
      (select json_agg(json_build_object('id', t.id, 'version', t.version, 'occurredOn', t.effective_on, 'recordedAt', ${instant('t.recorded_at')}, 'body', t.body,
          'owner', (select name from unit u where u.id = (t.body ->> 'owner_unit_id')::uuid)) order by t.version)
        from revision t where t.register = 'project' and t.subject_id = p.id::text),
      (${plans === 'newest' ? NEWEST_PLAN : EVERY_PLAN}), ${SELECTED})::text as facts
    from project p where p.id = any(${[...ids]}::uuid[]) and ${within(scope)} order by p.id`.execute(db)
  return found.rows
}

function materialOf({ id, facts }: Row): JudgingMaterial {
  const [packageOf, revisions, plans, ...lists] = JSON.parse(facts)
  const material: { [K in keyof JudgingMaterial]?: unknown } = { id, packageOf }
  material.revisions = revisions ?? []
  material.plans = plans ?? []
  for (const [k, key] of KEYS.entries()) material[key] = FACTS[key].rowsOf(lists[k])
  return material as JudgingMaterial
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
