import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readFirstPasswords } from '../identity/first-passwords.ts'
import { migrate } from '../platform/migrate.ts'
import { launchPostgres } from '../platform/postgres/launch.ts'
import { type TestDatabase, testDatabase } from '../platform/testing/test-database.ts'
import { prepareDatabase } from './prepare-database.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const MIGRATIONS = join(ROOT, 'server/migrations')
const NEW_PASSWORD = 'correct-horse-battery'

type Started = { child: ChildProcess; output(): string; ended: Promise<unknown> }
const children = new Set<ChildProcess>()

/** The server of `npm start`, from its sources. */
function start(dataDir: string, port: number): Started {
  const child = spawn(process.execPath, ['-C', 'guatu-src', '--import', 'tsx', 'server/src/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  children.add(child)
  let output = ''
  child.stderr!.on('data', (chunk) => (output += chunk))
  return { child, output: () => output, ended: new Promise((resolve) => child.once('exit', resolve)) }
}

async function until<T>(started: Started, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (started.child.exitCode !== null) throw new Error(`ended: ${started.output()}`)
    await pause(20)
  }
}

async function freePort(): Promise<number> {
  const held = createServer()
  await new Promise<void>((resolve) => held.listen(0, '127.0.0.1', resolve))
  const { port } = held.address() as { port: number }
  await new Promise((resolve) => held.close(resolve))
  return port
}

async function call(port: number, method: string, path: string, body?: object, cookie = '') {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const set = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
  return { status: answer.status, body: text === '' ? null : JSON.parse(text), cookie: set }
}

/** Signs in with the password on paper and replaces it. */
async function enter(dataDir: string, port: number, userName: string): Promise<string> {
  const { password } = readFirstPasswords(dataDir).find((a) => a.userName === userName)!
  const { status, cookie } = await call(port, 'POST', '/api/session', { userName, password })
  expect(status).toBe(200)
  const changed = await call(port, 'POST', '/api/session/password', { current: password, next: NEW_PASSWORD }, cookie)
  expect(changed.status).toBe(200)
  return cookie
}

const isUp = (port: number) => () =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    (answer) => (answer.ok ? true : undefined),
    () => undefined,
  )

let dataDir: string
beforeAll(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'guatu-prepare-')), 'data')
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
})
afterAll(async () => {
  const left = await launchPostgres({ dataDir, log: () => undefined })
  await left.stop()
  rmSync(join(dataDir, '..'), { recursive: true, force: true, maxRetries: 5 })
})

describe('the first start', () => {
  it('killed −9 while the sample is written leaves nothing of it, and the next start fills it whole', async () => {
    const port = await freePort()
    for (const moment of [/正在生成示例区数据/, /已生成 61 个项目/, /正在记入审计链/]) {
      const started = start(dataDir, port)
      await until(started, () => (moment.test(started.output()) ? true : undefined))
      started.child.kill('SIGKILL')
      await started.ended
      expect(await accountsIn('guatu_sample')).toBeLessThanOrEqual(0)
    }
    const started = start(dataDir, port)
    await until(started, isUp(port))
    const accounts = await accountsIn('guatu_sample')
    expect(readFirstPasswords(dataDir)).toHaveLength(accounts)
    expect(statSync(join(dataDir, 'first-passwords.txt')).mode & 0o777).toBe(0o600)
    const me = await call(port, 'GET', '/api/session', undefined, await enter(dataDir, port, someone(/项目/)))
    expect(me.body).toMatchObject({ isSample: true, mustChangePassword: false })
    expect(readFirstPasswords(dataDir)).toHaveLength(accounts - 1)
    expect(readFirstPasswords(dataDir).map((a) => a.userName)).not.toContain(me.body.userName)
    started.child.kill('SIGTERM')
    await started.ended
  })
})

