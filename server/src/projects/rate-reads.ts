import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { YearClass } from '@guatu/domain/projects/project-terms'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from './reads.ts'

type FactRow = { projectId: string; id: string; occurredOn: CivilDate; recordedAt: string }

/** What a project is grouped by, and when it starts and ends: its head or one revision of it. */
export type RateHeadRow = {
  projectId: string
  name: string
  kind: string
  stage: string
  yearClass: YearClass
  headquartersId: string | null
  regionCode: string | null
  administrationId: string | null
  chain: string | null
  sector: string | null
  plannedStart: CivilDate | null
  startedOn: CivilDate | null
  completedOn: CivilDate | null
  withdrawnOn: CivilDate | null
}
export type RateRevisionRow = RateHeadRow & Omit<FactRow, 'projectId'>
export type RateReportRow = FactRow & { period: string; done: string; funds: string | null }
export type RatePlanRow = FactRow & { year: number; total: string; months: string[] | null }
export type RateCommitmentRow = FactRow & { date: CivilDate }
export type RateFundsRow = { projectId: string; planned: string; arrived: string }

export type RateRows = {
  /** `hasLeaves`: a package whose money stands at its sub-items. */
  heads: (RateHeadRow & { hasLeaves: boolean })[]
  /** Only where the point lies in the past; else the head is what is known. */
  revisions: RateRevisionRow[]
  reports: RateReportRow[]
  plans: RatePlanRow[]
  commitments: RateCommitmentRow[]
  funds: RateFundsRow[]
}

const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
const fact = sql`t.project_id as "projectId", t.id, t.occurred_on as "occurredOn", ${instant('t.recorded_at')} as "recordedAt"`

/**
 * The facts that decide rates at a point, of all projects in the scope and nothing else: the head then known, the report whose
 * figure counts (with `monthly` the last one of each month of the year), plans of the year, commitments to finish, funds.
 */
export async function loadRateRows(
  db: Db,
  scope: ReadScope,
  at: EvaluationPoint,
  wish: { readonly past: boolean; readonly monthly: boolean },
): Promise<RateRows> {
  const known = sql`t.occurred_on <= ${at.asOf}::date and t.recorded_at <= ${at.knownAt}::timestamptz`
  const [heads, revisions, reports, plans, commitments, funds] = await Promise.all([
    loadHeads(db, scope, at),
    wish.past ? loadRevisions(db, at) : [],
    wish.monthly ? loadMonthlyReports(db, at) : loadCurrentReports(db, at),
    rows<RatePlanRow>(
      db,
      sql`select ${fact}, t.year, t.total_yuan as total, t.months::text[] as months from year_plan t
          where t.year = ${Number(at.asOf.slice(0, 4))} and ${known} and ${standing('year_plan', at)}`,
    ),
    rows<RateCommitmentRow>(
      db,
      sql`select ${fact}, t.committed_on as date from commitment t
          where t.milestone = 'finish' and ${known} and ${standing('commitment', at)}`,
    ),
    loadFundSums(db, scope, at),
  ])
  return { heads, revisions, reports, plans, commitments, funds }
}

/** Planned and arrived of the year over all sources, each by its newest figure at the point; of one project, or of all in the scope. */
export const loadFundSums = (db: Db, scope: ReadScope, at: EvaluationPoint, project?: string) =>
  rows<RateFundsRow>(
    db,
    sql`select "projectId", sum(planned_yuan) as planned, sum(arrived_yuan) as arrived from (
          select distinct on (t.project_id, t.source) t.project_id as "projectId", t.planned_yuan, t.arrived_yuan
          from fund_figure t join project p on p.id = t.project_id
          where t.year = ${Number(at.asOf.slice(0, 4))} and t.as_of <= ${at.asOf}::date and t.recorded_at <= ${at.knownAt}::timestamptz
            and ${project === undefined ? sql`true` : sql`t.project_id = ${project}`} and ${within(scope)}
            and not exists (select from fund_figure s where s.supersedes = t.id and s.recorded_at <= ${at.knownAt}::timestamptz)
          order by t.project_id, t.source, t.as_of desc, t.recorded_at desc, t.id desc) latest group by 1`,
  )

const rows = async <R>(db: Db, query: RawBuilder<unknown>): Promise<R[]> => (await query.execute(db)).rows as R[]

/** Neither corrected nor taken back by what was known at the point. */
const standing = (table: 'year_plan' | 'commitment', { knownAt }: EvaluationPoint) =>
  sql`t.withdrawn is not true and not exists (select from ${sql.table(table)} s where s.supersedes = t.id and s.recorded_at <= ${knownAt}::timestamptz)`

