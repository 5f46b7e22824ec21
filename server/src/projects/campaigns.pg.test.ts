import type { CampaignDetail } from '@guatu/contract/campaigns'
import type { GroupDetail, GroupRow } from '@guatu/contract/groups'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeGroups } from '../cards/group-jobs.ts'
import { newId } from '../platform/id.ts'
import { sampleServer } from '../testing/sample-server.ts'
import type { SignedInCaller, TestServer } from '../testing/test-server.ts'

type Groups = { rows: GroupRow[]; total: number; sum: string; projects: number; outside: number; next: string | null }
let server: TestServer
let office: SignedInCaller
let projects: { id: string; name: string }[]
const id = newId()
const body = {
  name: '百日攻坚',
  from: '2026-09-01',
  to: '2026-12-09',
  rhythm: 'week',
  documentNumber: '示区办〔2026〕9号',
}

beforeAll(async () => {
  server = await sampleServer('2026-11-22T02:00:00.000Z')
  office = await server.as('projectOffice')
  projects = ((await office.get('/api/projects?limit=10')).body as { rows: typeof projects }).rows
})
afterAll(() => server.drop())

const ok = <T>(answer: { status: number; body: unknown }): T => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as T
}
const join = (from: string, ...ids: string[]) =>
  office.send('POST', `/api/campaigns/${id}/members`, {
    members: ids.map((projectId) => ({ id: newId(), projectId })),
    from,
    documentNumber: null,
  })
const groups = async (query: string) => ok<Groups>(await office.get(`/api/groups?${query}`))

describe('a campaign', () => {
  it('is created once however often it is sent, with a name nobody else bears', async () => {
    const first = ok<CampaignDetail>(await office.send('POST', '/api/campaigns', { id, ...body }))
    expect(first.campaign).toMatchObject({ ...body, state: 'running', projects: 0, version: 1 })
    expect(ok(await office.send('POST', '/api/campaigns', { id, ...body }))).toEqual(first)
    const twin = await office.send('POST', '/api/campaigns', { id: newId(), ...body })
    expect([twin.status, (twin.body as { code: string }).code]).toEqual([422, 'projects.campaign.nameTaken'])
    const turned = await office.send('POST', '/api/campaigns', { id: newId(), ...body, name: '倒着', to: '2026-08-01' })
    expect((turned.body as { code: string }).code).toBe('projects.campaign.endsBeforeStart')
  })

  it('takes projects from a day on, each once, and only inside its span', async () => {
    const [a, b, c] = projects.map((p) => p.id) as [string, string, string]
    const detail = ok<CampaignDetail>(await join('2026-09-10', a, b, c))
    expect(detail.members.map((m) => [m.projectId, m.from, m.documentNumber, m.state]).sort()).toEqual(
      [a, b, c].map((p) => [p, '2026-09-10', body.documentNumber, 'in']).sort(),
    )
    expect((await join('2026-10-01', a)).body).toMatchObject({ code: 'projects.campaign.already' })
    expect((await join('2026-12-20', projects[4]!.id)).body).toMatchObject({ code: 'projects.campaign.outsideSpan' })
  })

  it('lets only one of two join the same project at the same moment', async () => {
    const both = await Promise.all([join('2026-10-01', projects[5]!.id), join('2026-10-01', projects[5]!.id)])
    expect(both.map((r) => r.status).sort()).toEqual([200, 422])
    const detail = ok<CampaignDetail>(await office.get(`/api/campaigns/${id}`))
    expect(detail.members.filter((m) => m.projectId === projects[5]!.id)).toHaveLength(1)
  })

  it('lets only one of two changes of one version stand, and shows the other what stands', async () => {
    const change = (name: string) =>
      office.send('PUT', `/api/campaigns/${id}`, { ...body, name, expectedVersion: 1, reason: '改名' })
    const both = await Promise.all([change('冬季攻坚'), change('年末攻坚')])
    expect(both.map((r) => r.status).sort()).toEqual([200, 409])
    const won = both.find((r) => r.status === 200)!.body as CampaignDetail
    const lost = both.find((r) => r.status === 409)!.body as { current: { name: string; version: number } }
    expect(lost.current).toMatchObject({ name: won.campaign.name, version: 2 })
    // Renamed, it keeps its members, and its old name is nobody else's.
    expect(won.campaign.projects).toBe(4)
    const taken = await office.send('POST', '/api/campaigns', { id: newId(), ...body })
    expect((taken.body as { code: string }).code).toBe('projects.campaign.nameTaken')
  })

  it('lets projects leave after a day, and keeps that they were in it', async () => {
    const gone = projects[5]!.id
    const leave = (lastDay: string) =>
      office.send('POST', `/api/campaigns/${id}/leave`, { projectIds: [gone], lastDay })
    expect((await leave('2026-09-01')).body).toMatchObject({ code: 'projects.campaign.leavesBeforeJoining' })
    const detail = ok<CampaignDetail>(await leave('2026-11-20'))
    expect(detail.members.find((m) => m.projectId === gone)).toMatchObject({
      from: '2026-10-01',
      to: '2026-11-20',
      state: 'left',
    })
    expect(detail.campaign.projects).toBe(3)
    expect((await leave('2026-11-20')).body).toMatchObject({ code: 'projects.campaign.notMember' })
  })

  it('rolls up the counts and rates of its projects, with each of them in the evidence', async () => {
    await judgeGroups(server)
    const { rows, sum } = await groups('by=campaign')
    const row = rows.find((r) => r.id === id)!
    expect(row.objects).toBe(3)
    expect(Object.values(row.counts).reduce((a, b) => a + b, 0)).toBe(3)
    expect(sum).toContain('不相加')
    const detail = ok<GroupDetail>(await office.get(`/api/groups/${id}?by=campaign`))
    expect(detail.members.map((m) => m.id).sort()).toEqual(
      projects
        .slice(0, 3)
        .map((p) => p.id)
        .sort(),
    )
    for (const member of detail.members) {
      const light = ok<{ level: string }>(await office.get(`/api/projects/${member.id}/light`))
      expect(light.level).toBe(member.level)
    }
    expect(row.completionPercent).toMatch(/^\d+\.\d$/)
  })

  it('is not for everybody to change', async () => {
    const liaison = await server.as('liaison')
    expect((await liaison.send('POST', '/api/campaigns', { id: newId(), ...body, name: '某' })).status).toBe(403)
  })
})

