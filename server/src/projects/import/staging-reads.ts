import { sql } from 'kysely'
import type { Db, Transaction } from '../../platform/db.ts'
import type { Adjustments, Reading } from './staging.ts'

export type StagingRow = {
  id: string
  fileName: string
  sha256: string
  state: 'reading' | 'ready' | 'refused' | 'confirmed' | 'cancelled' | 'undone'
  progress: number
  problem: { code: string; params: Record<string, string> } | null
  asOf: string | null
  understanding: Reading | null
  adjustments: Adjustments
  createdAt: Date
  createdByName: string
  version: number
}

export const findStaging = async (db: Db, id: string): Promise<StagingRow | undefined> =>
  (await db.selectFrom('importStaging').selectAll().where('id', '=', id).executeTakeFirst()) as unknown as
    | StagingRow
    | undefined

export async function listStaging(db: Db) {
  const found = await sql<Omit<StagingRow, 'understanding' | 'adjustments'> & { rows: number }>`
    select id, file_name as "fileName", sha256, state, progress, problem, as_of as "asOf", created_at as "createdAt", created_by_name as "createdByName", version,
      coalesce(jsonb_array_length(understanding #> '{understanding,rows}'), 0) as rows
    from import_staging where created_at > now() - interval '90 days' or state in ('confirmed', 'undone') order by created_at desc limit 100`.execute(
    db,
  )
  return found.rows
}

/** The newest import that was confirmed and not undone: the only one that can be undone. */
export async function lastConfirmed(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom('importStaging')
    .select('id')
    .where('state', '=', 'confirmed')
    .orderBy('confirmedAt', 'desc')
    .executeTakeFirst()
  return row?.id ?? null
}

export const listUnfinished = (db: Db) =>
  db.selectFrom('importStaging').select(['id']).where('state', '=', 'reading').orderBy('createdAt').execute()

export const findProfileByFingerprint = async (db: Db, fingerprint: string) =>
  db
    .selectFrom('mappingProfile')
    .select(['id', 'name', 'body'])
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst()

export async function findImportEffects(db: Db, importId: string): Promise<ImportEffects | null> {
  const row = await db
    .selectFrom('importEvent')
    .select('body')
    .where('importId', '=', importId)
    .where('event', '=', 'confirmed')
    .executeTakeFirst()
  return (row?.body as unknown as ImportEffects | undefined) ?? null
}

/** What a confirmed import wrote, as its undo needs it. */
export type ImportEffects = {
  readonly created: readonly string[]
  /** Version of each touched project right after the import: another one now means somebody went on working. */
  readonly versions: Readonly<Record<string, number>>
  readonly previous: Readonly<Record<string, Record<string, unknown>>>
  readonly reports: readonly { id: string; projectId: string; supersedes: string | null }[]
  readonly commitments: readonly { projectId: string; before: { date: string; precision: string } | null }[]
  readonly yearPlans: readonly { projectId: string; year: number; before: string | null }[]
  readonly bottlenecks: readonly { id: string; projectId: string }[]
  readonly resolved: readonly { id: string; projectId: string }[]
  readonly gone?: readonly { id: string; version: number }[]
}

/** One import at a time, over all servers: false when another one holds the lock. */
export async function lockImports(trx: Transaction): Promise<boolean> {
  const found = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(7412630) as got`.execute(trx)
  return found.rows[0]!.got
}

/** Names of projects that somebody changed or reported on after the import wrote them. */
export async function touchedSince(db: Db, effects: ImportEffects): Promise<string[]> {
  const ids = Object.keys(effects.versions)
  const own = effects.reports.map((r) => r.id)
  const found = await sql<{ name: string }>`
    select p.name from unnest(${ids}::uuid[], ${ids.map((id) => effects.versions[id]!)}::int[]) e(id, version) join project p on p.id = e.id
    where p.version <> e.version
      or exists (select from report r where r.supersedes = any(${own}::uuid[]) and r.project_id = p.id)
      or exists (select from report r where r.project_id = p.id and r.recorded_at > (select max(m.recorded_at) from report m where m.id = any(${own}::uuid[]) and m.project_id = p.id))
      or exists (select from plan pl where pl.project_id = p.id and p.id = any(${[...effects.created]}::uuid[]))
    order by p.name`.execute(db)
  return found.rows.map((r) => r.name)
}