const loadHeads = (db: Db, scope: ReadScope, { asOf }: EvaluationPoint) =>
  rows<RateRows['heads'][number]>(
    db,
    sql`select p.id as "projectId", p.name, p.kind, p.stage, p.year_class as "yearClass", p.headquarters_id as "headquartersId", p.region_code as "regionCode",
          p.administration_id as "administrationId", p.chain, p.sector, p.planned_start as "plannedStart", p.started_on as "startedOn",
          p.completed_on as "completedOn", p.withdrawn_on as "withdrawnOn",
          p.id in (select l.package_of from project l where l.package_of is not null and l.withdrawn_on is null
            and (exists (select from year_plan y where y.project_id = l.id) or exists (select from report r where r.project_id = l.id and r.done_this_year_yuan is not null))) as "hasLeaves"
        from project p where (p.withdrawn_on is null or p.withdrawn_on > ${asOf}::date) and ${within(scope)} order by p.name, p.id`,
  )

const loadRevisions = (db: Db, at: EvaluationPoint) =>
  rows<RateRevisionRow>(
    db,
    sql`select t.id, t.subject_id as "projectId", t.effective_on as "occurredOn", ${instant('t.recorded_at')} as "recordedAt", b.*
        from revision t cross join lateral jsonb_to_record(t.body) as raw(name text, kind text, stage text, year_class text, headquarters_id text, region_code text,
          administration_id text, chain text, sector text, planned_start text, started_on text, completed_on text, withdrawn_on text)
        cross join lateral (select raw.name, raw.kind, raw.stage, raw.year_class as "yearClass", raw.headquarters_id as "headquartersId", raw.region_code as "regionCode",
          raw.administration_id as "administrationId", raw.chain, raw.sector, raw.planned_start as "plannedStart", raw.started_on as "startedOn",
          raw.completed_on as "completedOn", raw.withdrawn_on as "withdrawnOn") b
        where t.register = 'project' and t.recorded_at <= ${at.knownAt}::timestamptz`,
  )

const reportColumns = sql`t.period, t.done_this_year_yuan as done, t.funds_arrived_yuan as funds`
/** Known at the point, with money, and not corrected by what is known too. */
const countingReport = ({ asOf, knownAt }: EvaluationPoint) =>
  sql`t.done_this_year_yuan is not null and t.as_of <= ${asOf}::date and t.recorded_at <= ${knownAt}::timestamptz
      and not exists (select from report s where s.supersedes = t.id and s.as_of <= ${asOf}::date and s.recorded_at <= ${knownAt}::timestamptz)`

const loadCurrentReports = (db: Db, at: EvaluationPoint) =>
  rows<RateReportRow>(
    db,
    sql`select latest.* from project p cross join lateral (
          select ${fact}, ${reportColumns} from report t where t.project_id = p.id and ${countingReport(at)}
          order by t.as_of desc, t.recorded_at desc, t.id desc limit 1) latest`,
  )

const loadMonthlyReports = (db: Db, at: EvaluationPoint) =>
  rows<RateReportRow>(
    db,
    sql`select distinct on (t.project_id, extract(month from t.as_of)) ${fact}, ${reportColumns} from report t
        where t.as_of >= ${`${at.asOf.slice(0, 4)}-01-01`}::date and ${countingReport(at)}
        order by t.project_id, extract(month from t.as_of), t.as_of desc, t.recorded_at desc, t.id desc`,
  )

export type GroupNames = {
  headquarters: ReadonlyMap<string, string>
  region: ReadonlyMap<string, string>
  administration: ReadonlyMap<string, string>
  /** What lies in what, of regions and of administrations. */
  up: ReadonlyMap<string, string | null>
}

/** Names of what rates are grouped by, by id or code. */
export async function loadGroupNames(db: Db): Promise<GroupNames> {
  const named = async (query: RawBuilder<unknown>) =>
    new Map((await rows<{ id: string; name: string }>(db, query)).map((r) => [r.id, r.name]))
  const [headquarters, region, administration, ups] = await Promise.all([
    named(sql`select id, name from unit where kind = 'headquarters' or id in (select headquarters_id from project)`),
    named(sql`select id, name from region`),
    named(sql`select id, name from administration`),
    rows<{ id: string; up: string | null }>(
      db,
      sql`select id, parent_code as up from region union all select id::text, parent_id::text from administration`,
    ),
  ])
  return { headquarters, region, administration, up: new Map(ups.map((r) => [r.id, r.up])) }
}
