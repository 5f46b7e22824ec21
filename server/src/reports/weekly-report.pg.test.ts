import type { Light } from '@guatu/contract/cards'
import type { ProjectBody } from '@guatu/contract/projects'
import { decodeWall } from '@guatu/domain/wall/decode-wall'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let office: SignedInCaller
const projectId = newId()

const body: ProjectBody = {
  name: '30GWh动力电池项目',
  kind: 'industrial',
  yearClass: 'carriedOver',
  stage: 'building',
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
  chain: '锂电',
  chainRole: null,
  sector: null,
  site: '石桥镇',
  packageOf: null,
  total: '385300000.00',
  plannedStart: { date: '2024-03-31', precision: 'quarter' },
}
const figures = (done: string) => ({
  id: newId(),
  period: '2026-W47',
  asOf: '2026-11-19',
  doneThisYear: done,
  physicalPercent: '62.5',
  fundsArrivedThisYear: null,
  progress: '主体封顶',
  next: '设备进场',
  problem: '',
  help: '',
  supersedes: null as string | null,
  reason: null as string | null,
  confirmedAsks: [] as string[],
})

beforeAll(async () => {
  server = await testServer()
  office = await server.as('projectOffice')
  await office.send('POST', '/api/projects', { id: projectId, ...body })
  await office.send('POST', `/api/projects/${projectId}/year-plans`, {
    id: newId(),
    year: 2026,
    total: '229190000.00',
    months: null,
    reason: '年初下达',
  })
})
afterAll(() => server.drop())

describe('a weekly report travels', () => {
  const report = figures('126900000.00')

  it('is asked about when it jumps, and accepted once the asks are confirmed', async () => {
    const asked = await office.send('POST', `/api/projects/${projectId}/reports`, report)
    expect(asked.status).toBe(409)
    const problem = asked.body as { code: string; params: { codes: string[] } }
    expect(problem.code).toBe('reports.asksToConfirm')
    const sent = await office.send('POST', `/api/projects/${projectId}/reports`, {
      ...report,
      confirmedAsks: problem.params.codes,
    })
    expect(sent.status).toBe(200)
    expect((sent.body as { light: { level: string } }).light.level).toBe('severe')
  })

  it('answers the same id with the same figures as the first time, and other figures with a conflict', async () => {
    expect((await office.send('POST', `/api/projects/${projectId}/reports`, report)).status).toBe(200)
    const other = await office.send('POST', `/api/projects/${projectId}/reports`, { ...report, doneThisYear: '1.00' })
    expect(other.status).toBe(409)
  })

  it('lights the project with rule, inputs and arithmetic', async () => {
    const light = (await office.get(`/api/projects/${projectId}/light`)).body as Light
    expect(light).toMatchObject({ level: 'severe', rule: 'lagSevere' })
    expect(light.inputs[0]).toMatchObject({ metric: 'lagPoints', asOf: '2026-11-19' })
    expect(Number(light.inputs[0]!.value)).toBeLessThan(-20)
    expect(light.sentence).toMatch(/[\u4e00-\u9fff]/)
  })

  it('is corrected by a new fact with a reason, once; the second of two corrections is refused', async () => {
    const fixed = {
      ...figures('206900000.00'),
      supersedes: report.id,
      reason: '漏报设备款',
      confirmedAsks: ['reports.ask.jump'],
    }
    expect((await office.send('POST', `/api/projects/${projectId}/reports`, { ...fixed, reason: null })).status).toBe(
      422,
    )
    const first = await office.send('POST', `/api/projects/${projectId}/reports`, fixed)
    expect(first.status, JSON.stringify(first.body)).toBe(200)
    expect((first.body as { light: { level: string } }).light.level).toBe('normal')
    const second = await office.send('POST', `/api/projects/${projectId}/reports`, { ...fixed, id: newId() })
    expect(second.status).toBe(409)
  })

  it('stands on the wall as one row', async () => {
    const wall = (await office.get('/api/wall')).body
    expect(decodeWall(wall).projects).toMatchObject([
      { name: body.name, level: 'n', lagPoints: 17, committedFinish: null },
    ])
  })

  it('leaves a chained audit entry for every write, and facts refuse to be changed', async () => {
    const entries = await server.db
      .selectFrom('auditEntry')
      .select(['seq', 'command', 'previous', 'hash'])
      .orderBy('seq')
      .execute()
    expect(entries.map((e) => e.command)).toContain('submit-report')
    expect(entries.slice(1).map((e) => e.previous)).toEqual(entries.slice(0, -1).map((e) => e.hash))
    await expect(server.db.updateTable('report').set({ progress: 'x' }).execute()).rejects.toThrow(
      /appended, never changed/,
    )
    await expect(server.db.deleteFrom('report').execute()).rejects.toThrow(/appended, never changed/)
  })
})
