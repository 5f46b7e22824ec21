import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { Closing } from '@guatu/domain/cards/replay'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'

export type StoredClose = Closing & { readonly closesOn: CivilDate }

/** Periods that were closed here and end within a span, oldest first, with the moment each was judged at. */
export async function listCloses(db: Db, scope: ReadScope, span: { from: string; to: string }): Promise<StoredClose[]> {
  const found = await sql<StoredClose>`
    select period, max(closed_on) as "closesOn", max(as_of) as "asOf",
      to_char(max(known_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "knownAt"
    from period_verdict v join project p on p.id = v.project_id
    where closed_on between ${span.from}::date and ${span.to}::date and ${within(scope)}
    group by period order by 2, 1`.execute(db)
  return found.rows
}

/** The network's finish at each close, by period, of some projects. */
export async function listCloseForecasts(
  db: Db,
  scope: ReadScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, CivilDate>>> {
  const found = await sql<{ projectId: string; period: string; finish: CivilDate }>`
    select v.project_id as "projectId", v.period, v.forecast_finish as finish
    from period_verdict v join project p on p.id = v.project_id
    where v.project_id = any(${[...ids]}::uuid[]) and v.forecast_finish is not null and ${within(scope)}`.execute(db)
  const byProject = new Map<string, Map<string, CivilDate>>()
  for (const { projectId, period, finish } of found.rows) {
    const own = byProject.get(projectId) ?? new Map<string, CivilDate>()
    byProject.set(projectId, own.set(period, finish))
  }
  return byProject
}

export const findDryRun = (db: Db, id: string) =>
  db.selectFrom('dryRun').selectAll().where('id', '=', id).executeTakeFirst()
export type DryRunRow = NonNullable<Awaited<ReturnType<typeof findDryRun>>>

/** Differences of a run in its order: of one part of it, of one period or all. */
export function listDryDifferences(
  db: Db,
  runId: string,
  { part, period, offset, limit }: { part: string; period: string | undefined; offset: number; limit: number },
) {
  const all = db.selectFrom('dryRunDifference').selectAll().where('runId', '=', runId).where('part', '=', part)
  const some = period === undefined ? all : all.where('period', '=', period)
  return some.orderBy('ordinal').offset(offset).limit(limit).execute()
}
export type DryDifferenceRow = Awaited<ReturnType<typeof listDryDifferences>>[number]

/** What those are called who differ: projects, matters and groups of every kind. Ids of regions are no uuids. */
export async function namesOfTried(
  db: Db,
  scope: ReadScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ id: string; name: string }>`
    select id, name from (
      select p.id::text, p.name from project p where ${within(scope)} union all select id::text, title from matter union all select id::text, name from unit
      union all select id, name from region union all select id::text, name from administration union all select id::text, name from campaign
    ) named where id = any(${[...ids]}::text[])`.execute(db)
  return new Map(found.rows.map((r) => [r.id, r.name]))
}