describe('beginning empty', () => {
  it('makes an installation with one administrator, serves it on the same door at once and after a kill −9', async () => {
    const port = await freePort()
    const started = start(dataDir, port)
    await until(started, isUp(port))
    const outsider = await enter(dataDir, port, someone(/联络员/))
    expect((await call(port, 'POST', '/api/begin-empty', { districtName: '青山区' }, outsider)).status).toBe(403)

    const clerk = await enter(dataDir, port, someone(/管理员/))
    const begun = await call(port, 'POST', '/api/begin-empty', { districtName: '青山区', regionCode: '420107' }, clerk)
    expect(begun.status).toBe(200)
    const { userName, firstPassword } = begun.body
    expect(readFirstPasswords(dataDir)).toEqual([{ userName, password: firstPassword }])
    const login = await until(started, () =>
      call(port, 'POST', '/api/session', { userName, password: firstPassword }).then(
        (answer) => (answer.status === 200 ? answer : undefined),
        () => undefined,
      ),
    )
    expect(login.body).toMatchObject({ districtName: '青山区', isSample: false, mustChangePassword: true })
    expect((await call(port, 'GET', '/api/session', undefined, clerk)).status).toBe(401)

    const cookie = await enter(dataDir, port, userName)
    expect(existsSync(join(dataDir, 'first-passwords.txt'))).toBe(false)
    expect((await call(port, 'GET', '/api/projects', undefined, cookie)).body.rows).toEqual([])
    expect((await call(port, 'POST', '/api/begin-empty', { districtName: '青山区' }, cookie)).body.code).toBe(
      'identity.notTheSample',
    )
    await firstOfficers(port, cookie)

    started.child.kill('SIGKILL')
    await started.ended
    const again = start(dataDir, port)
    await until(again, isUp(port))
    expect((await call(port, 'POST', '/api/session', { userName, password: NEW_PASSWORD })).body).toMatchObject({
      districtName: '青山区',
    })
    again.child.kill('SIGTERM')
    await again.ended
  })
})

/** The administrator makes the first security officer, and that one only; everybody else's office comes from there. */
async function firstOfficers(port: number, cookie: string): Promise<void> {
  const make = (id: string, userName: string, role: string) =>
    call(
      port,
      'POST',
      '/api/accounts',
      { id, userName, personName: userName, phone: '', grants: [{ role, unitId: null, regionCode: null }] },
      cookie,
    )
  const ids = ['019a0000-0000-7000-8000-000000000001', '019a0000-0000-7000-8000-000000000002'] as const
  expect((await make(ids[0], '审计甲', 'auditor')).body.code).toBe('identity.privilegedGrant')
  expect((await make(ids[0], '保密甲', 'securityOfficer')).status).toBe(200)
  expect((await make(ids[1], '保密乙', 'securityOfficer')).body.code).toBe('identity.privilegedGrant')
}

describe('a server of one’s own', () => {
  let database: TestDatabase
  let folder: string
  beforeAll(async () => {
    database = await testDatabase({ empty: true })
    folder = mkdtempSync(join(tmpdir(), 'guatu-own-'))
  })
  afterAll(async () => {
    await database.drop()
    rmSync(folder, { recursive: true })
  })

  it('begins empty with one administrator whose first password is told once', async () => {
    const prepare = () =>
      prepareDatabase({
        base: database.connection,
        embedded: false,
        config: { dataDir: folder },
        log: () => {},
        migrate: (connection) => migrate(connection, MIGRATIONS),
      })
    const { greeting } = await prepare()
    const [first] = readFirstPasswords(folder)
    expect(greeting.join('\n')).toContain(`${first!.userName}\t${first!.password}`)
    expect((await prepare()).greeting).toEqual([])
    const found = await query(database.connection, 'select user_name, grants from account')
    expect(found).toEqual([{ user_name: 'admin', grants: [{ role: 'administrator', unitId: null, regionCode: null }] }])
    expect(await query(database.connection, 'select count(*)::int as n from calendar_notice')).not.toEqual([{ n: 0 }])
  })
})

const someone = (name: RegExp): string => readFirstPasswords(dataDir).find((a) => name.test(a.userName))!.userName

async function query(connection: pg.ClientConfig, text: string): Promise<unknown[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** −1 where there is no such database, or no table in it yet. */
async function accountsIn(name: string): Promise<number> {
  const server = await launchPostgres({ dataDir, log: () => undefined })
  try {
    const rows = await query({ ...server.connection, database: name }, 'select count(*)::int as n from account')
    return (rows[0] as { n: number }).n
  } catch {
    return -1
  } finally {
    await server.stop()
  }
}
