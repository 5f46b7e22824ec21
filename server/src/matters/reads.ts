import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { MatterEvent, MatterSource, RegisteredMatter } from '@guatu/domain/matters/matter-events'
import { say } from '@guatu/words/say'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Transaction } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { readSetting } from '../platform/settings.ts'
import { within } from '../projects/reads.ts'

const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/** Whose matters a read may see: the scope, and whether those that no unit was given yet are shown. */
export type MatterSight = { readonly scope: ReadScope; readonly drafts: boolean }

/** The condition "the matter `m` (standing as `n`, of unit `u` and project `p`) is in sight", for every read of matters. */
export function matterInSight({ scope, drafts }: MatterSight): RawBuilder<boolean> {
  const units = [...scope.unitIds]
  const mine = scope.all
    ? sql<boolean>`true`
    : sql<boolean>`(n.unit_id = any(${units}::uuid[]) or m.helping_unit_ids && ${units}::uuid[]
        or u.region_code like any(${[...scope.regionPrefixes]}::text[]) or (m.project_id is not null and ${within(scope)}))`
  const own = sql<boolean>`m.issuing_unit_id = any(${units}::uuid[])`
  return drafts ? sql<boolean>`(${mine} or ${own})` : sql<boolean>`((${mine} and n.assigned_on is not null) or ${own})`
}

export const MATTER_FROM = sql`from matter m join matter_now n on n.matter_id = m.id join unit u on u.id = n.unit_id
  left join project p on p.id = m.project_id left join matter_number o on o.matter_id = m.id`
export const matterNumber = sql<string>`o.mark || '〔' || o.year || '〕' || o.number || '号'`

export type StoredMatterEvent = MatterEvent & {
  readonly text: string
  readonly papers: readonly string[]
  readonly onPaper: boolean
  readonly actor: string
}

/** A matter with all its acts: what an act, a page and the judge of lights need. */
export type MatterFile = RegisteredMatter & {
  readonly title: string
  readonly demand: string
  readonly source: MatterSource
  readonly sourceTitle: string
  readonly sourceNumber: string
  readonly sourceOn: CivilDate | null
  readonly sourcePeriod: string | null
  readonly leader: string
  readonly projectId: string | null
  readonly project: string | null
  readonly issuingUnitId: string | null
  readonly issuer: string
  /** The lead unit: as assigned, before that as registered. */
  readonly unitId: string
  readonly unit: string
  readonly intendedUnitId: string
  readonly regionCode: string | null
  readonly helpingUnits: readonly { readonly id: string; readonly name: string }[]
  readonly due: CivilDate | null
  readonly duePrecision: string | null
  readonly limitDays: number | null
  readonly number: string | null
  readonly actor: string
  readonly version: number
  readonly events: readonly StoredMatterEvent[]
}

const FILE = sql`m.id, m.title, m.demand, m.source, m.source_title as "sourceTitle", m.source_number as "sourceNumber",
  m.source_on as "sourceOn", m.source_period as "sourcePeriod", m.leader, m.project_id as "projectId", p.name as project,
  m.issuing_unit_id as "issuingUnitId", coalesce((select name from unit i where i.id = m.issuing_unit_id), '') as issuer, n.unit_id as "unitId",
  u.name as unit, m.unit_id as "intendedUnitId", u.region_code as "regionCode", m.helping_unit_ids::text[] as "helpingUnitIds",
  coalesce((select json_agg(json_build_object('id', h.id, 'name', h.name) order by h.name, h.id) from unit h where h.id = any(m.helping_unit_ids)), '[]'::json) as "helpingUnits",
  m.due_on as due, m.due_precision as "duePrecision", m.limit_days as "limitDays", m.needs_approval as "needsApproval", m.needs_showing as "needsShowing",
  m.registered_on as "registeredOn", ${instant('m.recorded_at')} as "recordedAt", coalesce(m.person_id, m.actor_id) as "registeredBy", m.actor, m.version,
  ${matterNumber} as number,
  coalesce((select json_agg(e.body || jsonb_build_object('id', e.id, 'seq', e.seq, 'kind', e.kind, 'occurredOn', e.occurred_on,
    'by', case when e.on_paper then null else coalesce(e.person_id, e.actor_id) end, 'recordedAt', ${instant('e.recorded_at')},
    'text', e.text, 'papers', e.papers, 'onPaper', e.on_paper, 'actor', e.actor) order by e.seq)
    from matter_event e where e.matter_id = m.id), '[]'::json) as events`

