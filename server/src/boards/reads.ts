import { DisclosableField, type PlaylistEntry } from '@guatu/contract/boards'
import { type Selectable, sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import { USUAL_PLAYLIST } from './playlist.ts'
import type { BoardAddressTable } from './tables.ts'

/** The address of a token's hash while it was not revoked. */
export async function findLiveBoard(db: Db, tokenHash: string) {
  const row = await db
    .selectFrom('boardAddress')
    .select(['id', 'name', 'playlist'])
    .where('tokenHash', '=', tokenHash)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return row && { ...row, playlist: playlistOf(row) }
}

/** The pages that an address turns. */
export const playlistOf = (row: Pick<Selectable<BoardAddressTable>, 'playlist'>): readonly PlaylistEntry[] =>
  row.playlist ?? USUAL_PLAYLIST

/** Addresses made when tokens were still kept as text: the history, which nobody may change, still tells theirs. */
export async function listTold(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`select distinct subject_id as id from revision
    where register = 'board_address' and subject_id = any(${[...ids]}::text[]) and body ? 'token'`.execute(db)
  return new Set(found.rows.map((r) => r.id))
}

export const findBoard = (db: Db, id: string) =>
  db.selectFrom('boardAddress').selectAll().where('id', '=', id).executeTakeFirst()

export const listBoardRows = (db: Db) =>
  db.selectFrom('boardAddress').selectAll().orderBy('createdAt', 'desc').orderBy('id').execute()

export const DISCLOSURE = 'board'
export const DISCLOSABLE: readonly DisclosableField[] = DisclosableField.options
export type Disclosed = Readonly<Record<DisclosableField, boolean>>

/** Which fields the public may see; version 0 and all of them where nobody has chosen. */
export async function findDisclosure(db: Db): Promise<{ fields: Disclosed; version: number }> {
  const row = await db.selectFrom('boardDisclosure').selectAll().where('id', '=', DISCLOSURE).executeTakeFirst()
  const chosen = (row?.fields ?? {}) as Record<string, boolean>
  const fields = Object.fromEntries(DISCLOSABLE.map((field) => [field, chosen[field] ?? true])) as Disclosed
  return { fields, version: row?.version ?? 0 }
}
