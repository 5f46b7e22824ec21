import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Role } from '@guatu/domain/organization/actor'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createServer, type GuatuServer } from '../create-server.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'
import { newId } from './id.ts'

const PASSWORD = 'correct-horse-battery'
let one: TestServer
let other: GuatuServer
let office: SignedInCaller
let doors: { one: string; other: string }
const ours = newId()
const foreign = newId()
const open = new Set<Stream>()

type Heard = { topic: string; version: string }
type Stream = { heard: Heard[]; status: number; ended: Promise<void>; close(): void }

/** What a browser's EventSource does, without its patience. */
async function listenAt(door: string, cookie: string, topics: readonly string[]): Promise<Stream> {
  const ending = new AbortController()
  const answer = await fetch(`${door}/api/live?topics=${topics.join(',')}`, {
    headers: { cookie, accept: 'text/event-stream' },
    signal: ending.signal,
  })
  const heard: Heard[] = []
  const read = async () => {
    let text = ''
    const chunks = answer.body!.pipeThrough(new TextDecoderStream()) as unknown as AsyncIterable<string>
    for await (const chunk of chunks) {
      text += chunk
      const events = text.split('\n\n')
      text = events.pop()!
      for (const event of events) {
        const data = /^data: (.+)$/m.exec(event)?.[1]
        if (data) heard.push(JSON.parse(data) as Heard)
      }
    }
  }
  const stream = { heard, status: answer.status, ended: read().catch(() => {}), close: () => ending.abort() }
  open.add(stream)
  return stream
}

async function until(look: () => boolean): Promise<void> {
  for (let i = 0; !look(); i++) {
    if (i > 1_000) throw new Error(`waited in vain for ${look}`)
    await pause(10)
  }
}

/** Makes an account and answers its cookie, which counts on both servers. */
async function cookieOf(role: Role, grant?: { unitId: string }): Promise<string> {
  await one.as(role, grant)
  const { userName } = await one.db
    .selectFrom('account')
    .select('userName')
    .where('userName', 'like', `${role}-%`)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const login = await one.app.inject({ method: 'POST', url: '/api/session', payload: { userName, password: PASSWORD } })
  return String(login.headers['set-cookie']).split(';')[0]!
}

const project = (id: string, name: string, ownerUnitId: string | null) => ({
  ...{
    id,
    name,
    kind: 'publicBuilding',
    yearClass: 'new',
    stage: 'tendered',
    regionCode: null,
    administrationId: null,
  },
  ...{ ownerUnitId, leadUnitId: null, headquartersId: null, areaHeadquartersId: null, taskForceId: null },
  ...{ sponsorPostId: null, officerPostId: null, liaisonPostId: null, chain: null, chainRole: null, sector: null },
  ...{ site: null, packageOf: null, total: '1000000.00', plannedStart: null },
})

async function change(id: string): Promise<void> {
  const done = await office.send('POST', `/api/projects/${id}/bottlenecks`, {
    ...{
      id: newId(),
      factor: 'land',
      text: '用地批复未到',
      waitsForUnitId: null,
      level: 'district',
      due: null,
      occurredOn: '2026-11-20',
    },
  })
  expect(done.status, JSON.stringify(done.body)).toBe(200)
}

beforeAll(async () => {
  one = await testServer()
  const { host, port, user, password, database } = one.platform.pool.options
  other = await createServer({
    config: one.platform.config,
    connection: { host, port, user, password, database },
    clock: one.platform.clock,
  })
  for (const server of [one, other]) await server.app.listen({ host: '127.0.0.1', port: 0 })
  const doorOf = (s: GuatuServer) => `http://127.0.0.1:${(s.app.server.address() as AddressInfo).port}`
  doors = { one: doorOf(one), other: doorOf(other) }
  office = await one.as('projectOffice')
})
afterEach(async () => {
  for (const stream of open) stream.close()
  open.clear()
})
afterAll(async () => {
  await other.close()
  await one.drop()
})

