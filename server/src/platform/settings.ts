import type { Db } from './db.ts'

/** A named setting of the installation, or the given value where none is stored. */
export async function readSetting<T>(db: Db, key: string, otherwise: T): Promise<T> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return row === undefined ? otherwise : (row.value as T)
}

export const writeSetting = (db: Db, key: string, value: unknown) =>
  db
    .insertInto('setting')
    .values({ key, value: JSON.stringify(value) })
    .onConflict((oc) => oc.column('key').doUpdateSet({ value: JSON.stringify(value) }))
    .execute()
