import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import type { Found } from '../platform/travel.ts'
import { within } from '../projects/reads.ts'

export type ReportRow = {
  id: string
  projectId: string
  period: string
  asOf: string
  done: string | null
  physical: string | null
  funds: string | null
  progress: string
  next: string
  problem: string
  help: string
  filledBy: string
  filledFor: string | null
  late: boolean
  supplementary: boolean
  asks: { code: string; params: Record<string, never> }[]
  reason: string | null
  supersedes: string | null
  recordedAt: Date
  superseded: boolean
  /** It only takes back the report that it supersedes. */
  withdrawn: boolean
}

const columns = sql`r.id, r.project_id as "projectId", r.period, r.as_of as "asOf", r.done_this_year_yuan as done, r.physical_percent as physical,
  r.funds_arrived_yuan as funds, r.progress, r.next, r.problem, r.help, r.filled_by as "filledBy",
  (select name from unit u where u.id = r.filled_for_unit_id) as "filledFor", r.late, r.supplementary, r.asks, r.reason, r.supersedes,
  r.recorded_at as "recordedAt", coalesce(r.withdrawn, false) as withdrawn, exists (select from report s where s.supersedes = r.id) as superseded`

/** Neither corrected nor taken back, nor itself the taking back of another: what the period says. */
const standing = sql`r.withdrawn is not true and not exists (select from report s where s.supersedes = r.id)`

/** The reports of one project that stand (not corrected by a later one), newest figures first. */
export async function standingReportRows(
  db: Db,
  scope: ReadScope,
  projectId: string,
  limit = 60,
): Promise<ReportRow[]> {
  const found = await sql<ReportRow>`
    select ${columns} from report r join project p on p.id = r.project_id
    where r.project_id = ${projectId} and ${within(scope)} and ${standing}
    order by r.as_of desc, r.recorded_at desc, r.id desc limit ${limit}`.execute(db)
  return found.rows
}

/** Everything that was ever reported, corrections beside what they correct. */
export async function allReportRows(db: Db, scope: ReadScope, projectId: string): Promise<ReportRow[]> {
  const found = await sql<ReportRow>`
    select ${columns} from report r join project p on p.id = r.project_id
    where r.project_id = ${projectId} and ${within(scope)} order by r.as_of desc, r.recorded_at desc, r.id desc limit 400`.execute(
    db,
  )
  return found.rows
}

export type ReportingContext = {
  /** The report that stands for the period, the one before it in time, and the one with the id that is being sent. */
  readonly standing: ReportRow | null
  readonly previous: ReportRow | null
  readonly sent: ReportRow | null
  /** What took the period's report back, where nothing stands: the next report of the period follows it. */
  readonly takenBack: ReportRow | null
  /** The year's plan in force, in yuan. */
  readonly yearPlan: string | null
}

type Asked = { projectId: string; reportId: string; period: string; opensOn: string; year: number }

/** What the decision on a report looks at: reads that travel behind the lock of its project. */
export const reportingReads = (of: Asked) =>
  [
    sql<ReportRow & { role: 'last' | 'previous' | 'sent' }>`
      (select 'sent' as role, ${columns} from report r where r.id = ${of.reportId})
      union all
      (select 'last' as role, ${columns} from report r where r.project_id = ${of.projectId} and r.period = ${of.period}
        and not exists (select from report s where s.supersedes = r.id) order by r.recorded_at desc, r.id desc limit 1)
      union all
      (select 'previous' as role, ${columns} from report r where r.project_id = ${of.projectId} and r.as_of < ${of.opensOn}
        and ${standing} order by r.as_of desc, r.recorded_at desc, r.id desc limit 1)`,
    sql<{ total: string }>`
      select total_yuan as total from year_plan where project_id = ${of.projectId} and year = ${of.year}
      order by occurred_on desc, recorded_at desc limit 1`,
  ] as const

/** What those reads found. */
export function reportingContext([found, plans]: Found<ReturnType<typeof reportingReads>>): ReportingContext {
  const row = (role: string) => found.find((r) => r.role === role) ?? null
  const last = row('last')
  return {
    standing: last?.withdrawn ? null : last,
    previous: row('previous'),
    sent: row('sent'),
    takenBack: last?.withdrawn ? last : null,
    yearPlan: plans[0]?.total ?? null,
  }
}

/** A report as it is stored, and the light of its project beside it: what the reporter is told. */
export type ReportWithLight = ReportRow & { level: string | null; sentence: Sentence | null }

export const reportWithLight = (db: Db, id: string) =>
  sql<ReportWithLight>`
    select ${columns}, v.level, v.sentence from report r left join verdict v on v.project_id = r.project_id where r.id = ${id}`.compile(
    db,
  )

type Sentence = { code: string; params: Record<string, string | number | null> }

export async function findReport(db: Db, id: string): Promise<ReportRow | undefined> {
  const found = await sql<ReportRow>`select ${columns} from report r where r.id = ${id}`.execute(db)
  return found.rows[0]
}

export const yearPlanTotal = (db: Db, projectId: string, year: number) =>
  db
    .selectFrom('yearPlan')
    .select('totalYuan')
    .where('projectId', '=', projectId)
    .where('year', '=', year)
    .orderBy('occurredOn', 'desc')
    .orderBy('recordedAt', 'desc')
    .executeTakeFirst()

export const unitName = async (db: Db, id: string): Promise<string | null> =>
  (await db.selectFrom('unit').select('name').where('id', '=', id).executeTakeFirst())?.name ?? null

/** Which projects of the scope are due in a period, and whether they reported; worst light first. */
export async function listReportingState(db: Db, scope: ReadScope, period: string) {
  const found = await sql<{
    projectId: string
    projectName: string
    reported: boolean
    level: string
    judged: boolean
  }>`
    select p.id as "projectId", p.name as "projectName",
      exists (select from report r where r.project_id = p.id and r.period = ${period} and ${standing}) as reported, coalesce(v.level, 'normal') as level, coalesce(v.judged, false) as judged
    from project p left join verdict v on v.project_id = p.id
    where p.withdrawn_on is null and p.completed_on is null and p.stage not in ('terminated', 'paused') and ${within(scope)}
      and not exists (select from project s where s.package_of = p.id)
    order by reported, array_position(array['severe','warn','remind','normal','commend'], coalesce(v.level, 'normal')), p.name, p.id
    limit 3000`.execute(db)
  return found.rows
}

/** Id of the report that stands for a period, or null. */
export type StandingReport = {
  id: string
  projectId: string
  asOf: string
  physicalPercent: string | null
  fundsArrivedYuan: string | null
  progress: string
  next: string
  problem: string
  help: string
  withdrawn: boolean
}

/** The last facts about a period, of many projects: reports that nobody corrected, or what took one back. */
export async function listStandingReports(db: Db, ids: readonly string[], period: string): Promise<StandingReport[]> {
  const found = await sql<StandingReport>`
    select distinct on (r.project_id) r.id, r.project_id as "projectId", r.as_of as "asOf", r.physical_percent as "physicalPercent",
      r.funds_arrived_yuan as "fundsArrivedYuan", r.progress, r.next, r.problem, r.help, coalesce(r.withdrawn, false) as withdrawn
    from report r where r.project_id = any(${[...ids]}::uuid[]) and r.period = ${period} and not exists (select from report s where s.supersedes = r.id)
    order by r.project_id, r.as_of desc, r.recorded_at desc, r.id desc`.execute(db)
  return found.rows
}
