import { fileURLToPath } from 'node:url'
import { say } from '@guatu/words/say'
import type pg from 'pg'
import { createServer } from './create-server.ts'
import { describeConfig, loadConfig } from './platform/config.ts'
import { migrate } from './platform/migrate.ts'
import { launchPostgres } from './platform/postgres/launch.ts'
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

/** Config, database, migrations, sample on the first run, server; down in three seconds on TERM or INT. */
async function run(): Promise<void> {
  const config = loadConfig()
  const log = (line: string) => void process.stderr.write(`${line}\n`)
  const embedded = config.databaseUrl ? null : await launchPostgres({ dataDir: config.dataDir, log })
  const base: pg.PoolConfig = embedded ? embedded.connection : { connectionString: config.databaseUrl! }
  const prepared = await prepareDatabase({
    base,
    embedded: embedded !== null,
    config,
    log,
    migrate: (c) => migrate(c, MIGRATIONS),
  })
  const server = await createServer({ config, connection: prepared.connection })
  const stop = async (signal: string) => {
    log(say({ code: 'start.stopping', params: { signal } }))
    setTimeout(() => process.exit(1), 2800).unref()
    await server.close().catch(() => {})
    await embedded?.stop().catch(() => {})
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal))
  await server.app.listen({ port: config.port, host: config.host }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new StartRefused({ code: 'start.portInUse', params: { port: config.port } })
  })
  log(say({ code: 'start.ready', params: { url: config.publicUrl.href } }))
  for (const line of prepared.greeting) log(line)
}
