import type { Refusal } from '@guatu/domain/kernel/coded'
import type { Db } from '../../platform/db.ts'
import type { Adjustments, Reading } from './staging.ts'

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

export const storeReading = (db: Db, id: string, reading: Reading, asOf: string | null) =>
  db
    .updateTable('importStaging')
    .set((eb) => ({
      state: 'ready',
      progress: 1,
      understanding: JSON.stringify(reading),
      asOf: eb.fn.coalesce('asOf', eb.val(asOf)) as never,
      problem: null,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', '=', 'reading')
    .execute()

export const storeRefusal = (db: Db, id: string, refusal: Refusal) =>
  db
    .updateTable('importStaging')
    .set({ state: 'refused', problem: JSON.stringify({ code: refusal.code, params: refusal.params }) })
    .where('id', '=', id)
    .where('state', '=', 'reading')
    .execute()

export const storeProgress = (db: Db, id: string, progress: number) =>
  db.updateTable('importStaging').set({ progress }).where('id', '=', id).execute()

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
      version: expectedVersion + 1,
    })
    .where('id', '=', id)
    .where('version', '=', expectedVersion)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export const markStaging = (db: Db, id: string, state: string, confirmedAt?: Date) =>
  db
    .updateTable('importStaging')
    .set((eb) => ({ state, version: eb('version', '+', 1), ...(confirmedAt && { confirmedAt }) }))
    .where('id', '=', id)
    .execute()
