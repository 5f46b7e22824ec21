import type { Db } from '../platform/db.ts'

/** The address of a token's hash while it was not revoked. */
export const findLiveBoard = (db: Db, tokenHash: string) =>
  db
    .selectFrom('boardAddress')
    .select(['id', 'name'])
    .where('tokenHash', '=', tokenHash)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()

export const findBoard = (db: Db, id: string) =>
  db.selectFrom('boardAddress').selectAll().where('id', '=', id).executeTakeFirst()

export const listBoardRows = (db: Db) =>
  db.selectFrom('boardAddress').selectAll().orderBy('createdAt', 'desc').orderBy('id').execute()
