import type { PlanView } from '@guatu/contract/plans'
import type { ProjectBody } from '@guatu/contract/projects'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let office: SignedInCaller
const projectId = newId()
const empty: ProjectBody = {
  name: '高端装备产业园',
  kind: 'industrial',
  yearClass: 'new',
  stage: 'landed',
  regionCode: null,
  administrationId: null,
  ownerUnitId: null,
  leadUnitId: null,
  headquartersId: null,
  areaHeadquartersId: null,
  taskForceId: null,
  sponsorPostId: null,
  officerPostId: null,
  liaisonPostId: null,
  chain: null,
  chainRole: null,
  sector: null,
  site: null,
  packageOf: null,
  total: '1000000.00',
  plannedStart: null,
}
const plan = async () => (await office.get(`/api/projects/${projectId}/plan`)).body as PlanView

beforeAll(async () => {
  server = await testServer('2026-11-20T02:00:00.000Z')
  office = await server.as('projectOffice')
  await office.send('POST', '/api/projects', { id: projectId, ...empty })
})
afterAll(() => server.drop())

describe('a plan counted back from the committed finish', () => {
  it('comes from a template with at least 32 nodes and hangs on the commitment', async () => {
    const made = await office.send('POST', `/api/projects/${projectId}/plan`, {
      id: newId(),
      template: 'industrial-plant',
      committedFinish: '2029-06-30',
      start: null,
    })
    const templates = (await office.get('/api/plan-templates')).body as { id: string; nodes: number }[]
    expect(made.status, JSON.stringify([made.body, templates])).toBe(200)
    const p = await plan()
    expect(p.activities.length).toBeGreaterThanOrEqual(32)
    expect(
      p.schedule
        .map((a) => a.latestFinish)
        .sort()
        .at(-1)! <= '2029-06-30',
    ).toBe(true)
    expect(p).toMatchObject({ status: 'draft', daysToWinBack: 0, provisional: true })
  })

  it('says how many days must be won back when a change makes it late, storing nothing', async () => {
    const p = await plan()
    const longer = p.activities.map((a, i) => (i === 4 ? { ...a, duration: a.duration + 900 } : a))
    const tried = (await office.send('POST', `/api/projects/${projectId}/plan/try`, { activities: longer }))
      .body as PlanView
    expect(tried.daysToWinBack).toBeGreaterThan(0)
    expect((await plan()).daysToWinBack).toBe(0)
  })

  it('refuses a stale version with both states, and a loop with the cycle named', async () => {
    const p = await plan()
    const stale = await office.send('PUT', `/api/projects/${projectId}/plan`, {
      expectedVersion: 9,
      activities: p.activities,
      reason: '',
    })
    expect(stale.status).toBe(409)
    expect((stale.body as { current: PlanView }).current.version).toBe(p.version)
    const [a, b] = p.activities
    const loop = [
      { ...a!, predecessors: [{ id: b!.id, type: 'FS', lag: 0 }] },
      { ...b!, predecessors: [{ id: a!.id, type: 'FS', lag: 0 }] },
      ...p.activities.slice(2),
    ]
    const refused = await office.send('PUT', `/api/projects/${projectId}/plan`, {
      expectedVersion: p.version,
      activities: loop,
      reason: '',
    })
    expect(refused.status).toBe(422)
    // By the names of the activities: nobody knows their ids.
    expect((refused.body as { detail: string }).detail).toContain(a!.name)
  })

  it('is approved, frozen as a baseline, and its milestones are committed; the claimer may not verify', async () => {
    const p = await plan()
    const approved = await office.send('POST', `/api/projects/${projectId}/plan/approval`, {
      id: newId(),
      expectedVersion: p.version,
    })
    expect((approved.body as PlanView).baselines).toHaveLength(1)
    const node = (approved.body as PlanView).activities.find((a) => a.assessed)!
    const event = (name: string) => ({
      id: newId(),
      activityId: node.id,
      event: name,
      occurredOn: '2026-11-20',
      waitsForUnitId: null,
      note: '',
    })
    expect((await office.send('POST', `/api/projects/${projectId}/milestones`, event('claimed'))).status).toBe(200)
    expect((await office.send('POST', `/api/projects/${projectId}/milestones`, event('verified'))).status).toBe(422)
    const inspection = await server.as('inspection')
    const verified = await inspection.send('POST', `/api/projects/${projectId}/milestones`, event('verified'))
    expect((verified.body as PlanView).milestones.find((m) => m.activityId === node.id)).toMatchObject({
      claimedOn: '2026-11-20',
      verifiedOn: '2026-11-20',
    })
  })
})

