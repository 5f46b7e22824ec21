import { say } from '@guatu/words/say'
import pg from 'pg'
import { firstPasswordLine, firstPasswordsFile, keepFirstPasswords } from '../identity/first-passwords.ts'
import { makeFirstPassword } from '../identity/password.ts'
import { systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { createDb, createPool } from '../platform/db.ts'
import { databaseExists, furnishEmpty } from './begin-empty.ts'
import { fillSample, whatIsThere } from './fill-sample.ts'

export type Prepared = { readonly connection: pg.PoolConfig; readonly greeting: readonly string[] }

type Options = {
  readonly base: pg.PoolConfig
  readonly embedded: boolean
  readonly config: Pick<Config, 'dataDir' | 'samplePassword'>
  readonly log: (line: string) => void
  readonly migrate: (connection: pg.PoolConfig) => Promise<unknown>
}

const USUAL = { adminUserName: 'admin', regionCode: null }

/**
 * The database to serve, made if absent and brought forward. The embedded server has a database of its own, `guatu`, once
 * somebody began empty or restored a backup; until then the sample district, which the very first run fills in. A server of
 * one's own begins empty, with one administrator.
 */
export async function prepareDatabase(options: Options): Promise<Prepared> {
  const { base, embedded, config } = options
  const connection: pg.PoolConfig = embedded ? { ...base, database: await chosenDatabase(base) } : base
  await options.migrate(connection)
  if (await isInUse(connection)) return { connection, greeting: [] }
  if (connection.database === 'guatu_sample') return { connection, greeting: await fill(connection, options) }
  const districtName = say({ code: 'start.newDistrict', params: {} })
  const first = await furnishEmpty(connection, config.dataDir, { ...USUAL, districtName })
  return { connection, greeting: greet('start.firstAdministrator', config.dataDir, [firstPasswordLine(first)]) }
}

/** The sample is served until a database `guatu` stands beside it, whoever put it there. */
async function chosenDatabase(base: pg.PoolConfig): Promise<string> {
  const client = new pg.Client(base)
  await client.connect()
  try {
    if (await databaseExists(client, 'guatu')) return 'guatu'
    if (!(await databaseExists(client, 'guatu_sample'))) await client.query('create database guatu_sample')
    return 'guatu_sample'
  } finally {
    await client.end()
  }
}

async function isInUse(connection: pg.PoolConfig): Promise<boolean> {
  const db = createDb(createPool(connection, 1))
  try {
    return (await whatIsThere(db)) !== null
  } finally {
    await db.destroy()
  }
}

/**
 * One transaction, and the passwords on paper before it begins: a kill −9 at any moment leaves either an empty database,
 * which the next start fills anew with other passwords, or a whole sample whose passwords are known.
 */
async function fill(connection: pg.PoolConfig, { config, log }: Options): Promise<readonly string[]> {
  log(say({ code: 'start.fillingSample', params: {} }))
  const pool = createPool(connection, 4)
  const db = createDb(pool)
  try {
    const accounts = await fillSample({
      db,
      pool,
      clock: systemClock,
      projects: 61,
      weeks: 10,
      seed: 1,
      passwords: () => config.samplePassword ?? makeFirstPassword(),
      mustChange: config.samplePassword === undefined,
      beforeWriting: (made) => void keepFirstPasswords(config.dataDir, made),
      log,
    })
    return greet('start.firstPasswords', config.dataDir, accounts.map(firstPasswordLine))
  } finally {
    await db.destroy()
  }
}

const greet = (code: string, dataDir: string, lines: readonly string[]): readonly string[] => [
  say({ code, params: { file: firstPasswordsFile(dataDir) } }),
  ...lines.map((line) => `  ${line}`),
]
