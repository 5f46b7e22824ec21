import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { say } from '@guatu/words/say'
import type pg from 'pg'
import { createServer } from './create-server.ts'
import { backupBeforeMigration } from './platform/backup/before-migration.ts'
import { type Config, describeConfig, loadConfig } from './platform/config.ts'
import { migrate } from './platform/migrate.ts'
import { onePrepares } from './platform/one-prepares.ts'
import { launchPostgres, type Running } from './platform/postgres/launch.ts'
import { StartRefused } from './platform/start-refused.ts'
import { prepareDatabase } from './sample/prepare-database.ts'

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url))

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  process.stdout.write(`${describeConfig()}\n`)
} else {
  run().catch((error: unknown) => {
    const text = error instanceof StartRefused ? error.message : error instanceof Error ? error.stack : String(error)
    process.stderr.write(`${text}\n`)
    process.exit(error instanceof StartRefused ? 3 : 70)
  })
}

/** Config, database, migrations, sample on the first run, server; down in three seconds on TERM, INT or HUP. */
async function run(): Promise<void> {
  const config = loadConfig()
  const log = (line: string) => void process.stderr.write(`${line}\n`)
  const embedded = config.databaseUrl ? null : await launchPostgres({ dataDir: config.dataDir, log })
  try {
    await serve(config, embedded, log)
  } catch (error) {
    // A start that fails leaves no database running behind it.
    await embedded?.stop().catch(() => {})
    throw error
  }
}

async function serve(config: Config, embedded: Running | null, log: (line: string) => void): Promise<void> {
  const base: pg.PoolConfig = embedded ? embedded.connection : { connectionString: config.databaseUrl! }
  const backup = (c: pg.PoolConfig) => backupBeforeMigration(c, config.dataDir, log)
  const prepare = () =>
    prepareDatabase({
      base,
      embedded: embedded !== null,
      config,
      log,
      migrate: (c) => migrate(c, MIGRATIONS, { beforeMigrate: backup(c) }),
    })
  const prepared = await onePrepares(base, prepare)
  const server = await createServer({ config, connection: prepared.connection })
  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    log(say({ code: 'start.stopping', params: { signal } }))
    // What hangs on may not keep the database from being closed in time.
    await Promise.race([server.close().catch(() => {}), pause(900)])
    await embedded?.stop().catch(() => {})
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(signal))
  await server.app.listen({ port: config.port, host: config.host }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new StartRefused({ code: 'start.portInUse', params: { port: config.port } })
  })
  void server.night.wake()
  log(say({ code: 'start.ready', params: { url: config.publicUrl.href } }))
  for (const line of prepared.greeting) log(line)
}
