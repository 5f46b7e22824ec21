import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import pg from 'pg'
import { makeFirstAdministrator } from '../identity/commands/make-first-administrator.ts'
import { type FirstPassword, keepFirstPasswords, readFirstPasswords } from '../identity/first-passwords.ts'
import { makeFirstPassword } from '../identity/password.ts'
import { nameHomeRegion } from '../organization/commands/name-home-region.ts'
import { systemClock } from '../platform/clock.ts'
import { createDb, createPool } from '../platform/db.ts'
import { NOBODY } from '../platform/http/serve.ts'
import { onePrepares } from '../platform/one-prepares.ts'
import { type Command, runCommand } from '../platform/run-command.ts'
import { writeSetting } from '../platform/settings.ts'
import { seedRegisters } from './seed-registers.ts'

export type EmptyWish = {
  readonly districtName: string
  readonly adminUserName: string
  /** GB/T 2260 code of the district, if known. */
  readonly regionCode: string | null
}

/** What stands in an empty installation: notices, the default rule set, the district's name, one administrator. */
const furnish: Command<EmptyWish & { password: string }, { done: true }> = {
  name: 'begin-empty',
  async run(ctx, { districtName, adminUserName, regionCode, password }) {
    await seedRegisters(ctx)
    await writeSetting(ctx.trx, 'districtName', districtName)
    if (regionCode !== null) await nameHomeRegion.run(ctx, { code: regionCode, name: districtName })
    const made = await makeFirstAdministrator.run(ctx, { userName: adminUserName, password })
    return isRefusal(made) ? made : { done: true }
  },
}

/**
 * Furnishes a migrated, empty database in one transaction and answers the administrator's first password, which stands in
 * `data/first-passwords.txt` before the commit: no account can exist whose password nobody knows.
 */
export async function furnishEmpty(
  connection: pg.PoolConfig,
  dataDir: string,
  wish: EmptyWish,
  beside: readonly FirstPassword[] = [],
): Promise<FirstPassword> {
  const first = { userName: wish.adminUserName, password: makeFirstPassword() }
  const db = createDb(createPool(connection, 1))
  try {
    keepFirstPasswords(dataDir, [first, ...beside])
    const host = { db, clock: systemClock, react: async () => {} }
    const caller = { actor: { ...NOBODY, name: say({ code: 'start.actor', params: {} }) }, address: null }
    const done = await runCommand(host, caller, furnish, { ...wish, password: first.password })
    if (isRefusal(done)) throw new Error(say(done))
    return first
  } finally {
    await db.destroy()
  }
}

type Making = {
  /** The embedded server, by its database `postgres`. */
  readonly base: pg.PoolConfig
  readonly dataDir: string
  readonly migrate: (connection: pg.PoolConfig) => Promise<unknown>
}

const UNFINISHED = 'guatu_unfinished'

/**
 * Makes the database `guatu` beside the sample: under another name until it is whole, so that a start after a kill −9
 * serves the sample as before, and the next attempt begins anew. Refuses `identity.alreadyBegun`.
 */
export const makeEmptyDatabase = (
  { base, dataDir, migrate }: Making,
  wish: EmptyWish,
): Promise<FirstPassword | Refusal> =>
  onePrepares(base, async () => {
    const client = new pg.Client(base)
    await client.connect()
    try {
      if (await databaseExists(client, 'guatu')) return refuse('identity.alreadyBegun')
      await client.query(`drop database if exists ${UNFINISHED} with (force)`)
      await client.query(`create database ${UNFINISHED}`)
      const connection = { ...base, database: UNFINISHED }
      await migrate(connection)
      // Until the sample is left, its passwords count as well.
      const first = await furnishEmpty(connection, dataDir, wish, readFirstPasswords(dataDir))
      await client.query(`alter database ${UNFINISHED} rename to guatu`)
      keepFirstPasswords(dataDir, [first])
      return first
    } finally {
      await client.end()
    }
  })

export async function databaseExists(client: pg.Client, name: string): Promise<boolean> {
  return (await client.query('select 1 from pg_database where datname = $1', [name])).rowCount === 1
}
