import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '..')

export type Guatu = {
  /** Where the three doors are, with the slash at the end. */
  readonly address: string
  /** User name → password of the first start, as an administrator would read them. */
  readonly firstPasswords: () => ReadonlyMap<string, string>
  readonly stop: () => Promise<void>
}

type Wanted = {
  /** As behind an office's proxy ('/guatu/'). */
  readonly basePath?: string
  readonly samplePassword?: string
  /** The sample is made by a first start so many days ago: what has closed since was closed by the server itself. */
  readonly sampleDaysAgo?: number
}

/** The built server on a data folder and a port of its own. */
export async function startGuatu(want: Wanted = {}): Promise<Guatu> {
  const { build } = (await import(join(root, 'scripts/build.mjs'))) as { build(say: (line: string) => void): unknown }
  await build((line) => console.error(line))
  const port = await freePort()
  const address = `http://127.0.0.1:${port}${want.basePath ?? '/'}`
  const folder = mkdtempSync(join(tmpdir(), 'guatu-journey-'))
  const data = join(folder, '数据 data')
  mkdirSync(data)
  const env: NodeJS.ProcessEnv = { ...process.env, PORT: String(port), DATA_DIR: data, LOG_LEVEL: 'error' }
  for (const foreign of ['DATABASE_URL', 'GUATU_SAMPLE_PASSWORD', 'PUBLIC_URL', 'NODE_OPTIONS']) delete env[foreign]
  if (want.basePath) env.PUBLIC_URL = address
  if (want.samplePassword) env.GUATU_SAMPLE_PASSWORD = want.samplePassword
  if (want.sampleDaysAgo) await runOnce(env, want.sampleDaysAgo)
  const child = serve(env)
  await started(child)
  return {
    address,
    firstPasswords: () => readPasswords(join(data, 'first-passwords.txt')),
    stop: () => end(child, folder),
  }
}

const serve = (env: NodeJS.ProcessEnv, before: readonly string[] = []): ChildProcess =>
  spawn(process.execPath, [...before, 'server/dist/main.js'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })

async function runOnce(env: NodeJS.ProcessEnv, daysAgo: number): Promise<void> {
  const clock = ['--import', pathToFileURL(join(root, 'e2e/earlier-clock.mjs')).href]
  const child = serve({ ...env, GUATU_JOURNEY_DAYS_AGO: String(daysAgo) }, clock)
  await started(child)
  await endProcess(child)
}

/** Ready when the server says where it is: it says so after it listens. */
function started(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const read = (text: Buffer) => {
      said += text.toString()
      if (said.includes('http://127.0.0.1:')) resolve()
    }
    child.stdout!.on('data', read)
    child.stderr!.on('data', read)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready:\n${said}`)))
  })
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  await gone
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  await endProcess(child)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

function readPasswords(file: string): ReadonlyMap<string, string> {
  if (!existsSync(file)) return new Map()
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t'))
  return new Map(lines.map((line) => line.trim().split('\t') as [string, string]))
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
