import { createDb, createPool } from '../platform/db.ts'
import type { DryChildSays, DryRequest } from './dry-run-in-child.ts'
import { tryOnPast } from './try-on-past.ts'

/** Differences a message, so that none holds up the server's loop. */
const PIECE = 200

const say = (said: DryChildSays): Promise<void> =>
  new Promise((resolve) => process.send!(said, undefined, undefined, () => resolve()))

async function answer({ connection, wish }: DryRequest): Promise<void> {
  const pool = createPool({ ...connection, application_name: 'guatu dry run' }, 1)
  // What only reads says so to the database too.
  pool.on('connect', (client) => void client.query('set default_transaction_read_only = on'))
  const { differences, names, ...rest } = await tryOnPast(createDb(pool), wish, (share) =>
    say({ type: 'progress', share }),
  )
  await say({ type: 'start', run: { ...rest, names: [...names] } })
  for (let i = 0; i < differences.length; i += PIECE)
    await say({ type: 'differences', rows: differences.slice(i, i + PIECE) })
  await say({ type: 'done' })
  await pool.end()
}

process.on('message', (request: DryRequest) => {
  answer(request).catch(() => process.exit(1))
})
process.on('disconnect', () => process.exit(0))
void say({ type: 'ready' })
