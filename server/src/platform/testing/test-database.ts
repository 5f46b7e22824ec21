import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { migrate, readMigrations } from '../migrate.ts'
import { launchPostgres } from '../postgres/launch.ts'
import { startOf } from '../postgres/process-identity.ts'
import { withClient } from '../with-client.ts'

export type TestDatabase = {
  readonly connection: pg.ClientConfig & { readonly database: string }
  drop(): Promise<void>
}

const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url))
const CHECKOUT = fileURLToPath(new URL('../../../..', import.meta.url))
const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)
let made = 0

/**
 * A migrated database of its own for one test file: copied from a template that is made once for each state of the
 * migrations, on one embedded server for each checkout (or the server of GUATU_TEST_DATABASE_URL). `empty: true` gives
 * one without any table. `drop()` removes it and, if nobody else tests, stops the server.
 */
export async function testDatabase(options: { readonly empty?: boolean } = {}): Promise<TestDatabase> {
  const server = await testServer()
  const database = `guatu_test_${process.pid}_${startOf(process.pid)?.replace(/\D+/g, '') ?? 0}_${made++}`
  await onServer(server.connection, async (client) => {
    const template = options.empty ? 'template0' : await migratedTemplate(client, server.connection)
    await client.query(`CREATE DATABASE ${database} TEMPLATE ${template}`)
  })
  return {
    connection: { ...server.connection, database },
    drop: async () => {
      await onServer(server.connection, (client) => client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`))
      await server.stop()
    },
  }
}

async function testServer(): Promise<{ connection: pg.ClientConfig; stop(): Promise<void> }> {
  const url = process.env.GUATU_TEST_DATABASE_URL
  if (url) {
    const { hostname, port, username, password } = new URL(url)
    const connection = { host: decodeURIComponent(hostname), user: decodeURIComponent(username), database: 'postgres' }
    return {
      connection: { ...connection, password: decodeURIComponent(password), port: Number(port || 5432) },
      stop: async () => undefined,
    }
  }
  const dataDir = join(tmpdir(), `guatu-test-${process.geteuid?.() ?? 0}-${hash(CHECKOUT)}`)
  return launchPostgres({ dataDir, log: () => undefined, durable: false })
}

/** Makes the template if this state of the migrations has none yet; throws away those of older states and what killed tests left. */
async function migratedTemplate(client: pg.Client, server: pg.ClientConfig): Promise<string> {
  const state = hash(
    readMigrations(MIGRATIONS)
      .map((m) => m.name + m.checksum)
      .join(),
  )
  const template = `guatu_template_${state}`
  await client.query('SELECT pg_advisory_lock(7)')
  const { rows } = await client.query<{ name: string; ready: boolean }>(
    `SELECT datname AS name, datistemplate AS ready FROM pg_database WHERE datname LIKE 'guatu\\_t%'`,
  )
  for (const { name, ready } of rows) {
    if (name !== template || !ready) await dropIfLeft(client, name)
  }
  if (!rows.some((row) => row.name === template && row.ready)) {
    await client.query(`CREATE DATABASE ${template}`)
    await migrate({ ...server, database: template }, MIGRATIONS)
    await client.query(`ALTER DATABASE ${template} IS_TEMPLATE true`)
  }
  await client.query('SELECT pg_advisory_unlock(7)')
  return template
}

async function dropIfLeft(client: pg.Client, name: string): Promise<void> {
  const [, pid, started] = /^guatu_test_(\d+)_(\d+)_/.exec(name) ?? []
  if (pid && startOf(Number(pid))?.replace(/\D+/g, '') === started) return
  await client.query(`ALTER DATABASE ${name} IS_TEMPLATE false`)
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
}

/** Work beside the databases under test: over the one that is always there. */
const onServer = <T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  withClient({ ...connection, database: 'postgres' }, work)
