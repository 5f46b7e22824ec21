import { mkdtempSync, rmSync } from 'node:fs'
import { createServer as createHttp, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createServer, type GuatuServer } from '../create-server.ts'
import { fixedClock } from '../platform/clock.ts'
import { loadConfig } from '../platform/config.ts'
import { createDb, createPool } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { type TestDatabase, testDatabase } from '../platform/testing/test-database.ts'
import { listDueReports } from '../reports/dispatch-reads.ts'
import { fillSample } from '../sample/fill-sample.ts'
import { tellGroup } from './group-robot.ts'

/** Saturday: the week of 16 to 22 November was cut off on Friday, and is locked on Tuesday. */
const AFTER_CUT_OFF = '2026-11-21T02:00:00.000Z'
const WEEK = { key: '2026-W47', opensOn: '2026-11-16', closesOn: '2026-11-22' } as const

let database: TestDatabase
let server: GuatuServer
let robot: Server
let url: string
let now = '2026-11-20T02:00:00.000Z'
const heard: { body: unknown }[] = []
const answers: { status: number; body: object }[] = []
const folder = mkdtempSync(join(tmpdir(), 'guatu-remind-'))

beforeAll(async () => {
  database = await testDatabase()
  const pool = createPool(database.connection, 4)
  const db = createDb(pool)
  const wish = { projects: 12, weeks: 2, seed: 1, passwords: () => 'sample-password', log: () => {} }
  await fillSample({ db, pool, clock: fixedClock('2026-11-18T02:00:00.000Z'), ...wish })
  await db.destroy()
  robot = createHttp((request, response) => {
    let text = ''
    request.on('data', (chunk) => (text += chunk))
    request.on('end', () => {
      heard.push({ body: JSON.parse(text) })
      const { status, body } = answers.shift() ?? { status: 200, body: { errcode: 0 } }
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => robot.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(robot.address() as AddressInfo).port}/robot?key=secret`
  const config = loadConfig({
    LOG_LEVEL: 'silent',
    PORT: '0',
    DATA_DIR: folder,
    NOTIFY_WEBHOOK_URL: url,
    NOTIFY_WEBHOOK_KIND: 'wecom',
  })
  server = await createServer({ config, connection: database.connection, clock: { now: () => new Date(now) } })
})
afterAll(async () => {
  await server.close()
  robot.close()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const items = () => server.db.selectFrom('todoItem').selectAll().execute()
const deliveries = () => server.db.selectFrom('delivery').selectAll().orderBy('attemptedAt').orderBy('id').execute()

it('nobody is reminded before the cut-off', async () => {
  await server.work()
  expect(await items()).toEqual([])
  expect(heard).toEqual([])
})

it('at the cut-off each liaison gets one item with the number of missing reports, and the group hears only how many', async () => {
  now = AFTER_CUT_OFF
  answers.push({ status: 200, body: { errcode: 45009, errmsg: 'api freq out of limit' } })
  const due = await listDueReports(server.db, scopeOfSystem('test'), WEEK as never, '2026-11-21' as never)
  const missing = due.filter((d) => !d.reported)
  expect(missing.length).toBeGreaterThan(0)
  await server.night.wake()
  const told = await items()
  expect(told.every((item) => item.period === WEEK.key)).toBe(true)
  expect(told.reduce((sum, item) => sum + item.waiting, 0)).toBe(missing.length)
  expect(new Set(told.map((item) => item.personId))).toEqual(new Set(missing.map((d) => d.liaisonId)))

  while ((await deliveries()).length === 0) await pause(10)
  expect(await deliveries()).toMatchObject([{ channel: 'wecom', outcome: 'failed', detail: 'wecom 45009' }])
  await server.platform.pool.query(`update pgboss.job set start_after = now() where name = 'notify'`)
  await server.work()
  while ((await deliveries()).length === 1) await pause(10)
  expect((await deliveries()).map((d) => d.outcome)).toEqual(['failed', 'sent'])
  const content = `【挂图】您有 ${told.length} 项待办，请登录平台查看。`
  expect(heard.at(-1)!.body).toEqual({ msgtype: 'text', text: { content } })
})

it('nobody is told twice', async () => {
  const before = await items()
  await server.night.wake()
  await server.platform.pool.query(`delete from done_through where job = 'remind-missing'`)
  await server.night.wake()
  await pause(100)
  expect(await items()).toEqual(before)
  expect(heard).toHaveLength(2)
})

it.each([
  ['dingtalk', { msgtype: 'text', text: { content: '【挂图】您有 3 项待办，请登录平台查看。' } }],
  ['feishu', { msg_type: 'text', content: { text: '【挂图】您有 3 项待办，请登录平台查看。' } }],
  ['generic', { text: '【挂图】您有 3 项待办，请登录平台查看。' }],
] as const)('a robot of kind %s gets the body it takes', async (kind, body) => {
  answers.push({ status: 200, body: {} })
  await tellGroup(url, kind, 3)
  expect(heard.at(-1)!.body).toEqual(body)
})

it('a robot that refuses is a failure whose message keeps the address secret', async () => {
  answers.push({ status: 200, body: { code: 19001 } })
  await expect(tellGroup(url, 'feishu', 1)).rejects.toThrow('feishu 19001')
  answers.push({ status: 503, body: {} })
  await expect(tellGroup(url, 'generic', 1)).rejects.toThrow('HTTP 503')
  const gone = await tellGroup('http://127.0.0.1:1/robot?key=secret', 'generic', 1).catch((e: Error) => e.message)
  expect(gone).toBeTruthy()
  expect(gone).not.toContain('secret')
})
