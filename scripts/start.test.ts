import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const START = join(ROOT, 'scripts', 'start.mjs')
let base: string
const children = new Set<ChildProcess>()
const folders = new Set<string>()

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), '挂图 start '))
  // Once for all, so that no case below measures a build.
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'build.mjs')], { cwd: ROOT })
}, 300_000)
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
  for (const folder of folders) killServer(folder)
  folders.clear()
})
afterAll(async () => {
  await pause(200)
  rmSync(base, { recursive: true, force: true, maxRetries: 5 })
})

const databasePid = (dataDir: string): number | undefined => {
  const file = join(dataDir, 'postgres', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
}

const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function killServer(dataDir: string): void {
  const pid = databasePid(dataDir)
  if (pid && runs(pid)) process.kill(pid, 'SIGKILL')
}

const newFolder = (): string => {
  const folder = join(mkdtempSync(join(base, 'd')), 'data')
  folders.add(folder)
  return folder
}

async function freePort(): Promise<{ port: number; held: Server }> {
  const held = createServer()
  await new Promise<void>((resolve) => held.listen(0, '127.0.0.1', resolve))
  return { port: (held.address() as { port: number }).port, held }
}

async function port(): Promise<number> {
  const free = await freePort()
  await new Promise((resolve) => free.held.close(resolve))
  return free.port
}

type Started = { child: ChildProcess; ended: Promise<number | null>; output(): string }

function start(env: Record<string, string>, command = [process.execPath, START]): Started {
  const { LANG: _, LC_ALL: __, CI: ___, ...inherited } = process.env
  const child = spawn(command[0]!, command.slice(1), {
    cwd: ROOT,
    env: { ...inherited, NODE_OPTIONS: '', GUATU_SAMPLE_PASSWORD: 'sample-password', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream!.on('data', (chunk) => (output += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  return { child, ended, output: () => output }
}

/** The status of the first answer, or what the process said instead. */
async function firstAnswer(started: Started, at: number, path = '/'): Promise<number | string> {
  let over = false
  void started.ended.then(() => {
    over = true
  })
  while (!over) {
    const answer = await fetch(`http://127.0.0.1:${at}${path}`).catch(() => undefined)
    if (answer) return answer.status
    await pause(20)
  }
  return started.output()
}

describe('npm start', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('answers from nothing, and on %s all is down', async (signal) => {
    const [DATA_DIR, PORT] = [newFolder(), await port()]
    const started = start({ DATA_DIR, PORT: String(PORT) })
    expect(await firstAnswer(started, PORT)).toBe(200)
    const database = databasePid(DATA_DIR)!
    expect(runs(database)).toBe(true)
    started.child.kill(signal)
    expect(await started.ended).toBe(0)
    expect(runs(database)).toBe(false)
  })

  test('goes down though a browser listens and hangs on', async () => {
    const [DATA_DIR, PORT] = [newFolder(), await port()]
    const started = start({ DATA_DIR, PORT: String(PORT) })
    expect(await firstAnswer(started, PORT)).toBe(200)
    const database = databasePid(DATA_DIR)!
    const { connect } = await import('node:net')
    const idle = connect(PORT, '127.0.0.1')
    idle.on('error', () => undefined)
    idle.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n')
    await pause(100)
    started.child.kill('SIGTERM')
    await started.ended
    expect(runs(database)).toBe(false)
    idle.destroy()
  })

  test('goes on after a kill −9 with the same data', async () => {
    const [DATA_DIR, PORT] = [newFolder(), await port()]
    const first = start({ DATA_DIR, PORT: String(PORT) })
    expect(await firstAnswer(first, PORT)).toBe(200)
    const database = databasePid(DATA_DIR)!
    first.child.kill('SIGKILL')
    await first.ended
    const again = start({ DATA_DIR, PORT: String(PORT) })
    expect(await firstAnswer(again, PORT)).toBe(200)
    expect(databasePid(DATA_DIR)).toBe(database)
    again.child.kill('SIGTERM')
    await again.ended
    expect(runs(database)).toBe(false)
  })

  test('says that the port is taken, fails, and leaves no database running', async () => {
    const DATA_DIR = newFolder()
    const { port, held } = await freePort()
    const started = start({ DATA_DIR, PORT: String(port) })
    expect(await started.ended).not.toBe(0)
    expect(started.output()).toContain(String(port))
    expect(started.output()).not.toMatch(/at .*\.js:\d+/)
    const database = databasePid(DATA_DIR)
    expect(database !== undefined && runs(database)).toBe(false)
    held.close()
  })

  test('twice at once on one data folder answers at both doors, and migrates once', async () => {
    const [DATA_DIR, one, two] = [newFolder(), await port(), await port()]
    const both = [one, two].map((PORT) => ({ PORT, started: start({ DATA_DIR, PORT: String(PORT) }) }))
    expect(await Promise.all(both.map(({ PORT, started }) => firstAnswer(started, PORT)))).toEqual([200, 200])
    both[0]!.started.child.kill('SIGTERM')
    await both[0]!.started.ended
    expect(await firstAnswer(both[1]!.started, both[1]!.PORT, '/readyz')).toBe(200)
    const database = databasePid(DATA_DIR)!
    both[1]!.started.child.kill('SIGTERM')
    await both[1]!.started.ended
    expect(runs(database)).toBe(false)
  })

  test('passes the signal on when npm runs it', async () => {
    const [DATA_DIR, PORT] = [newFolder(), await port()]
    const started = start({ DATA_DIR, PORT: String(PORT) }, ['npm', 'start', '--silent'])
    expect(await firstAnswer(started, PORT)).toBe(200)
    const database = databasePid(DATA_DIR)!
    started.child.kill('SIGTERM')
    await started.ended
    for (let i = 0; i < 150 && runs(database); i++) await pause(20)
    expect(runs(database)).toBe(false)
  })

  test('explains itself with --help, and touches nothing', async () => {
    const DATA_DIR = newFolder()
    const started = start({ DATA_DIR }, [process.execPath, START, '--help'])
    expect(await started.ended).toBe(0)
    for (const name of ['PORT', 'PUBLIC_URL', 'DATABASE_URL', 'DATA_DIR']) expect(started.output()).toContain(name)
    expect(existsSync(DATA_DIR)).toBe(false)
  })

  test('says in both languages that the data folder can not be made, without a stack', async () => {
    const { DATA_DIR, PORT } = { DATA_DIR: join(START, 'data'), PORT: String(await port()) }
    const started = start({ DATA_DIR, PORT })
    expect(await started.ended).toBe(3)
    expect(started.output()).toContain('不能建立或不能写入')
    expect(started.output()).toContain('can not be made or written')
    expect(started.output()).not.toContain('    at ')
  })

  test('names a bad setting and stops before anything is made', async () => {
    const DATA_DIR = newFolder()
    const started = start({ DATA_DIR, PORT: 'eighty' })
    expect(await started.ended).not.toBe(0)
    expect(started.output()).toMatch(/PORT.*eighty/)
    expect(existsSync(DATA_DIR)).toBe(false)
  })
})
