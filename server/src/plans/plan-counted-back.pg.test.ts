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
