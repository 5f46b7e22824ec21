import type { LedgerRow } from '@guatu/domain/projects/ledger/ledger-row'
import { sql } from 'kysely'
import type { Db, Transaction } from '../../platform/db.ts'
import type { SheetGrid } from './read-ledger-in-child.ts'
import type { Adjustments, ReadingHead } from './staging.ts'

export type StagingRow = {
  id: string
  fileName: string
  sha256: string
  state: 'reading' | 'ready' | 'storing' | 'refused' | 'confirmed' | 'cancelled' | 'undone'
  progress: number
  problem: { code: string; params: Record<string, string> } | null
  asOf: string | null
  understanding: ReadingHead | null
  adjustments: Adjustments
  createdAt: Date
  createdByName: string
  /** When rows of it were last stored; null as long as nothing was. */
  confirmedAt: Date | null
  version: number
  /** The worker that reads or stores it, and until when its claim holds. */
  claimedBy: string | null
  claimedUntil: Date | null
  cancelAsked: boolean
}

export const findStaging = async (db: Db, id: string): Promise<StagingRow | undefined> =>
  (await db.selectFrom('importStaging').selectAll().where('id', '=', id).executeTakeFirst()) as unknown as
    | StagingRow
    | undefined

const PIECES_AT_ONCE = 5

async function* pieces<T>(db: Db, importId: string, kind: 'rows' | 'grid'): AsyncGenerator<{ sheet: number; body: T }> {
  let [sheet, ordinal] = [-1, -1]
  for (;;) {
    const found = await sql<{ sheet: number; ordinal: number; body: T }>`
      select sheet, ordinal, body from import_piece where import_id = ${importId} and kind = ${kind} and (sheet, ordinal) > (${sheet}::int, ${ordinal}::int)
      order by sheet, ordinal limit ${PIECES_AT_ONCE}`.execute(db)
    yield* found.rows
    const last = found.rows.at(-1)
    if (!last || found.rows.length < PIECES_AT_ONCE) return
    sheet = last.sheet
    ordinal = last.ordinal
  }
}

/** All rows of a staged ledger, in the order of its sheets. */
export async function listStagedRows(db: Db, importId: string): Promise<LedgerRow[]> {
  const rows: LedgerRow[] = []
  for await (const piece of pieces<LedgerRow[]>(db, importId, 'rows')) rows.push(...piece.body)
  return rows
}

/** The kept cells of a staged ledger, put back into its sheets. */
export async function listStagedGrids(db: Db, importId: string, heads: readonly SheetGrid[]): Promise<SheetGrid[]> {
  const grids = heads.map((g) => ({ ...g, rows: [] as string[][] }))
  for await (const piece of pieces<string[][]>(db, importId, 'grid')) grids[piece.sheet]?.rows.push(...piece.body)
  return grids
}

