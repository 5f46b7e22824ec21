import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createServer, type GuatuServer } from '../create-server.ts'
import { loadConfig } from '../platform/config.ts'
import { type TestDatabase, testDatabase } from '../platform/testing/test-database.ts'
import { hashPassword } from './password.ts'

const PASSWORD = 'correct-horse-battery'
const HOUR = 3_600_000
const folder = mkdtempSync(join(tmpdir(), 'guatu-sessions-'))
const servers: GuatuServer[] = []
let database: TestDatabase
let now = Date.parse('2026-11-20T02:00:00.000Z')
let made = 0
let hash: string

async function serverWith(env: Record<string, string> = {}): Promise<GuatuServer> {
  const config = loadConfig({ LOG_LEVEL: 'silent', PORT: '0', DATA_DIR: folder, ...env })
  const server = await createServer({ config, connection: database.connection, clock: { now: () => new Date(now) } })
  servers.push(server)
  return server
}

/** An account of its own for each test; answers its user name. */
async function account(): Promise<string> {
  const id = `019a0000-0000-7000-8000-${String(++made).padStart(12, '0')}`
  const userName = `王${made}`
  const { pool } = servers[0]!.platform
  await pool.query('insert into person (id, name, version) values ($1, $2, 1)', [id, userName])
  await pool.query('insert into account (id, user_name, person_id, grants, version) values ($1, $2, $1, $3, 1)', [
    id,
    userName,
    JSON.stringify([{ role: 'leader', unitId: null, regionCode: null }]),
  ])
  await pool.query(
    'insert into credential (account_id, password_hash, must_change, changed_at) values ($1, $2, false, now())',
    [id, hash],
  )
  return userName
}

type Headers = Record<string, string>
const login = (
  server: GuatuServer,
  userName: string,
  password = PASSWORD,
  headers: Headers = {},
  remoteAddress = '10.0.0.1',
) =>
  server.app.inject({
    method: 'POST',
    url: `${server.platform.config.basePath}/api/session`,
    payload: { userName, password },
    headers,
    remoteAddress,
  })
const cookieOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers['set-cookie']).split(';')[0]!
const me = (server: GuatuServer, cookie: string, headers: Headers = {}) =>
  server.app.inject({ url: `${server.platform.config.basePath}/api/session`, headers: { cookie, ...headers } })

let plain: GuatuServer
beforeAll(async () => {
  database = await testDatabase()
  hash = await hashPassword(PASSWORD)
  plain = await serverWith()
})
afterAll(async () => {
  for (const server of servers) await server.close()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a session', () => {
  it('ends twelve hours after it was last used', async () => {
    const cookie = cookieOf(await login(plain, await account()))
    now += 11 * HOUR
    expect((await me(plain, cookie)).statusCode).toBe(200)
    now += 11 * HOUR
    expect((await me(plain, cookie)).statusCode).toBe(200)
    now += 12 * HOUR + 1000
    expect((await me(plain, cookie)).statusCode).toBe(401)
  })

  it('that was signed out is of no use to whoever kept the cookie', async () => {
    const cookie = cookieOf(await login(plain, await account()))
    const out = await plain.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } })
    expect([out.statusCode, out.headers['set-cookie']]).toEqual([204, expect.stringContaining('Max-Age=0')])
    expect((await me(plain, cookie)).statusCode).toBe(401)
  })

  it('elsewhere ends when the password is changed, the own one goes on', async () => {
    const userName = await account()
    const [here, there] = [cookieOf(await login(plain, userName)), cookieOf(await login(plain, userName))]
    const changed = await plain.app.inject({
      method: 'POST',
      url: '/api/session/password',
      payload: { current: PASSWORD, next: 'staple-battery-horse' },
      headers: { cookie: here },
    })
    expect(changed.statusCode).toBe(200)
    expect([(await me(plain, here)).statusCode, (await me(plain, there)).statusCode]).toEqual([200, 401])
  })

  it('stands in the database only as a hash of its cookie', async () => {
    const token = cookieOf(await login(plain, await account())).split('=')[1]!
    const { rows } = await plain.platform.pool.query('select id from session where id = $1', [token])
    expect([token.length, rows]).toEqual([43, []])
  })
})

describe('the cookie', () => {
  it('is kept from scripts and from other sites, and from plain HTTP where browsers come by HTTPS', async () => {
    const userName = await account()
    const http = String((await login(plain, userName)).headers['set-cookie'])
    expect(http).toMatch(/^guatu_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/)
    const behind = await serverWith({ PUBLIC_URL: 'https://oa.example.gov.cn/guatu/' })
    const https = String((await login(behind, userName, PASSWORD, { host: 'oa.example.gov.cn' })).headers['set-cookie'])
    expect(https).toMatch(/^guatu_session=[\w-]{43}; Path=\/guatu\/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure$/)
  })

  it('works below a base path, and nothing answers above it', async () => {
    const behind = await serverWith({ PUBLIC_URL: 'http://oa.example.gov.cn/guatu' })
    const host = { host: 'oa.example.gov.cn' }
    const answer = await login(behind, await account(), PASSWORD, host)
    expect((await me(behind, cookieOf(answer), host)).statusCode).toBe(200)
    const above = await behind.app.inject({ url: '/api/session', headers: { cookie: cookieOf(answer), ...host } })
    expect(above.statusCode).toBe(404)
  })
})