/** Matters in sight in the order of their ids; what is out of sight is as if it did not exist. */
export async function findMatterFiles(
  db: Db,
  sight: MatterSight,
  which: { readonly ids: readonly string[] } | 'all',
): Promise<MatterFile[]> {
  const found = await sql<MatterFile>`
    select ${FILE} ${MATTER_FROM} where ${matterInSight(sight)} ${which === 'all' ? sql`` : sql`and m.id = any(${[...which.ids]}::uuid[])`}
    order by m.id`.execute(db)
  return found.rows
}

/** The same with the row locked. */
export async function lockMatterFile(trx: Transaction, sight: MatterSight, id: string): Promise<MatterFile | null> {
  await lockMatters(trx, [id])
  return (await findMatterFiles(trx, sight, { ids: [id] }))[0] ?? null
}

/** Locks rows in one order, so that two who act on many never wait for each other in a ring. */
export const lockMatters = (trx: Transaction, ids: readonly string[]) =>
  sql`select id from matter where id = any(${[...ids]}::uuid[]) order by id for update`.execute(trx)

export const findMatterRow = (db: Db, id: string) =>
  db.selectFrom('matter').selectAll().where('id', '=', id).executeTakeFirst()

/** An act by its id, wherever it was recorded: a second sending of the same. */
export const findMatterEvent = (db: Db, id: string) =>
  db
    .selectFrom('matterEvent')
    .select(['id', 'matterId', 'kind', 'body', 'text'])
    .where('id', '=', id)
    .executeTakeFirst()

const PAPER = ['id', 'matterId', 'name', 'mediaType', 'bytes', 'sha256'] as const
export type MatterPaperRow = {
  id: string
  matterId: string
  name: string
  mediaType: string
  bytes: number
  sha256: string
}

export const listMatterPapers = (db: Db, matterId: string): Promise<MatterPaperRow[]> =>
  db
    .selectFrom('matterPaper')
    .select(PAPER)
    .where('matterId', '=', matterId)
    .orderBy('recordedAt')
    .orderBy('id')
    .execute()

export const findMatterPaper = (db: Db, id: string): Promise<MatterPaperRow | undefined> =>
  db.selectFrom('matterPaper').select(PAPER).where('id', '=', id).executeTakeFirst()

const NUMBERS = 7_412_642
/** Numbers are given one after the other: whoever asks at the same time waits. */
export const lockMatterNumbers = (trx: Transaction) => sql`select pg_advisory_xact_lock(${NUMBERS})`.execute(trx)

/** The next running number of a year; a void one stays taken. */
export async function nextMatterNumber(db: Db, mark: string, year: number): Promise<number> {
  const found = await sql<{ n: number }>`
    select coalesce(max(number), 0) + 1 as n from matter_number where mark = ${mark} and year = ${year}`.execute(db)
  return Number(found.rows[0]!.n)
}

/** 区督办, by the district's name. */
export async function matterMark(db: Db): Promise<string> {
  const district = await readSetting<string>(db, 'districtName', '')
  return say({ code: 'matters.markOf', params: { level: /[区县市]$/.exec(district)?.[0] ?? '' } })
}

/** Ids of all matters: the night judges them. */
export async function listMatterIds(db: Db): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from matter order by id`.execute(db)
  return found.rows.map((r) => r.id)
}

/** Names of units by their ids. */
export async function loadUnitNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ id: string; name: string }>`
    select id, name from unit where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(found.rows.map((r) => [r.id, r.name]))
}
