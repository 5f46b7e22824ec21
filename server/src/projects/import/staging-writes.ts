import type { Coded, Refusal } from '@guatu/domain/kernel/coded'
import type { LedgerRow } from '@guatu/domain/projects/ledger/ledger-row'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { type Adjustments, GRID_ROWS, GRID_ROWS_IN_ALL, type ReadingHead } from './staging.ts'

/** Staging is operational: it changes in place, and nothing of it is a fact before somebody confirms. */
export const insertStaging = (
  db: Db,
  row: {
    id: string
    fileName: string
    sha256: string
    createdAt: Date
    createdBy: string | null
    createdByName: string
  },
) =>
  db
    .insertInto('importStaging')
    .values({ ...row, state: 'reading', problem: null, asOf: null, understanding: null, confirmedAt: null })
    .execute()

const PIECE = 200
const unclaimed = { claimedBy: null, claimedUntil: null } as const

/** Keeps a reading in pieces; false when the import was cancelled meanwhile, and then nothing of it is kept. */
export const storeReading = (
  db: Db,
  id: string,
  reading: ReadingHead & { readonly rows: readonly LedgerRow[] },
  { asOf, claim }: { readonly asOf: string | null; readonly claim: string },
): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const { rows, ...head } = reading
    const bare: ReadingHead = { ...head, grids: head.grids.map((g) => ({ ...g, rows: [] })) }
    const done = await trx
      .updateTable('importStaging')
      .set((eb) => ({
        state: 'ready',
        progress: 1,
        understanding: JSON.stringify(bare),
        rowCount: rows.length,
        asOf: eb.fn.coalesce('asOf', eb.val(asOf)) as never,
        problem: null,
        version: eb('version', '+', 1),
        ...unclaimed,
      }))
      .where('id', '=', id)
      .where('state', '=', 'reading')
      .where('claimedBy', '=', claim)
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) return false
    await trx.deleteFrom('importPiece').where('importId', '=', id).execute()
    const put = async (kind: 'rows' | 'grid', sheet: number, all: readonly unknown[]) => {
      for (let i = 0; i < all.length; i += PIECE)
        await sql`insert into import_piece values (${id}, ${kind}, ${sheet}, ${i / PIECE}, ${JSON.stringify(all.slice(i, i + PIECE))}::jsonb)`.execute(
          trx,
        )
    }
    await put('rows', 0, rows)
    let left = GRID_ROWS_IN_ALL
    for (const [sheet, grid] of head.grids.entries()) {
      const kept = grid.rows.slice(0, Math.min(GRID_ROWS, left))
      left -= kept.length
      await put('grid', sheet, kept)
    }
    return true
  })

export const storeRefusal = (db: Db, id: string, refusal: Refusal) =>
  db
    .updateTable('importStaging')
    .set((eb) => ({
      state: 'refused',
      problem: JSON.stringify({ code: refusal.code, params: refusal.params }),
      version: eb('version', '+', 1),
      ...unclaimed,
    }))
    .where('id', '=', id)
    .where('state', '=', 'reading')
    .execute()

/** Returns whether the expected version was still the present one. */
export async function storeAdjustments(
  db: Db,
  id: string,
  expectedVersion: number,
  next: { adjustments: Adjustments; asOf: string | null; state: string },
): Promise<boolean> {
  const done = await db
    .updateTable('importStaging')
    .set({
      adjustments: JSON.stringify(next.adjustments) as never,
      asOf: next.asOf,
      state: next.state,
      ...(next.state === 'reading' && { progress: 0, ...unclaimed }),
      problem: null,
      version: expectedVersion + 1,
    })
    .where('id', '=', id)
    .where('version', '=', expectedVersion)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Whether the claim still held and nobody had asked to give up: the last statement of storing. */
export async function markStored(db: Db, id: string, claim: string, confirmedAt: Date): Promise<boolean> {
  const done = await db
    .updateTable('importStaging')
    .set((eb) => ({ state: 'confirmed', progress: 1, version: eb('version', '+', 1), confirmedAt, ...unclaimed }))
    .where('id', '=', id)
    .where('state', '=', 'storing')
    .where('claimedBy', '=', claim)
    .where('cancelAsked', '=', false)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** A storing that was given up or refused: ready as before, with what happened. */
export const giveBack = (db: Db, id: string, claim: string, problem: Coded) =>
  db
    .updateTable('importStaging')
    .set((eb) => ({
      state: 'ready',
      problem: JSON.stringify({ code: problem.code, params: problem.params }),
      version: eb('version', '+', 1),
      cancelAsked: false,
      ...unclaimed,
    }))
    .where('id', '=', id)
    .where('state', '=', 'storing')
    .where('claimedBy', '=', claim)
    .execute()

export const askToCancel = (db: Db, id: string) =>
  db
    .updateTable('importStaging')
    .set({ cancelAsked: true })
    .where('id', '=', id)
    .where('state', '=', 'storing')
    .execute()

export const markStaging = (db: Db, id: string, state: string, confirmedAt?: Date) =>
  db
    .updateTable('importStaging')
    .set((eb) => ({ state, version: eb('version', '+', 1), ...(confirmedAt && { confirmedAt }) }))
    .where('id', '=', id)
    .execute()

/** Imports that were never confirmed, from before a moment; nothing that was stored refers to them. */
export async function deleteOldStagings(db: Db, before: Date): Promise<number> {
  const done = await sql`
    delete from import_staging s where created_at < ${before} and confirmed_at is null and state not in ('reading', 'storing')
      and not exists (select from import_event e where e.import_id = s.id)`.execute(db)
  return Number(done.numAffectedRows ?? 0n)
}