describe('a request', () => {
  it('that names an unknown host is refused, whatever it asks for; listed hosts are served', async () => {
    const listed = await serverWith({ PUBLIC_URL: 'https://oa.example.gov.cn', ALLOWED_HOSTS: 'guatu.lan, 10.1.2.3' })
    const codeAt = async (host: string) => {
      const answer = await listed.app.inject({ url: '/api/session', headers: { host } })
      const { code } = answer.json() as { code: string }
      expect(answer.statusCode).toBe(code === 'platform.unknownHost' ? 421 : 401)
      return code
    }
    for (const host of ['evil.example', 'oa.example.gov.cn.evil.example', '10.1.2.4:8080'])
      expect(await codeAt(host)).toBe('platform.unknownHost')
    for (const host of ['oa.example.gov.cn', 'guatu.lan:8080', '10.1.2.3', 'localhost:8080', '[::1]:8080'])
      expect(await codeAt(host)).toBe('platform.notSignedIn')
    const page = await listed.app.inject({ url: '/', headers: { host: 'evil.example', accept: 'text/html' } })
    expect(page.body).not.toContain('<html')
  })

  it('that writes must come from one of our own pages', async () => {
    const userName = await account()
    const from = async (origin: string) => (await login(plain, userName, PASSWORD, { origin })).statusCode
    for (const foreign of ['https://evil.example', 'null', 'http://127.0.0.1.evil.example'])
      expect(await from(foreign)).toBe(403)
    expect(await from('http://127.0.0.1:8080')).toBe(200)
    const cookie = cookieOf(await login(plain, userName))
    expect((await me(plain, cookie, { origin: 'https://evil.example' })).statusCode).toBe(200)
  })

  it('is believed about its address only through a trusted proxy', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.9' }
    const addressAfter = async (server: GuatuServer) => {
      await login(server, await account(), PASSWORD, forwarded)
      const { rows } = await server.platform.pool.query('select address from audit_entry order by seq desc limit 1')
      return rows[0].address as string
    }
    expect(await addressAfter(plain)).toBe('10.0.0.1')
    expect(await addressAfter(await serverWith({ TRUST_PROXY: '10.0.0.0/8' }))).toBe('203.0.113.9')
    expect(await addressAfter(await serverWith({ TRUST_PROXY: '192.168.0.0/16' }))).toBe('10.0.0.1')
  })
})

describe('wrong passwords', () => {
  const codeOf = (answer: { json(): unknown }) => (answer.json() as { code?: string }).code

  it('lock the account, not the address: from the fifth on, twice as long each time', async () => {
    const [tried, neighbour] = [await account(), await account()]
    for (let i = 0; i < 5; i++) expect(codeOf(await login(plain, tried, 'wrong'))).toBe('identity.wrongPassword')
    expect((await login(plain, tried)).json()).toMatchObject({ code: 'identity.lockedOut', params: { minutes: 1 } })
    expect((await login(plain, tried, PASSWORD, {}, '10.0.0.99')).statusCode).toBe(429)
    expect((await login(plain, neighbour)).statusCode).toBe(200)
    now += 61_000
    expect(codeOf(await login(plain, tried, 'wrong'))).toBe('identity.wrongPassword')
    expect((await login(plain, tried)).json()).toMatchObject({ code: 'identity.lockedOut', params: { minutes: 2 } })
    now += 121_000
    expect((await login(plain, tried)).statusCode).toBe(200)
    for (let i = 0; i < 4; i++) await login(plain, tried, 'wrong')
    expect((await login(plain, tried)).statusCode).toBe(200)
  })

  it('don’t tell whether there is such an account', async () => {
    const [known, unknown] = [await login(plain, await account(), 'wrong'), await login(plain, '查无此人', 'wrong')]
    expect(unknown.json()).toEqual(known.json())
    expect(unknown.statusCode).toBe(401)
  })

  it('stand in the audit chain, with address and name, never with the password', async () => {
    const userName = await account()
    await login(plain, userName, 'a-wrong-password', {}, '10.9.8.7')
    const { rows } = await plain.platform.pool.query('select * from audit_entry order by seq desc limit 1')
    expect(rows[0]).toMatchObject({
      ...{ command: 'login', subject: 'identity.wrongPassword', actor: userName, address: '10.9.8.7' },
    })
    expect(JSON.stringify(rows[0])).not.toContain('a-wrong-password')
  })

  it('without end from one address are refused for a minute, while others sign in', async () => {
    const strict = await serverWith()
    const attempt = (address: string) =>
      strict.app.inject({
        method: 'POST',
        url: '/api/session',
        payload: { userName: '', password: '' },
        remoteAddress: address,
      })
    for (let i = 0; i < 100; i++) expect((await attempt('10.0.0.7')).statusCode).toBe(400)
    const refused = await attempt('10.0.0.7')
    expect([refused.statusCode, codeOf(refused)]).toEqual([429, 'platform.tooManyRequests'])
    expect((await login(strict, await account(), PASSWORD, {}, '10.0.0.8')).statusCode).toBe(200)
  })
})