describe('the list of groups', () => {
  it('adds up over one tree: the top of the territory is every project with a place', async () => {
    const { rows, projects: all, outside } = await groups('by=territory&limit=200')
    const tops = rows.filter((r) => r.depth === 0)
    expect(tops.reduce((n, r) => n + r.objects, 0)).toBe(all - outside)
    for (const [i, row] of rows.entries()) {
      const below = rows.slice(i + 1)
      const end = below.findIndex((r) => r.depth <= row.depth)
      const children = (end < 0 ? below : below.slice(0, end)).filter((r) => r.depth === row.depth + 1)
      expect(children.reduce((n, r) => n + r.objects, 0)).toBeLessThanOrEqual(row.objects)
    }
  })

  it('counts each project with one lead unit, and says how many have none', async () => {
    const { rows, projects: all, outside } = await groups('by=unit&limit=200')
    expect(rows.reduce((n, r) => n + r.objects, 0)).toBe(all - outside)
  })

  it('searches, filters, sorts and pages, and goes out to Excel as it is shown', async () => {
    const all = (await groups('by=taskForce&sort=objects&limit=200')).rows
    expect(all.map((r) => r.objects)).toEqual(all.map((r) => r.objects).toSorted((a, b) => b - a))
    const first = await groups('by=taskForce&sort=objects&limit=7')
    const second = await groups(`by=taskForce&sort=objects&limit=7&cursor=${first.next}`)
    expect([...first.rows, ...second.rows].map((r) => r.id)).toEqual(all.slice(0, 14).map((r) => r.id))
    const found = await groups(`by=taskForce&q=${encodeURIComponent(all[0]!.name)}`)
    expect(found.rows.map((r) => r.name)).toContain(all[0]!.name)
    for (const r of (await groups('by=taskForce&level=normal&limit=200')).rows)
      expect([r.light?.level, r.waits?.level]).toContain('normal')
    const file = await office.raw('GET', '/api/groups.xlsx?by=taskForce&sort=objects')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file.bytes as never)
    const names = book.worksheets[0]!.getColumn(1).values.slice(4)
    expect(names.filter(Boolean)).toEqual(all.map((r) => r.name))
  })

  it('shows a unit its own light and no other', async () => {
    const [row] = (await groups('by=unit')).rows.filter((r) => r.objects > 0)
    const own = await server.as('department', { unitId: row!.id })
    const seen = ok<Groups>(await own.get('/api/groups?by=unit'))
    expect(seen.rows.map((r) => r.id)).toEqual([row!.id])
    expect(ok<Groups>(await own.get('/api/groups?by=campaign')).rows).toEqual([])
    expect((await own.get(`/api/groups/${id}?by=campaign`)).status).toBe(404)
  })
})
