import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type LaunchOptions, launchPostgres } from './launch.ts'
import { startOf } from './process-identity.ts'
import { isRoot, runToEnd, userNamespace } from './run-as.ts'

const PROGRAM = fileURLToPath(new URL('../testing/launch-apart.ts', import.meta.url))
const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))
const NOBODY = 65_534
const asNobody = { kind: 'drop', uid: NOBODY, gid: NOBODY } as const
/** Another user must be able to read this checkout; in a home folder of mode 0700 none can. */
const canBeNobody = isRoot() && runToEnd(asNobody, 'test', ['-r', PROGRAM]).ok

type Said = {
  adopted: boolean
  pid: number
  elsewhere?: string
  host: string
  count: number
  encoding: string
  collation: string
  refused?: string
  message?: string
}
type Apart = { said: Said; child: ChildProcess; leave(): Promise<void>; killHard(): Promise<void> }

let base: string
const servers = new Set<number>()
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'guatu-launch-'))
  chmodSync(base, 0o755)
})
afterEach(() => {
  for (const pid of servers) {
    if (startOf(pid) !== undefined) process.kill(pid, 'SIGKILL')
  }
  servers.clear()
})
afterAll(async () => {
  await pause(100)
  rmSync(base, { recursive: true, force: true, maxRetries: 5 })
})

