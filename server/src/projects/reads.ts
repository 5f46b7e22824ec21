import { type RawBuilder, sql } from 'kysely'
import type { Db, Transaction } from '../platform/db.ts'
import { type RegisterStamps, rememberStamps, stampColumns } from '../platform/register-stamps.ts'
import type { ReadScope } from '../platform/scope.ts'
import { type Found, readTogether } from '../platform/travel.ts'
import type { ProjectTies } from './policy.ts'

/** The condition "alias `p` of project is within the scope", for every read that touches projects. */
export function within(scope: ReadScope): RawBuilder<boolean> {
  if (scope.all) return sql<boolean>`true`
  const units = [...scope.unitIds]
  const posts = [...scope.postIds]
  return sql<boolean>`(
    p.region_code like any(${[...scope.regionPrefixes]}::text[])
    or p.headquarters_id = any(${units}::uuid[]) or p.area_headquarters_id = any(${units}::uuid[])
    or p.task_force_id = any(${units}::uuid[]) or p.lead_unit_id = any(${units}::uuid[]) or p.owner_unit_id = any(${units}::uuid[])
    or p.sponsor_post_id = any(${posts}::uuid[]) or p.officer_post_id = any(${posts}::uuid[]) or p.liaison_post_id = any(${posts}::uuid[])
    or exists (select from bottleneck b where b.project_id = p.id and b.waits_for_unit_id = any(${units}::uuid[])))`
}

export type ProjectHeadRow = {
  id: string
  name: string
  kind: string
  yearClass: string
  stage: string
  regionCode: string | null
  ownerUnitId: string | null
  leadUnitId: string | null
  headquartersId: string | null
  areaHeadquartersId: string | null
  taskForceId: string | null
  sponsorPostId: string | null
  officerPostId: string | null
  liaisonPostId: string | null
  startedOn: string | null
  version: number
}

export const tiesOf = (p: ProjectHeadRow): ProjectTies => ({
  regionCode: p.regionCode,
  leadUnitId: p.leadUnitId,
  unitIds: [p.ownerUnitId, p.leadUnitId, p.headquartersId, p.areaHeadquartersId, p.taskForceId],
  postIds: [p.sponsorPostId, p.officerPostId, p.liaisonPostId],
})

const head = sql`p.id, p.name, p.kind, p.year_class as "yearClass", p.stage, p.region_code as "regionCode", p.owner_unit_id as "ownerUnitId",
  p.lead_unit_id as "leadUnitId", p.headquarters_id as "headquartersId", p.area_headquarters_id as "areaHeadquartersId",
  p.task_force_id as "taskForceId", p.sponsor_post_id as "sponsorPostId", p.officer_post_id as "officerPostId",
  p.liaison_post_id as "liaisonPostId", p.started_on as "startedOn", p.version`

/** One project within the scope, or undefined: what lies outside is as if it did not exist. */
export async function findProject(db: Db, scope: ReadScope, id: string): Promise<ProjectHeadRow | undefined> {
  const found = await projectRead(scope, id).execute(db)
  return found.rows[0]
}

/** The same as a statement, where it travels with others. */
export const projectRead = (scope: ReadScope, id: string) => sql<ProjectHeadRow>`
  select ${head} from project p where p.id = ${id} and p.withdrawn_on is null and ${within(scope)}`

/**
 * Locks the project's row: always the first lock of a command about one project, so its facts are recorded in one order.
 * `factsThrough` is the newest instant a verdict has seen; the command's `now` must lie after it. What the command reads
 * next may come `behind` the lock in the same message: it sees what whoever held the lock before has written.
 */
export async function lockProject<const T extends readonly RawBuilder<unknown>[]>(
  trx: Transaction,
  scope: ReadScope,
  id: string,
  behind: T = [] as unknown as T,
) {
  const [locked, seen, ...found] = await readTogether(trx, [
    sql<ProjectHeadRow>`
      select ${head} from project p where p.id = ${id} and p.withdrawn_on is null and ${within(scope)} for update of p`,
    sql<RegisterStamps & { factsThrough: Date | null }>`
      select (select v.facts_through from verdict v where v.project_id = ${id}) as "factsThrough", ${stampColumns}`,
    ...behind,
  ])
  rememberStamps(trx, seen[0]!)
  const project = locked[0] && { ...locked[0], factsThrough: seen[0]!.factsThrough }
  return { project, found: found as unknown as Found<T> }
}

/** The SQL condition "the fact under this alias was neither corrected nor takes another back". */
export const inForce = (table: 'commitment' | 'year_plan' | 'project_code', alias: string): string =>
  `${alias}.withdrawn is not true and not exists (select from ${table} later where later.supersedes = ${alias}.id)`

/** Ids of all projects within the scope, for filtering live news. */
export async function visibleProjectIds(db: Db, scope: ReadScope): Promise<string[]> {
  const found = await sql<{ id: string }>`select p.id from project p where ${within(scope)}`.execute(db)
  return found.rows.map((r) => r.id)
}

/** The whole head row, for commands that restore or compare it. */
export const findProjectRow = (db: Db, id: string): Promise<Record<string, unknown> | undefined> =>
  db.selectFrom('project').selectAll().where('id', '=', id).executeTakeFirst()

/** Whole head rows as JSON in snake case, amounts as text, for commands that change many at once. */
export async function listProjectHeads(db: Db, ids: readonly string[]): Promise<Record<string, unknown>[]> {
  const found = await sql<{ head: Record<string, unknown> }>`
    select to_jsonb(p) || jsonb_build_object('total_yuan', p.total_yuan::text) as head from project p where p.id = any(${[...ids]}::uuid[])`.execute(
    db,
  )
  return found.rows.map((r) => r.head)
}

/** The newest instant that a verdict of these projects has seen. */
export async function factsThroughOf(db: Db, ids: readonly string[]): Promise<Date | null> {
  const found = await sql<{ through: Date | null }>`
    select max(facts_through) as through from verdict where project_id = any(${[...ids]}::uuid[])`.execute(db)
  return found.rows[0]?.through ?? null
}

/** Locks many projects' rows in one order, so that two who do it never wait for each other in a ring. */
export const lockProjects = (trx: Transaction, ids: readonly string[]) =>
  sql`select id from project where id = any(${[...ids]}::uuid[]) order by id for update`.execute(trx)
