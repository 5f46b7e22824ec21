import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { Level } from '@guatu/domain/cards/level'
import type { Coded } from '@guatu/domain/kernel/coded'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'

export type DispatchPeriod = { readonly key: string; readonly opensOn: CivilDate; readonly closesOn: CivilDate }

export type DueReportRow = {
  projectId: string
  projectName: string
  unit: string | null
  taskForce: string | null
  liaisonId: string | null
  liaison: string | null
  phone: string | null
  reported: boolean
  late: boolean
}

/** Who is due in a period: leaves that were not completed, paused or withdrawn; with the liaison who holds the post today. */
export async function listDueReports(
  db: Db,
  scope: ReadScope,
  period: DispatchPeriod,
  today: CivilDate,
): Promise<DueReportRow[]> {
  const found = await sql<DueReportRow>`
    select p.id as "projectId", p.name as "projectName", ow.name as unit, tf.name as "taskForce", held.id as "liaisonId", held.name as liaison, nullif(held.phone, '') as phone,
      given.period is not null as reported, coalesce(given.late, false) as late
    from project p left join unit ow on ow.id = p.owner_unit_id left join unit tf on tf.id = p.task_force_id
    left join lateral (select pe.id, pe.name, pe.phone from post_holding h join person pe on pe.id = h.person_id
      where h.post_id = p.liaison_post_id and h.from_on <= ${today}::date order by h.from_on desc, h.recorded_at desc, h.id desc limit 1) held on true
    left join (select project_id, min(period) as period, bool_and(late) as late from report r where period = ${period.key} and r.withdrawn is not true
        and not exists (select from report s where s.supersedes = r.id and s.withdrawn) group by 1) given on given.project_id = p.id
    where (p.withdrawn_on is null or p.withdrawn_on > ${period.closesOn}::date) and (p.completed_on is null or p.completed_on > ${period.closesOn}::date or given.period is not null)
      and (p.stage not in ('terminated', 'paused') or given.period is not null) and ${within(scope)}
      and not exists (select from project s where s.package_of = p.id and s.withdrawn_on is null)
    order by tf.name collate "zh-x-icu" nulls last, p.name, p.id`.execute(db)
  return found.rows
}

export type LightRow = {
  projectId: string
  projectName: string
  level: Level
  /** The evidence in one sentence. */
  sentence: Coded
  judged: boolean
  before: Level | null
  beforeJudged: boolean | null
}

/**
 * The light of each project: live, or as it stood when a period closed; `before` is the level of an earlier close. A project
 * without a verdict is not in the list.
 */
export async function listLights(
  db: Db,
  scope: ReadScope,
  closed: string | null,
  before: string | null,
): Promise<LightRow[]> {
  const light = closed === null ? sql`verdict v` : sql`period_verdict v`
  const found = await sql<LightRow>`
    select p.id as "projectId", p.name as "projectName", v.level, v.judged, v.verdict #> '{evidence,sentence}' as sentence, b.level as before, b.judged as "beforeJudged"
    from ${light} join project p on p.id = v.project_id left join period_verdict b on b.project_id = p.id and b.period = ${before}
    where p.withdrawn_on is null and ${closed === null ? sql`true` : sql`v.period = ${closed}`} and ${within(scope)}
    order by array_position(array['severe','warn','remind','normal','commend'], v.level), ${closed === null ? sql`v.lag_points nulls last,` : sql``} p.name, p.id`.execute(
    db,
  )
  return found.rows
}

/** Projects with an assessed milestone committed between two days, in force or once in force: candidates for the folding. */
export async function projectsWithMilestonesDue(
  db: Db,
  scope: ReadScope,
  from: CivilDate,
  to: CivilDate,
): Promise<{ id: string; name: string }[]> {
  const found = await sql<{ id: string; name: string }>`
    select p.id, p.name from project p where p.withdrawn_on is null and ${within(scope)} and exists (
      select from commitment c where c.project_id = p.id and c.milestone <> 'finish' and c.committed_on between ${from}::date and ${to}::date)
    order by p.id`.execute(db)
  return found.rows
}
