import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from '@guatu/words/say'
import pg from 'pg'
import { makeFirstPassword } from '../identity/password.ts'
import { systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { createDb, createPool } from '../platform/db.ts'
import { fillSample } from './fill-sample.ts'

export type Prepared = { readonly connection: pg.PoolConfig; readonly greeting: readonly string[] }

type Options = {
  readonly base: pg.PoolConfig
  readonly embedded: boolean
  readonly config: Config
  readonly log: (line: string) => void
  readonly migrate: (connection: pg.PoolConfig) => Promise<unknown>
}

/** The database to serve: made if absent, brought forward, and on the very first run filled with the sample district. */
export async function prepareDatabase(options: Options): Promise<Prepared> {
  const { base, embedded, config, log } = options
  const database = embedded ? chosenDatabase(config.dataDir) : base.database
  const connection: pg.PoolConfig = database ? { ...base, database } : base
  if (embedded) await createIfAbsent(base, database!)
  await options.migrate(connection)
  const pool = createPool(connection, 4)
  const db = createDb(pool)
  try {
    const { n } = await db.selectFrom('account').select(db.fn.countAll().as('n')).executeTakeFirstOrThrow()
    if (Number(n) > 0 || !embedded) return { connection, greeting: [] }
    log(say({ code: 'start.fillingSample', params: {} }))
    const accounts = await fillSample({
      db,
      pool,
      clock: systemClock,
      projects: 61,
      weeks: 10,
      seed: 1,
      passwords: () => config.samplePassword ?? makeFirstPassword(),
      mustChange: config.samplePassword === undefined,
      log,
    })
    const lines = accounts.map((a) => `${a.userName}\t${a.password}`)
    const file = join(config.dataDir, 'first-passwords.txt')
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 })
    chmodSync(file, 0o600)
    return {
      connection,
      greeting: [say({ code: 'start.firstPasswords', params: { file } }), ...lines.map((l) => `  ${l}`)],
    }
  } finally {
    await db.destroy()
  }
}

/** The sample is served until somebody chose "begin empty", which leaves a mark in the data folder. */
const chosenDatabase = (dataDir: string): string =>
  existsSync(join(dataDir, 'began-empty')) ? 'guatu' : 'guatu_sample'

async function createIfAbsent(base: pg.PoolConfig, database: string): Promise<void> {
  const client = new pg.Client(base)
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [database])
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(database)}`)
  } finally {
    await client.end()
  }
}