/** The newest import whose rows were stored and not taken back: the only one that can be undone. */
export async function lastConfirmed(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom('importStaging')
    .select('id')
    .where('confirmedAt', 'is not', null)
    .where('state', '!=', 'undone')
    .orderBy('confirmedAt', 'desc')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Files still to be read that no server is at. */
export const listUnfinished = (db: Db) =>
  db
    .selectFrom('importStaging')
    .select(['id', 'createdAt'])
    .where('state', '=', 'reading')
    .where((eb) => eb.or([eb('claimedUntil', 'is', null), eb('claimedUntil', '<', sql<Date>`now()`)]))
    .orderBy('createdAt')
    .execute()

/** How a row that was stored stood to what was there before, by `rowKey`. */
export type Taken = Readonly<Record<string, readonly [projectId: string, was: 'new' | 'changed' | 'same']>>

/** What one confirmation wrote, as its undo needs it. */
export type ImportEffects = {
  readonly taken: Taken
  readonly created: readonly string[]
  /** Version of each touched project right after the import: another one now means somebody went on working. */
  readonly versions: Readonly<Record<string, number>>
  /** Columns of changed heads as they were, in snake case. */
  readonly previous: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Ids of facts about projects that were there before. */
  readonly reports: readonly string[]
  readonly commitments: readonly string[]
  readonly yearPlans: readonly string[]
  readonly codes: readonly string[]
  readonly bottlenecks: readonly string[]
  readonly resolved: readonly string[]
  readonly gone: readonly { id: string; version: number }[]
}

/** What the confirmations of an import wrote, oldest first. */
export async function listEffects(db: Db, importId: string): Promise<(ImportEffects & { recordedAt: Date })[]> {
  const rows = await db
    .selectFrom('importEvent')
    .select(['body', 'recordedAt'])
    .where('importId', '=', importId)
    .where('event', '=', 'confirmed')
    .orderBy('recordedAt')
    .execute()
  return rows.map((r) => ({ ...(r.body as unknown as ImportEffects), recordedAt: r.recordedAt }))
}

export async function takenRows(db: Db, importId: string): Promise<Taken> {
  const found = await sql<{ taken: Taken | null }>`
    select body -> 'taken' as taken from import_event where import_id = ${importId} and event = 'confirmed' order by recorded_at`.execute(
    db,
  )
  return Object.assign({}, ...found.rows.map((r) => r.taken ?? {})) as Taken
}

/** One import at a time, over all servers: false when another one holds the lock. */
export async function lockImports(trx: Transaction): Promise<boolean> {
  const found = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(7412630) as got`.execute(trx)
  return found.rows[0]!.got
}

/** Whether a transaction holds the lock of storing and undoing right now. */
export async function isStoringLocked(db: Db): Promise<boolean> {
  const found = await sql<{ locked: boolean }>`
    select exists (select from pg_locks where locktype = 'advisory' and objid = 7412630 and database = (select oid from pg_database where datname = current_database())) as locked`.execute(
    db,
  )
  return found.rows[0]!.locked
}

export type Touched = { readonly id: string; readonly version: number; readonly since: Date }

/** Names of projects that somebody changed, reported on or planned after the import wrote them. */
export async function touchedSince(db: Db, touched: readonly Touched[], own: readonly Date[]): Promise<string[]> {
  const later = (table: string) =>
    sql`exists (select from ${sql.table(table)} f where f.project_id = p.id and f.recorded_at > e.since and f.recorded_at <> all(${[...own]}::timestamptz[]))`
  const facts = ['report', 'commitment', 'year_plan', 'bottleneck', 'bottleneck_event', 'fund_figure', 'stage_event']
  const found = await sql<{ name: string }>`
    select p.name from unnest(${touched.map((t) => t.id)}::uuid[], ${touched.map((t) => t.version)}::int[], ${touched.map((t) => t.since)}::timestamptz[]) e(id, version, since)
    join project p on p.id = e.id
    where p.version <> e.version or ${sql.join(facts.map(later), sql` or `)}
      or exists (select from plan pl join revision r on r.register = 'plan' and r.subject_id = pl.id::text where pl.project_id = p.id and r.recorded_at > e.since)
    order by p.name, p.id`.execute(db)
  return found.rows.map((r) => r.name)
}

/** States in which a server works on a staged import. */
export type WorkState = 'reading' | 'storing'

/** Whether any server reads or stores an import now. */
export async function isAnyAtWork(db: Db): Promise<boolean> {
  const found = await sql<{ at: boolean }>`
    select exists (select from import_staging where state in ('reading', 'storing') and claimed_until > now()) as at`.execute(
    db,
  )
  return found.rows[0]!.at
}

/** What is to be done on an import that no server is at: its claim lapsed, or was given up at a server's end. */
export async function workLeft(db: Db, id: string): Promise<WorkState | null> {
  const found = await sql<{ state: WorkState }>`
    select state from import_staging
    where id = ${id} and state in ('reading', 'storing') and (claimed_until is null or claimed_until < now())`.execute(
    db,
  )
  return found.rows[0]?.state ?? null
}
