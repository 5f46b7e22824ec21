import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { say } from '@guatu/words/say'
import type pg from 'pg'
import { createServer, type GuatuServer } from './create-server.ts'
import { backupBeforeMigration } from './platform/backup/before-migration.ts'
import { type Config, describeConfig, loadConfig } from './platform/config.ts'
import { makeDataFolder } from './platform/make-data-folder.ts'
import { migrate } from './platform/migrate.ts'
import { onePrepares } from './platform/one-prepares.ts'
import { launchPostgres, type Running } from './platform/postgres/launch.ts'
import { StartRefused } from './platform/start-refused.ts'
import { makeEmptyDatabase } from './sample/begin-empty.ts'
import { type Prepared, prepareDatabase } from './sample/prepare-database.ts'

// Twice what is in use, then it is collected: on a large machine the engine would let an import grow to four times as much.
setFlagsFromString('--heap-growing-percent=100')

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
  let stopping = false
  try {
    await serve(config, embedded, log, () => (stopping = true))
  } catch (error) {
    // Told to stop while starting: what fails then has lost its database, and `stop` ends the process.
    if (stopping) return
    // A start that fails leaves no database running behind it.
    await embedded?.stop().catch(() => {})
    throw error
  }
}

async function serve(
  config: Config,
  embedded: Running | null,
  log: (line: string) => void,
  onStop: () => void,
): Promise<void> {
  makeDataFolder(config.dataDir)
  const base: pg.PoolConfig = embedded ? embedded.connection : { connectionString: config.databaseUrl! }
  const bring = (c: pg.PoolConfig) =>
    migrate(c, MIGRATIONS, { beforeMigrate: backupBeforeMigration(c, config.dataDir, log) })
  const prepare = () =>
    onePrepares(base, () => prepareDatabase({ base, embedded: embedded !== null, config, log, migrate: bring }))
  let server: GuatuServer | null = null
  const open = async ({ connection }: Prepared, port: number): Promise<void> => {
    const making = { base, dataDir: config.dataDir, migrate: bring }
    const made = await createServer({
      config,
      connection,
      ...(embedded && { beginEmpty: (wish) => makeEmptyDatabase(making, wish), onBegunEmpty: () => void changeOver() }),
    })
    server = made
    await listen(made, config, port)
    void made.work().catch((error: unknown) => made.app.log.error({ err: error }, 'the outbox did not start'))
  }
  let stopping = false
  const stop = async (code: number) => {
    if (stopping) return
    stopping = true
    onStop()
    outliveWhatIsCutOff()
    // What hangs on may not keep the database from being closed in time.
    await Promise.race([server?.close().catch(() => {}), pause(900)])
    await embedded?.stop().catch(() => {})
    process.exit(code)
  }
  onSignal((signal) => {
    if (!stopping) log(say({ code: 'start.stopping', params: { signal } }))
    void stop(0)
  })
  /** From the sample to the empty installation on the same door, once the answer that told the first password is out. */
  const changeOver = async () => {
    await pause(ANSWER_OUT_MS)
    if (stopping || !server) return
    log(say({ code: 'start.switching', params: {} }))
    const { port } = server.app.server.address() as AddressInfo
    try {
      await server.close()
      if (!stopping) await open(await prepare(), port)
    } catch (error) {
      if (stopping) return
      log(String((error as Error).stack))
      await stop(70)
    }
  }
  const prepared = await prepare()
  await open(prepared, config.port)
  log(say({ code: 'start.ready', params: { url: config.publicUrl.href } }))
  for (const line of prepared.greeting) log(line)
}

function onSignal(hear: (signal: string) => void): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => hear(signal))
}

/** Work that is cut off by the closing database has nothing to tell, and may not end the process before its database. */
function outliveWhatIsCutOff(): void {
  for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, () => {})
}

/** The browser has its answer by then; nothing depends on it but that the password is seen. */
const ANSWER_OUT_MS = 300

async function listen({ app }: GuatuServer, { host }: Config, port: number): Promise<void> {
  await app.listen({ port, host }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new StartRefused({ code: 'start.portInUse', params: { port } })
  })
}
