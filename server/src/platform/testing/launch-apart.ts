import pg from 'pg'
import { launchPostgres } from '../postgres/launch.ts'

/**
 * A process that launches the embedded server, for tests that need another user, another environment or a kill −9:
 * options as JSON in the first argument; says `{ adopted, pid, elsewhere, host, count }` in one line on stdout, where
 * `count` is how many such processes have used this data; ends on TERM or when stdin closes.
 */
const options = JSON.parse(process.argv[2] ?? '{}')
const say = (value: object): boolean => process.stdout.write(`${JSON.stringify(value)}\n`)

try {
  const running = await launchPostgres({ ...options, log: (line) => process.stderr.write(`${line}\n`) })
  const client = new pg.Client(running.connection)
  await client.connect()
  await client.query('CREATE TABLE IF NOT EXISTS use (at timestamptz DEFAULT now(), by text)').catch(() => undefined)
  await client.query('INSERT INTO use (by) VALUES ($1)', ['李四'])
  const { rows } = await client.query<{ count: number; encoding: string; collation: string }>(
    `SELECT count(*)::int, current_setting('server_encoding') AS encoding,
      (SELECT datlocale FROM pg_database WHERE datname = current_database()) AS collation FROM use`,
  )
  await client.end()
  const { adopted, pid, elsewhere, connection } = running
  const leave = async (): Promise<void> => {
    await running.stop()
    process.exit(0)
  }
  process.on('SIGTERM', leave)
  process.stdin.on('end', leave).resume()
  say({ adopted, pid, elsewhere, host: connection.host, ...rows[0] })
} catch (error) {
  say({ refused: (error as { coded?: { code: string } }).coded?.code ?? 'bug', message: (error as Error).message })
}
