import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import pg from 'pg'
import type { Config } from '../config.ts'
import { launchPostgres } from '../postgres/launch.ts'
import { withClient } from '../with-client.ts'

export const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url))

/** A database of Guatu with the folder of its files, opened for a backup or a restore. */
export type Installation = {
  readonly connection: pg.ClientConfig
  readonly filesDir: string
  readonly dataDir: string
  /** Gives the embedded server up again; it goes on if somebody else uses it. */
  close(): Promise<void>
}

export const filesFolder = (dataDir: string): string => join(dataDir, 'files')

const none = async (): Promise<void> => undefined

/** The installation these settings describe: a server of one's own, or the embedded one with its own database before the sample. */
export async function openInstallation(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  log: (line: string) => void,
  database?: string,
): Promise<Installation | Refusal> {
  const { dataDir, databaseUrl } = config
  const folders = { dataDir, filesDir: filesFolder(dataDir) }
  if (databaseUrl) return { ...folders, connection: { connectionString: databaseUrl }, close: none }
  if (!existsSync(join(dataDir, 'postgres-secret'))) return refuse('backup.noDatabase', { folder: dataDir })
  const server = await launchPostgres({ dataDir, log })
  const names = await withClient(server.connection, namesOfDatabases)
  const name = (database ? [database] : ['guatu', 'guatu_sample']).find((wanted) => names.includes(wanted))
  if (name) return { ...folders, connection: { ...server.connection, database: name }, close: () => server.stop() }
  await server.stop()
  return refuse('backup.noDatabase', { folder: dataDir })
}

/**
 * An empty database to restore into: `into` is a postgres:// address of one, or a data folder, in whose embedded server
 * the database `name` is made.
 */
export async function openTarget(
  into: string,
  filesDir: string,
  name: string,
  log: (line: string) => void,
): Promise<Installation> {
  if (/^postgres(ql)?:/.test(into))
    return { connection: { connectionString: into }, filesDir, dataDir: '', close: none }
  const dataDir = resolve(into)
  const server = await launchPostgres({ dataDir, log })
  await withClient(server.connection, async (client) => {
    if (!(await namesOfDatabases(client)).includes(name))
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  })
  const connection = { ...server.connection, database: name }
  return { connection, dataDir, filesDir: filesFolder(dataDir), close: () => server.stop() }
}

async function namesOfDatabases(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database')
  return rows.map((row) => row.datname)
}