describe('live news', () => {
  let unitId: string
  beforeAll(async () => {
    unitId = newId()
    await one.platform.pool.query(
      `insert into unit (id, name, short_name, kind, version) values ($1, '示例水务公司', '水务公司', 'enterprise', 1)`,
      [unitId],
    )
    for (const p of [project(ours, '我方项目', unitId), project(foreign, '他方项目', null)])
      expect((await office.send('POST', '/api/projects', p)).status).toBe(200)
  })

  it('of one server reaches the browsers of the other', async () => {
    const stream = await listenAt(doors.other, await cookieOf('projectOffice'), ['wall', `project:${ours}`])
    await until(() => stream.heard.length === 2)
    const before = new Map(stream.heard.map((h) => [h.topic, Number(h.version)]))
    await change(ours)
    await until(() =>
      stream.heard.some((h) => h.topic === `project:${ours}` && Number(h.version) > before.get(h.topic)!),
    )
  })

  it('missed while a browser was away shows in the versions it is sent on return', async () => {
    const cookie = await cookieOf('projectOffice')
    const topics = ['dispatch', `project:${ours}`, `project:${foreign}`]
    const first = await listenAt(doors.other, cookie, topics)
    await until(() => first.heard.length === 3)
    first.close()
    await first.ended
    const seen = new Map(first.heard.map((h) => [h.topic, h.version]))
    const canary = await listenAt(doors.other, cookie, [`project:${ours}`])
    await until(() => canary.heard.length === 1)
    await change(ours)
    await until(() => canary.heard.length > 1)
    const back = await listenAt(doors.other, cookie, topics)
    await until(() => back.heard.length === 3)
    const changed = back.heard.filter((h) => h.version !== seen.get(h.topic)).map((h) => h.topic)
    expect(back.heard.map((h) => h.topic)).toEqual(topics)
    expect(changed).toContain(`project:${ours}`)
    expect(changed).not.toContain(`project:${foreign}`)
  })

  it('missed while the server’s own line to the database was cut is announced when it stands again', async () => {
    const stream = await listenAt(doors.other, await cookieOf('projectOffice'), [`project:${foreign}`])
    await until(() => stream.heard.length === 1)
    const before = Number(stream.heard[0]!.version)
    await one.platform.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'guatu live' and datname = current_database()`,
    )
    await change(foreign)
    await until(() => stream.heard.some((h) => Number(h.version) > before))
    const heardBefore = stream.heard.length
    await change(foreign)
    await until(() => stream.heard.length > heardBefore)
  })

  it('of foreign projects does not reach whoever may not see them, nor of imports whoever may not import', async () => {
    const topics = [`project:${ours}`, `project:${foreign}`, 'import:1', 'secrets']
    const unit = await listenAt(doors.other, await cookieOf('responsibleUnit', { unitId }), topics)
    const desk = await listenAt(doors.other, await cookieOf('projectOffice'), topics)
    await until(() => unit.heard.length === 1 && desk.heard.length === 3)
    await change(foreign)
    await change(ours)
    one.platform.live.announce(['import:1'])
    await until(() => unit.heard.length > 1 && desk.heard.length > 4)
    expect(new Set(unit.heard.map((h) => h.topic))).toEqual(new Set([`project:${ours}`]))
    expect(new Set(desk.heard.map((h) => h.topic))).toEqual(new Set(topics.slice(0, 3)))
  })

  it('is for people who are signed in', async () => {
    expect((await listenAt(doors.one, '', ['wall'])).status).toBe(401)
  })

  it('is no longer sent once the browser has left', async () => {
    const stream = await listenAt(doors.one, await cookieOf('projectOffice'), ['wall'])
    await until(() => one.platform.live.subscribers() === 1)
    stream.close()
    await until(() => one.platform.live.subscribers() === 0)
  })
})
