import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@guatu/domain/organization/actor'
import { createServer, type GuatuServer } from '../create-server.ts'
import { hashPassword } from '../identity/password.ts'
import type { Clock } from '../platform/clock.ts'
import { loadConfig } from '../platform/config.ts'
import { newId } from '../platform/id.ts'
import { testDatabase } from '../platform/testing/test-database.ts'

export type SignedInCaller = {
  get(path: string): Promise<{ status: number; body: never }>
  send(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<{ status: number; body: never }>
  /** Bytes out and in, for files. */
  raw(
    method: 'GET' | 'POST',
    path: string,
    payload?: Buffer,
    type?: string,
  ): Promise<{ status: number; bytes: Buffer; body: never }>
}

export type TestServer = GuatuServer & {
  /** Makes an account with one role and signs it in. */
  as(role: Role, grant?: { unitId?: string | null; regionCode?: string | null }): Promise<SignedInCaller>
  setNow(iso: string): void
  drop(): Promise<void>
}

const PASSWORD = 'correct-horse-battery'

/** A whole server on a database of its own, with answers checked against the contract and a clock that tests set. */
export async function testServer(now = '2026-11-20T02:00:00.000Z'): Promise<TestServer> {
  const database = await testDatabase()
  // Time goes on a little with every look, as it does outside.
  let at = Date.parse(now)
  const tick = () => {
    at += 5
    return at
  }
  const ticking: Clock = { now: () => new Date(tick()) }
  const dataDir = mkdtempSync(join(tmpdir(), 'guatu-server-'))
  const config = { ...loadConfig({ LOG_LEVEL: 'error', PORT: '0', DATA_DIR: dataDir }), samplePassword: PASSWORD }
  const server = await createServer({ config, connection: database.connection, clock: ticking, checkAnswers: true })
  await server.app.ready()
  const hash = await hashPassword(PASSWORD)
  return {
    ...server,
    setNow: (iso) => {
      at = Date.parse(iso)
    },
    as: async (role, grant) => {
      const userName = await insertAccount(server, role, grant ?? {}, hash)
      return signIn(server, userName)
    },
    drop: async () => {
      await server.close()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function insertAccount(
  { db }: GuatuServer,
  role: Role,
  grant: { unitId?: string | null; regionCode?: string | null },
  passwordHash: string,
): Promise<string> {
  const [personId, accountId] = [newId(), newId()]
  const userName = `${role}-${accountId.slice(-6)}`
  const grants = JSON.stringify([{ role, unitId: grant.unitId ?? null, regionCode: grant.regionCode ?? null }])
  await db.insertInto('person').values({ id: personId, name: userName, version: 1 }).execute()
  await db.insertInto('account').values({ id: accountId, userName, personId, grants, version: 1 }).execute()
  await db
    .insertInto('credential')
    .values({ accountId, passwordHash, mustChange: false, lockedUntil: null, changedAt: new Date() })
    .execute()
  return userName
}

async function signIn({ app }: GuatuServer, userName: string): Promise<SignedInCaller> {
  const login = await app.inject({ method: 'POST', url: '/api/session', payload: { userName, password: PASSWORD } })
  if (login.statusCode !== 200) throw new Error(`sign-in failed: ${login.statusCode} ${login.body}`)
  const cookie = String(login.headers['set-cookie']).split(';')[0]!
  const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: unknown) => {
    const answer = await app.inject({
      method,
      url,
      headers: { cookie },
      ...(payload === undefined ? {} : { payload: payload as object }),
    })
    return { status: answer.statusCode, body: (answer.body === '' ? undefined : JSON.parse(answer.body)) as never }
  }
  const raw = async (method: 'GET' | 'POST', url: string, payload?: Buffer, type?: string) => {
    const headers = { cookie, ...(type && { 'content-type': type }) }
    const answer = await app.inject({ method, url, headers, ...(payload && { payload }) })
    const json = String(answer.headers['content-type']).includes('json')
    return {
      status: answer.statusCode,
      bytes: answer.rawPayload,
      body: (json ? JSON.parse(answer.body) : undefined) as never,
    }
  }
  return { raw, get: (path) => call('GET', path), send: (method, path, body) => call(method, path, body) }
}
