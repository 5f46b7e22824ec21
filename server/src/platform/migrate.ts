import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { coded } from '@guatu/domain/kernel/coded'
import pg from 'pg'
import { StartRefused } from './start-refused.ts'

export type MigrateOptions = {
  /** Called before the first change of a database that already holds something; a throw stops everything. */
  readonly beforeMigrate?: (pending: readonly string[]) => Promise<void>
  readonly log?: (name: string) => void
  /** Only so many of the files; a restore stops where its backup stood. */
  readonly upTo?: number
}

type Migration = { readonly name: string; readonly checksum: string; readonly sql: string }

/** Any number that no other program on the same server is likely to lock: 'guatu' as bytes. */
const LOCK = 0x6775617475

/**
 * Brings a database forward: each file `NNNN-sentence.sql` of the folder once, in order, in a transaction of its own.
 * Two servers that start together wait for each other, and the second finds nothing to do.
 * @returns the names applied now.
 * @throws StartRefused when an applied file was changed, is missing, or a new one stands before it.
 */
export async function migrate(
  database: pg.Pool | pg.ClientConfig,
  folder: string,
  options: MigrateOptions = {},
): Promise<readonly string[]> {
  const files = readMigrations(folder).slice(0, options.upTo)
  const { client, close } = await oneClient(database)
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    const applied = await applyPending(client, files, options)
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK])
    await close()
    return applied
  } catch (error) {
    await close(true)
    throw error
  }
}

type OneClient = { readonly client: pg.ClientBase; close(broken?: boolean): Promise<void> }

/** The lock belongs to a connection: all goes over one, and a broken one is thrown away, lock and all. */
async function oneClient(database: pg.Pool | pg.ClientConfig): Promise<OneClient> {
  if (database instanceof pg.Pool) {
    const client = await database.connect()
    return { client, close: async (broken) => client.release(broken) }
  }
  const client = new pg.Client(database)
  await client.connect()
  return { client, close: () => client.end() }
}

async function applyPending(client: pg.ClientBase, files: readonly Migration[], options: MigrateOptions) {
  await client.query(`CREATE TABLE IF NOT EXISTS schema_migration (
    name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT clock_timestamp())`)
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM schema_migration ORDER BY name',
  )
  refuseOtherHistory(rows, files)
  const pending = files.slice(rows.length)
  if (pending.length > 0 && rows.length > 0) await options.beforeMigrate?.(pending.map((m) => m.name))
  for (const migration of pending) {
    await applyOne(client, migration)
    options.log?.(migration.name)
  }
  return pending.map((m) => m.name)
}

async function applyOne(client: pg.ClientBase, { name, checksum, sql }: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query('INSERT INTO schema_migration (name, checksum) VALUES ($1, $2)', [name, checksum])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new StartRefused(coded('start.migrationFailed', { name, output: (error as Error).message }))
  }
}

/** What was applied must be the beginning of what is there: nothing changed, nothing missing, nothing slipped in between. */
function refuseOtherHistory(applied: readonly { name: string; checksum: string }[], files: readonly Migration[]): void {
  for (const [i, { name, checksum }] of applied.entries()) {
    const file = files.find((f) => f.name === name)
    if (!file) throw new StartRefused(coded('start.databaseNewer', { name }))
    if (file.checksum !== checksum) throw new StartRefused(coded('start.migrationChanged', { name }))
    if (files[i]!.name !== name)
      throw new StartRefused(coded('start.migrationBefore', { name: files[i]!.name, last: name }))
  }
}

/** The files of a folder in order; line ends don't count, since git may change them. */
export function readMigrations(folder: string): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const numbers = new Set<string>()
  return names.map((name) => {
    const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]
    if (!number || numbers.has(number)) throw new StartRefused(coded('start.migrationMisnamed', { name }))
    numbers.add(number)
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}
