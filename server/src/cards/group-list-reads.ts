import type { GroupKind } from '@guatu/domain/cards/group-members'
import type { Level } from '@guatu/domain/cards/level'
import type { Verdict } from '@guatu/domain/cards/verdict'
import type { Held } from '@guatu/domain/cards/waiting-units'
import type { Coded } from '@guatu/domain/kernel/coded'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'

type StoredLight = {
  level: Level
  sentence: Coded
  asOf: string
  knownAt: string
  verdict: Verdict
  counts: Record<Level, number>
}
/** A group with its stored lights over its projects, and (units only) over what waits for it. */
export type StoredGroup = {
  id: string
  name: string
  parentId: string | null
  projects: (StoredLight & { objects: [id: string, level: Level][] }) | null
  /** Over its open matters, apart from its projects. */
  matters: (StoredLight & { objects: [id: string, level: Level][] }) | null
  waits: (StoredLight & { objects: Held[] }) | null
}

const NAMES: Readonly<Record<GroupKind, string>> = {
  unit: 'select id::text as id, name, parent_id::text as parent from unit',
  headquarters: 'select id::text as id, name, parent_id::text as parent from unit',
  areaHeadquarters: 'select id::text as id, name, parent_id::text as parent from unit',
  taskForce: 'select id::text as id, name, parent_id::text as parent from unit',
  territory: 'select id, name, parent_code as parent from region',
  administration: 'select id::text as id, name, parent_id::text as parent from administration',
  campaign: 'select id::text as id, name, null as parent from campaign',
}

const lightOf = (alias: string) =>
  sql.raw(`case when ${alias}.kind is null then null else json_build_object('level', ${alias}.level, 'sentence', ${alias}.sentence,
    'asOf', ${alias}.as_of, 'knownAt', to_char(${alias}.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'verdict', ${alias}.verdict, 'counts', ${alias}.counts, 'objects', ${alias}.objects) end`)

/**
 * Whose light a person may see: whoever sees every project, all; the others the light of a unit of their own and of a place that
 * lies in theirs, since it is made of projects they see.
 */
function groupWithin(scope: ReadScope, kind: GroupKind): RawBuilder<boolean> {
  if (scope.all) return sql<boolean>`true`
  if (kind === 'territory') return sql<boolean>`n.id like any(${[...scope.regionPrefixes]}::text[])`
  if (kind === 'administration' || kind === 'campaign') return sql<boolean>`false`
  return sql<boolean>`n.id = any(${[...scope.unitIds]}::text[])`
}

/** The groups of one kind in sight that have a light; campaigns also without one. */
export async function listStoredGroups(
  db: Db,
  scope: ReadScope,
  kind: GroupKind,
  id: string | null = null,
): Promise<StoredGroup[]> {
  const found = await sql<StoredGroup>`
    select n.id, n.name, n.parent as "parentId", ${lightOf('g')} as projects, ${lightOf('k')} as matters, ${lightOf('w')} as waits
    from (${sql.raw(NAMES[kind])}) n
    left join group_verdict g on g.inside = '' and g.kind = ${kind} and g.subject_id = n.id and g.about = 'projects'
    left join group_verdict k on k.inside = '' and k.kind = ${kind} and k.subject_id = n.id and k.about = 'matters'
    left join group_verdict w on w.inside = '' and w.kind = ${kind} and w.subject_id = n.id and w.about = 'waits'
    where (g.kind is not null or k.kind is not null or w.kind is not null or ${kind} = 'campaign') and ${groupWithin(scope, kind)}
      ${id === null ? sql`` : sql`and n.id = ${id}`} order by n.id`.execute(db)
  return found.rows
}

export type InsideRow = {
  campaignId: string
  campaign: string
  unitId: string
  unit: string
  about: 'projects' | 'matters'
  verdict: Verdict
  counts: Record<Level, number>
}

/** Lights of lead units inside campaigns, of one unit or of one campaign, worst first. */
export async function listInsideLights(db: Db, by: 'unit' | 'campaign', id: string): Promise<InsideRow[]> {
  const found = await sql<InsideRow>`
    select k.id as "campaignId", k.name as campaign, u.id as "unitId", u.name as unit, g.about, g.verdict, g.counts
    from group_verdict g join campaign k on k.id::text = g.inside join unit u on u.id::text = g.subject_id
    where g.kind = 'unit' and ${by === 'unit' ? sql`g.subject_id` : sql`g.inside`} = ${id}
    order by array_position(array['severe','warn','remind','commend','normal'], g.level), k.name, u.name, g.about desc, g.subject_id`.execute(
    db,
  )
  return found.rows
}

export type MemberLight = { id: string; name: string; verdict: Verdict }

/** Names and stored lights of projects in sight. */
export async function listMemberLights(db: Db, scope: ReadScope, ids: readonly string[]): Promise<MemberLight[]> {
  const found = await sql<MemberLight>`
    select p.id, p.name, v.verdict from project p join verdict v on v.project_id = p.id
    where p.id = any(${[...ids]}::uuid[]) and ${within(scope)} order by natural_name(p.name) collate "zh_natural", p.id`.execute(
    db,
  )
  return found.rows
}

/** Titles and stored lights of a group's matters, which whoever sees the group may see. */
export async function listMatterLights(db: Db, ids: readonly string[]): Promise<MemberLight[]> {
  const found = await sql<MemberLight>`
    select m.id, m.title as name, v.verdict from matter m join matter_verdict v on v.matter_id = m.id
    where m.id = any(${[...ids]}::uuid[]) order by natural_name(m.title) collate "zh_natural", m.id`.execute(db)
  return found.rows
}

/** Titles of those among some ids that are matters a unit was given; whoever sees a group's light sees what it counts. */
export async function namesOfMatters(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ id: string; name: string }>`
    select m.id, m.title as name from matter m join matter_now n on n.matter_id = m.id
    where n.assigned_on is not null and m.id::text = any(${[...ids]}::text[])`.execute(db)
  return new Map(found.rows.map((r) => [r.id, r.name]))
}

/** Projects in sight that have a light, for what stands in no group of a kind. */
export async function listLitIds(db: Db, scope: ReadScope): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select p.id from project p join verdict v on v.project_id = p.id where p.withdrawn_on is null and ${within(scope)}`.execute(
    db,
  )
  return found.rows.map((r) => r.id)
}

/** Names of those among some ids that are projects in sight. */
export async function namesOfProjects(
  db: Db,
  scope: ReadScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ id: string; name: string }>`
    select p.id, p.name from project p where p.id::text = any(${[...ids]}::text[]) and ${within(scope)}`.execute(db)
  return new Map(found.rows.map((r) => [r.id, r.name]))
}
