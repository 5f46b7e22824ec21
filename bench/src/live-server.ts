import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { launchPostgres } from '@guatu/server/platform/postgres/launch'
import type pg from 'pg'
import { freePort } from './free-port.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PASSWORD = 'bench-password-1'

/** A whole server in a process of its own on a sample district of any size, and a signed-in caller beside it. */
export type LiveServer = {
  readonly url: string
  readonly cookie: string
  readonly connection: pg.ClientConfig
  readonly dataDir: string
  readonly pid: number
  /** Starts another script of the bench with the same database. */
  beside(script: string, env?: Record<string, string>): Promise<{ url: string; pid: number }>
  stop(): Promise<void>
}

export type LiveWish = {
  readonly projects: number
  readonly weeks: number
  /** More environment for the server alone. */
  readonly env?: Record<string, string>
}

export async function startLiveServer(wish: LiveWish): Promise<LiveServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'guatu-live-'))
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    GUATU_SAMPLE_PASSWORD: PASSWORD,
    LOG_LEVEL: 'error',
    PORT: String(await freePort()),
  }
  const children: ChildProcess[] = []
  // What people run is the built server; the loader of the sources would be measured otherwise.
  const built = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-b', 'server'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  })
  if (built.status !== 0) throw new Error('the server could not be built')
  const run = (script: string, args: string[] = [], more: Record<string, string> = {}) => {
    const from = script.endsWith('.ts') ? ['-C', 'guatu-src', '--import', 'tsx'] : []
    const child = spawn(process.execPath, [...from, join(ROOT, script), ...args], {
      cwd: ROOT,
      env: { ...env, ...more },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    children.push(child)
    return child
  }
  await ended(run('cli/src/main.ts', ['sample', '--projects', String(wish.projects), '--weeks', String(wish.weeks)]))
  const database = await launchPostgres({ dataDir, log: () => {} })
  const server = run('server/dist/main.js', [], wish.env)
  const url = `http://127.0.0.1:${env.PORT}`
  await answers(`${url}/healthz`, server)
  return {
    url,
    cookie: await signIn(url),
    connection: { ...database.connection, database: 'guatu_sample' },
    dataDir,
    pid: server.pid!,
    beside: async (script, more = {}) => {
      const port = String(await freePort())
      const child = run(script, [], {
        PORT: port,
        BENCH_CONNECTION: JSON.stringify({ ...database.connection, database: 'guatu_sample' }),
        ...more,
      })
      await answers(`http://127.0.0.1:${port}/`, child)
      return { url: `http://127.0.0.1:${port}`, pid: child.pid! }
    },
    stop: async () => {
      for (const child of children) if (child.exitCode === null) child.kill('SIGTERM')
      await Promise.all(children.map((c) => (c.exitCode === null ? ended(c).catch(() => {}) : undefined)))
      await database.stop()
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) =>
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${child.spawnargs.at(-1)} ended with ${code}`)),
    ),
  )

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let i = 0; i < 1200 && child.exitCode === null; i++) {
    if (
      await fetch(url).then(
        (r) => r.ok,
        () => false,
      )
    )
      return
    await pause(50)
  }
  throw new Error(`${url} does not answer`)
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userName: '项目办', password: PASSWORD }),
  })
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
  return String(answer.headers.get('set-cookie')).split(';')[0]!
}

/** Resident memory of a process in MB. */
export const residentMb = (pid: number): number =>
  (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 1e6
