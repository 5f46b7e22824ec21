import type { Db } from './db.ts'

/** Number of the newest audit entry: the version that live topics carry. */
export const headSeq = async (db: Db): Promise<number> =>
  (await db.selectFrom('auditHead').select('seq').executeTakeFirstOrThrow()).seq

/** Hash of the newest audit entry, for anchoring outside the database. */
export const headHash = async (db: Db): Promise<string> =>
  (await db.selectFrom('auditHead').select('hash').executeTakeFirstOrThrow()).hash
