import type { Light } from '@guatu/contract/cards'
import type { Pause, ProjectClock, WaitedFor, Waiting } from '@guatu/contract/responsibility'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { bareProject } from '../testing/permission-inputs.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let office: SignedInCaller
let inspection: SignedInCaller
const projectId = newId()
const powerId = newId()
const get = async <T>(path: string) => (await office.get(path)).body as T
const ask = (over: object = {}) => ({
  ...{
    id: newId(),
    reason: 'relics',
    from: '2026-11-01',
    to: '2027-06-30',
    documentNumber: '文保〔2026〕3号',
    note: '发现古墓',
  },
  ...over,
})
const step = (event: string, note = '') => ({ id: newId(), event, documentNumber: '', note })

beforeAll(async () => {
  server = await testServer('2026-11-20T02:00:00.000Z')
  office = await server.as('projectOffice')
  inspection = await server.as('inspection')
  await server.db
    .insertInto('unit')
    .values({ id: powerId, name: '区供电公司', shortName: '供电', kind: 'department', version: 1 })
    .execute()
  const project = { ...bareProject(projectId, '高端装备产业园'), stage: 'building' }
  expect((await office.send('POST', '/api/projects', project)).status).toBe(200)
  const bottleneck = {
    id: newId(),
    text: '10千伏专线未接入',
    factor: 'utilities',
    waitsForUnitId: powerId,
    level: 'district',
  }
  const body = { ...bottleneck, due: { date: '2026-11-10', precision: 'day' }, occurredOn: '2026-10-25' }
  expect((await office.send('POST', `/api/projects/${projectId}/bottlenecks`, body)).status).toBe(200)
})
afterAll(() => server.drop())

describe('the fair clock', () => {
  it('charges waiting days to the unit that is waited for and ranks it', async () => {
    const ranked = await get<{ rows: WaitedFor[]; from: string }>('/api/waited-for')
    expect(ranked.from).toBe('2026-10-01')
    expect(ranked.rows).toMatchObject([{ unit: '区供电公司', rank: 1, days: 27, overdueDays: 10, projects: 1 }])
    const single = await get<{ rows: Waiting[] }>(
      `/api/waitings?unit=${encodeURIComponent('区供电公司')}&from=2026-11-01`,
    )
    expect(single.rows).toMatchObject([{ projectName: '高端装备产业园', from: '2026-11-01', days: 20, open: true }])
    const clock = await get<ProjectClock>(`/api/projects/${projectId}/clock`)
    expect(clock.waits).toEqual([{ unit: '区供电公司', days: 27, overdueDays: 10, open: true }])
  })

  it('stands still only after somebody else than the asker approved it', async () => {
    const body = ask()
    const asked = await office.send('POST', `/api/projects/${projectId}/pauses`, body)
    expect(asked.body).toMatchObject({ state: 'asked', acts: [] })
    const own = await office.send('POST', `/api/pauses/${body.id}/events`, step('approved'))
    expect(own).toMatchObject({ status: 422, body: { code: 'responsibility.pauseOwnRequest' } })
    const approved = await inspection.send('POST', `/api/pauses/${body.id}/events`, step('approved'))
    expect(approved.body).toMatchObject({ state: 'inForce', holdsTo: '2027-02-20', acts: ['refreshed', 'ended'] })
    const light = await get<Light>(`/api/projects/${projectId}/light`)
    expect(light.asOf).toBe('2026-11-20')
  })

  it('of two decisions at once one is told that the other was first', async () => {
    const body = ask({ from: '2026-12-01', to: '2026-12-31' })
    await office.send('POST', `/api/projects/${projectId}/pauses`, body)
    const leader = await server.as('leader')
    const both = await Promise.all([
      inspection.send('POST', `/api/pauses/${body.id}/events`, step('approved')),
      leader.send('POST', `/api/pauses/${body.id}/events`, step('refused', '理由不足')),
    ])
    expect(both.map((b) => b.status).sort()).toEqual([200, 409])
    const code = both.map((b) => (b.body as { code?: string }).code).find((c) => c !== undefined)
    expect(code).toBe('responsibility.pauseDecided')
  })

  it('refuses a span that ends before it begins, one longer than a year, and a refusal without a reason', async () => {
    const send = (over: object) => office.send('POST', `/api/projects/${projectId}/pauses`, ask(over))
    expect((await send({ to: '2026-10-01' })).body).toMatchObject({ code: 'responsibility.pauseEndsBeforeStart' })
    expect((await send({ to: '2028-10-01' })).body).toMatchObject({ code: 'responsibility.pauseTooLong' })
    const body = ask({ from: '2027-01-01' })
    await office.send('POST', `/api/projects/${projectId}/pauses`, body)
    const refused = await inspection.send('POST', `/api/pauses/${body.id}/events`, step('refused'))
    expect(refused.body).toMatchObject({ code: 'responsibility.pauseRefusedWithoutReason' })
  })

  it('gives its lists as Excel', async () => {
    for (const path of ['/api/pauses.xlsx', '/api/waited-for.xlsx', '/api/waitings.xlsx']) {
      const sent = await office.raw('GET', path)
      expect([path, sent.status, sent.bytes.subarray(0, 2).toString()]).toEqual([path, 200, 'PK'])
    }
  })

  it('lapses when nobody refreshed it, and can be refreshed again', async () => {
    const running = (await get<{ rows: Pause[] }>('/api/pauses?state=inForce')).rows
    expect(running.map((p) => p.note)).toEqual(['发现古墓'])
    server.setNow('2027-02-21T02:00:00.000Z')
    office = await server.as('projectOffice')
    inspection = await server.as('inspection')
    expect((await get<{ rows: Pause[] }>('/api/pauses?state=lapsed')).rows.map((p) => p.id)).toEqual([running[0]!.id])
    const refreshed = await inspection.send('POST', `/api/pauses/${running[0]!.id}/events`, step('refreshed'))
    expect(refreshed.body).toMatchObject({ state: 'inForce', holdsTo: '2027-05-21' })
  })
})
