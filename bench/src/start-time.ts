import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'
import { type Bench, median, rounded } from './measure.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const RUNS = 5
const BAR_S = 3

/** `npm start` with nothing changed and a database that exists, from the command to the first answered page; and from TERM to nothing left. */
export const startTime: Bench = {
  name: 'start-time',
  about:
    'npm start with nothing changed, existing database, to the first answered page; and from TERM until all is down',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'guatu-bench-'))
    try {
      const env = { DATA_DIR: join(folder, 'data'), PORT: String(await freePort()) }
      // Makes database and build; not measured.
      const first = await startAndStop(env)
      const [runs, stops]: [number[], number[]] = [[], []]
      for (let i = 0; i < RUNS; i++) {
        const { seconds, down } = await startAndStop(env)
        runs.push(seconds)
        stops.push(down)
      }
      const value = rounded(median(runs), 2)
      const slowest = rounded(Math.max(...stops), 2)
      const bar = `≤ ${BAR_S} s`
      return [
        { name: 'start-time', value, unit: 's', bar, ok: value <= BAR_S },
        { name: 'start-time worst', value: rounded(Math.max(...runs), 2), unit: 's', bar: 'told', ok: true },
        { name: 'start-time first', value: rounded(first.seconds, 2), unit: 's', bar: 'told', ok: true },
        { name: 'start-time down, worst', value: slowest, unit: 's from TERM', bar, ok: slowest <= BAR_S },
      ]
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  },
}

async function startAndStop(env: { DATA_DIR: string; PORT: string }): Promise<{ seconds: number; down: number }> {
  const began = performance.now()
  const child = spawn('npm', ['start', '--silent'], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', GUATU_SAMPLE_PASSWORD: 'bench-password', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const seconds = await firstPage(child, `http://127.0.0.1:${env.PORT}/`, began)
  const database = Number(readFileSync(join(env.DATA_DIR, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  const told = performance.now()
  // The group, since npm stands between us and the server.
  process.kill(-child.pid!, 'SIGTERM')
  await ended
  while (runs(database) || (await fetch(`http://127.0.0.1:${env.PORT}/`).catch(() => null))) await pause(10)
  return { seconds, down: (performance.now() - told) / 1000 }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function firstPage(child: ChildProcess, address: string, began: number): Promise<number> {
  while (child.exitCode === null) {
    const answer = await fetch(address).catch(() => undefined)
    if (answer?.status === 200) return (performance.now() - began) / 1000
    await pause(10)
  }
  throw new Error('npm start ended before it answered')
}