describe('a plan made for a project that is already under construction', () => {
  const building = newId()
  const make = (doneSoFar: unknown, caller = office) =>
    caller.send('POST', `/api/projects/${building}/plan`, {
      id: newId(),
      template: 'industrial-plant',
      committedFinish: '2027-12-31',
      start: null,
      doneSoFar,
    })
  const reason = '开工后建档，补录已完成节点'
  let nodes: { id: string; milestone?: boolean; assessed?: boolean }[]

  beforeAll(async () => {
    await office.send('POST', '/api/projects', { ...empty, id: building, name: '在建的厂房', stage: 'building' })
    nodes = ((await office.get('/api/plan-templates/industrial-plant')).body as { nodes: typeof nodes }).nodes
  })

  it('refuses a day to come, an unknown node and a missing reason, and then has made nothing', async () => {
    const first = nodes[0]!.id
    const refused = [
      await make({ reason, nodes: [{ activityId: first, finishedOn: '2026-11-21' }] }),
      await make({ reason, nodes: [{ activityId: 'nowhere', finishedOn: '2026-11-20' }] }),
      await make({ reason: '', nodes: [{ activityId: first, finishedOn: '2026-11-20' }] }),
    ]
    expect(refused.map((r) => [r.status, (r.body as { code?: string }).code])).toEqual([
      [422, 'plans.eventInFuture'],
      [422, 'plans.unknownActivity'],
      [400, 'platform.badInput'],
    ])
    expect((await office.get(`/api/projects/${building}/plan`)).body).toBeNull()
  })

  it('claims what is done in one command, looks no later than the rest of its work, and waits for another’s word', async () => {
    const done = nodes.slice(0, Math.ceil(nodes.length / 2))
    const made = await make({
      reason,
      nodes: done.map((n, at) => ({ activityId: n.id, finishedOn: at < 3 ? '2025-06-30' : '2026-10-31' })),
    })
    const p = made.body as PlanView
    expect(made.status, JSON.stringify(p)).toBe(200)
    expect(p.start).toBe('2025-06-30')
    expect(p.activities.filter((a) => a.actualFinish).map((a) => a.id)).toEqual(done.map((n) => n.id))
    expect(p.milestones.filter((m) => m.claimedOn && !m.verifiedOn).map((m) => m.activityId)).toEqual(
      done.filter((n) => n.milestone || n.assessed).map((n) => n.id),
    )
    const fresh = newId()
    await office.send('POST', '/api/projects', { ...empty, id: fresh, name: '没有补录的厂房', stage: 'building' })
    const unsaid = await office.send('POST', `/api/projects/${fresh}/plan`, {
      ...{ id: newId(), template: 'industrial-plant', committedFinish: '2027-12-31', start: null },
    })
    expect((unsaid.body as PlanView).daysToWinBack).toBeGreaterThan(p.daysToWinBack)
    const own = p.activities.find((a) => a.id === done[0]!.id)!
    const verify = (caller: SignedInCaller) =>
      caller.send('POST', `/api/projects/${building}/milestones`, {
        ...{ id: newId(), activityId: own.id, event: 'verified' },
        ...{ occurredOn: '2026-11-20', waitsForUnitId: null, note: '' },
      })
    expect((await verify(office)).status).toBe(422)
    expect((await verify(await server.as('inspection'))).status).toBe(200)
  })

  it('tells in the time line when it happened and why it was told late', async () => {
    const { rows } = (await office.get(`/api/projects/${building}/timeline?limit=200`)).body as {
      rows: { kind: string; occurredOn: string; sentence: string }[]
    }
    expect(rows.filter((i) => i.occurredOn === '2025-06-30').map((i) => i.sentence)[0]).toContain(reason)
  })

  it('commits nothing at its approval that was done before', async () => {
    const p = (await office.get(`/api/projects/${building}/plan`)).body as PlanView
    await office.send('POST', `/api/projects/${building}/plan/approval`, { id: newId(), expectedVersion: p.version })
    const committed = await server.db
      .selectFrom('commitment')
      .select('milestone')
      .where('projectId', '=', building)
      .where('milestone', '<>', 'finish')
      .execute()
    const done = new Set(p.milestones.filter((m) => m.claimedOn).map((m) => m.activityId))
    expect(committed.length).toBeGreaterThan(0)
    expect(committed.filter((c) => done.has(c.milestone))).toEqual([])
    expect(nodes.filter((n) => n.assessed && done.has(n.id)).length).toBeGreaterThan(0)
  })
})
