import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { writeWideLedger } from '@guatu/server/projects/import/wide-ledger'
import { importLedgerLive } from './import-ledger-live.ts'
import { type LiveServer, startLiveServer } from './live-server.ts'
import { type Bench, rounded } from './measure.ts'

const BAR_MS = 100
type Delays = { p50: number; p99: number; max: number; count: number }

/** How long everybody else waits while one office imports 10,000 rows: measured inside the server's own process. */
export const loopDelay: Bench = {
  name: 'loop-delay',
  about: 'event-loop delay of the server while a ledger of 10,000 rows is uploaded, read, previewed and confirmed',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'guatu-bench-'))
    const told = join(folder, 'delays.json')
    const ledger = join(folder, 'wide.xlsx')
    await writeWideLedger(ledger, 10_000)
    const preload = new URL('./watch-loop.mjs', import.meta.url).href
    const env = { WATCH_LOOP: told, NODE_OPTIONS: `--import ${preload}` }
    const live = await startLiveServer({ projects: 61, weeks: 10, env })
    try {
      // What came before the import does not count.
      await delaysOf(live, told)
      const times = await importLedgerLive(live, ledger)
      const { p50, p99, max } = await delaysOf(live, told)
      return [
        { name: 'loop-delay p99', value: rounded(p99, 1), unit: 'ms', bar: `≤ ${BAR_MS} ms`, ok: p99 <= BAR_MS },
        { name: 'loop-delay p50', value: rounded(p50, 1), unit: 'ms', bar: 'told', ok: true },
        { name: 'loop-delay max', value: rounded(max, 1), unit: 'ms', bar: 'told', ok: true },
        { name: 'import rows', value: times.rows, unit: 'rows', bar: '= 10000', ok: times.rows === 10_000 },
        { name: 'import read', value: rounded(times.read, 1), unit: 's', bar: 'told', ok: true },
        { name: 'import preview', value: rounded(times.view, 2), unit: 's', bar: 'told', ok: true },
        { name: 'import confirm', value: rounded(times.confirm, 1), unit: 's', bar: 'told', ok: true },
      ]
    } finally {
      await live.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function delaysOf(live: LiveServer, file: string): Promise<Delays> {
  rmSync(file, { force: true })
  process.kill(live.pid, 'SIGUSR2')
  while (!existsSync(file)) await pause(10)
  await pause(50)
  return JSON.parse(readFileSync(file, 'utf8')) as Delays
}