async function apart(options: Partial<LaunchOptions>, who: 'self' | 'nobody' = 'self'): Promise<Apart> {
  const { LANG: _, LC_ALL: __, ...env } = process.env
  const child = spawn(process.execPath, ['-C', 'guatu-src', '--import', 'tsx', PROGRAM, JSON.stringify(options)], {
    cwd: ROOT,
    env: { ...env, HOME: base, NODE_OPTIONS: '', TSX_DISABLE_CACHE: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(who === 'nobody' ? { uid: NOBODY, gid: NOBODY } : {}),
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for await (const line of createInterface({ input: child.stdout! })) {
    const said = JSON.parse(line) as Said
    if (said.pid) servers.add(said.pid)
    return {
      said,
      child,
      leave: async () => {
        child.kill('SIGTERM')
        await ended
      },
      killHard: async () => {
        child.kill('SIGKILL')
        await ended
      },
    }
  }
  throw new Error('the launching process said nothing')
}

/** A data folder below a parent of the given mode, both of the user who is to start there. */
function dataFolder(name: string, mode: number, uid: number | undefined = process.geteuid?.()): string {
  const parent = join(mkdtempSync(join(base, 'case-')), name)
  mkdirSync(parent, { recursive: true })
  chmodSync(join(parent, '..'), 0o755)
  if (uid !== undefined) chownSync(parent, uid, uid)
  chmodSync(parent, mode)
  return join(parent, 'data')
}

const LONG = '重大项目攻坚行动指挥部办公室挂图作战数据目录之第一号服务器'

describe('the embedded server starts, keeps its data and starts again with LANG unset', () => {
  for (const who of ['self', 'nobody'] as const) {
    for (const mode of [0o700, 0o755]) {
      for (const name of ['plain', '挂图 data folder']) {
        const title = `as ${who === 'self' ? 'who we are' : 'nobody'}, below a parent of mode ${mode.toString(8)} named '${name}'`
        test.skipIf(who === 'nobody' && !canBeNobody)(title, async () => {
          const dataDir = dataFolder(name, mode, who === 'nobody' ? NOBODY : undefined)
          const first = await apart({ dataDir }, who)
          expect(first.said).toMatchObject({ adopted: false, count: 1, encoding: 'UTF8', collation: 'C.UTF-8' })
          await first.leave()
          expect(startOf(first.said.pid)).toBeUndefined()
          const second = await apart({ dataDir }, who)
          expect(second.said).toMatchObject({ adopted: false, count: 2 })
          await second.leave()
        })
      }
    }
  }

  test('in a folder whose path is too long for a socket address', async () => {
    const dataDir = dataFolder(`${LONG}/${LONG}`, 0o700)
    const { said, leave } = await apart({ dataDir })
    expect(said).toMatchObject({ adopted: false, count: 1 })
    expect(said.host).toMatch(/^\/tmp\/guatu-\d+-[0-9a-f]{16}$/)
    expect(statSync(said.host).mode & 0o777).toBe(0o700)
    await leave()
  })
})

describe('where user namespaces are forbidden, root runs it as another user', () => {
  test.skipIf(!isRoot())('in the data folder, where that user can reach it', async () => {
    const dataDir = dataFolder('挂图 open', 0o755)
    mkdirSync(dataDir, { mode: 0o755 })
    const options = { dataDir, userNamespace: false, varLib: join(base, 'var') }
    const first = await apart(options)
    expect(first.said).toMatchObject({ adopted: false, count: 1 })
    expect(first.said.elsewhere).toBeUndefined()
    expect(statSync(join(dataDir, 'postgres')).uid).not.toBe(0)
    await first.leave()
    const later = await apart({ dataDir })
    expect(later.said.count).toBe(2)
    await later.leave()
  })

  test.skipIf(!isRoot())('elsewhere and says so, where that user can not; and finds it again', async () => {
    const options = { dataDir: dataFolder('挂图 closed', 0o700), userNamespace: false, varLib: join(base, 'var') }
    const first = await apart(options)
    expect(first.said.elsewhere).toMatch(new RegExp(`^${join(base, 'var')}/[0-9a-f]{16}$`))
    await first.leave()
    const later = await apart({ ...options, userNamespace: true })
    expect(later.said).toMatchObject({ count: 2, elsewhere: first.said.elsewhere })
    await later.leave()
  })
})

describe('after a kill −9', () => {
  test('of node, the server that was left running is joined, with every row, and stopped in the end', async () => {
    const dataDir = dataFolder('挂图 killed', 0o700)
    const first = await apart({ dataDir })
    await first.killHard()
    expect(startOf(first.said.pid)).toBeDefined()
    const second = await apart({ dataDir })
    expect(second.said).toMatchObject({ adopted: true, pid: first.said.pid, count: 2 })
    await second.leave()
    expect(startOf(first.said.pid)).toBeUndefined()
  })

  test('of node and of the server, every acknowledged row is there', async () => {
    const dataDir = dataFolder('both', 0o700)
    const first = await apart({ dataDir })
    await first.killHard()
    process.kill(first.said.pid, 'SIGKILL')
    const second = await apart({ dataDir })
    expect(second.said).toMatchObject({ adopted: false, count: 2 })
    await second.leave()
  })

  test('a pid file whose number now belongs to another program does not stand in the way', async () => {
    const dataDir = dataFolder('reused', 0o700)
    const first = await apart({ dataDir })
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid')
    const lines = readFileSync(pidFile, 'utf8').split('\n')
    await first.leave()
    writeFileSync(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'), { mode: 0o600 })
    const second = await apart({ dataDir })
    expect(second.said).toMatchObject({ adopted: false, count: 2 })
    await second.leave()
  })

  test('in the middle of the first start, the next one begins anew', async () => {
    const dataDir = dataFolder('half', 0o700)
    mkdirSync(join(dataDir, 'postgres.new-1', 'cluster'), { recursive: true })
    writeFileSync(join(dataDir, 'postgres.lock'), JSON.stringify({ pid: 4_194_303, started: '1' }))
    const next = await apart({ dataDir })
    expect(next.said.count).toBe(1)
    await next.leave()
  })
})

test('two starts at once share one server, and only the last to leave stops it', async () => {
  const dataDir = dataFolder('挂图 twice', 0o700)
  const [one, two] = await Promise.all([apart({ dataDir }), apart({ dataDir })])
  expect(one.said.pid).toBe(two.said.pid)
  expect([one.said.adopted, two.said.adopted].sort()).toEqual([false, true])
  await one.leave()
  expect(startOf(two.said.pid)).toBeDefined()
  await two.leave()
  expect(startOf(two.said.pid)).toBeUndefined()
})

test('the secret and the socket are their owner’s alone, there is no TCP port, and a wrong password is refused', async () => {
  const dataDir = dataFolder('secret', 0o755)
  const running = await launchPostgres({ dataDir, log: () => undefined })
  servers.add(running.pid)
  try {
    expect(statSync(join(dataDir, 'postgres-secret')).mode & 0o777).toBe(0o600)
    expect(statSync(running.connection.host).mode & 0o777).toBe(0o700)
    const client = new pg.Client(running.connection)
    await client.connect()
    const { rows } =
      await client.query(`SELECT current_setting('listen_addresses') AS tcp, current_setting('fsync') AS fsync,
      current_setting('synchronous_commit') AS commit, current_setting('full_page_writes') AS pages`)
    expect(rows[0]).toEqual({ tcp: '', fsync: 'on', commit: 'on', pages: 'on' })
    await client.end()
    const stranger = new pg.Client({ ...running.connection, password: 'guess' })
    await expect(stranger.connect()).rejects.toThrow(/password authentication failed/)
  } finally {
    await running.stop()
  }
})

test('stops without waiting for connections that are busy', async () => {
  const dataDir = dataFolder('busy', 0o700)
  const running = await launchPostgres({ dataDir, log: () => undefined })
  servers.add(running.pid)
  const clients = await Promise.all(
    [1, 2, 3].map(async () => {
      const client = new pg.Client(running.connection)
      client.on('error', () => undefined)
      await client.connect()
      return client
    }),
  )
  await clients[0]!.query('CREATE TABLE big AS SELECT n, md5(n::text) FROM generate_series(1, 300000) n')
  const busy = clients.map((client) => client.query('SELECT pg_sleep(600)').catch(() => 'cut'))
  await running.stop()
  expect(startOf(running.pid)).toBeUndefined()
  expect(await Promise.all(busy)).toEqual(['cut', 'cut', 'cut'])
})

describe('it refuses with a sentence', () => {
  test.skipIf(!canBeNobody)('data of another user', async () => {
    const dataDir = dataFolder('theirs', 0o755, NOBODY)
    const first = await apart({ dataDir: dataDir }, 'nobody')
    await first.leave()
    chmodSync(dataDir, 0o777)
    chownSync(join(dataDir, 'postgres'), 1, 1)
    const second = await apart({ dataDir }, 'nobody')
    expect(second.said.refused).toBe('start.dataOfAnother')
    expect(second.said.message).toContain('chown')
  })

  test('data of another major version', async () => {
    const dataDir = dataFolder('older', 0o700)
    const first = await apart({ dataDir })
    await first.leave()
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n')
    const second = await apart({ dataDir })
    expect(second.said.refused).toBe('start.otherMajorVersion')
    expect(second.said.message).toContain('guatu restore')
  })

  test('settings that PostgreSQL will not take, with what it said', async () => {
    const dataDir = dataFolder('settings', 0o700)
    const first = await apart({ dataDir })
    await first.leave()
    writeFileSync(join(dataDir, 'postgres', 'postgresql.conf'), 'shared_buffers = lots\n')
    const second = await apart({ dataDir })
    expect(second.said.refused).toBe('start.serverFailed')
    expect(second.said.message).toContain('shared_buffers')
  })
})

test('root without another user’s data runs it in a user namespace where that is allowed, and owns the files', async () => {
  if (!isRoot() || !userNamespace()) return
  const dataDir = dataFolder('namespace', 0o700)
  const { leave } = await apart({ dataDir })
  expect(statSync(join(dataDir, 'postgres')).uid).toBe(0)
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(true)
  await leave()
})
