import type { Dispatch, ReportForm } from '@guatu/contract/reports'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { sampleServer } from '../testing/sample-server.ts'
import type { SignedInCaller, TestServer } from '../testing/test-server.ts'

let server: TestServer
let office: SignedInCaller
const desk = async (query = '', caller = office) => (await caller.get(`/api/dispatch${query}`)).body as Dispatch

beforeAll(async () => {
  server = await sampleServer('2026-11-25T02:00:00.000Z')
  office = await server.as('projectOffice')
})
afterAll(() => server.drop())

describe('the dispatch desk', () => {
  it('stands at the present week and offers the last twelve', async () => {
    const d = await desk()
    expect(d.period).toMatchObject({ key: '2026-W48', from: '2026-11-23', to: '2026-11-29', state: 'open' })
    expect(d.periods.map((p) => p.key)).toEqual(Array.from({ length: 12 }, (_, i) => `2026-W${48 - i}`))
    expect(d.periods[1]!.state).toBe('locked')
  })

  it('names who has not reported, with unit, liaison and number', async () => {
    const d = await desk()
    expect(d.reported + d.missing.length).toBe(d.expected)
    expect(d.reported).toBeGreaterThan(0)
    expect(d.missing.length).toBeGreaterThan(0)
    for (const m of d.missing) {
      expect(m.unit, m.projectName).toBeTruthy()
      expect(m.liaison).toMatch(/^联络员\d\d$/)
      expect(m.phone).toMatch(/^0632-/)
    }
  })

  it('rings whoever holds the post today', async () => {
    const [first] = (await desk()).missing
    const { liaisonPostId } = await server.db
      .selectFrom('project')
      .select('liaisonPostId')
      .where('id', '=', first!.projectId)
      .executeTakeFirstOrThrow()
    const person = { id: newId(), name: '新联络员', phone: '0632-5559999', version: 1 }
    await server.db.insertInto('person').values(person).execute()
    const holding = { postId: liaisonPostId!, personId: person.id, recordedAt: new Date(), note: '', supersedes: null }
    await server.db
      .insertInto('postHolding')
      .values([{ ...holding, id: newId(), fromOn: '2026-11-25', occurredOn: '2026-11-25' }])
      .execute()
    expect((await desk()).missing.find((m) => m.projectId === first!.projectId)).toMatchObject({
      liaison: '新联络员',
      phone: '0632-5559999',
    })
  })

  it('strikes a project off the list when it reports', async () => {
    const before = await desk()
    const { projectId } = before.missing.find((m) => m.projectName.length > 0)!
    const form = (await office.get(`/api/projects/${projectId}/report-form`)).body as ReportForm
    const sent = await office.send('POST', `/api/projects/${projectId}/reports`, {
      id: newId(),
      period: '2026-W48',
      asOf: '2026-11-25',
      doneThisYear: form.last?.doneThisYear ?? null,
      physicalPercent: form.last?.physicalPercent ?? null,
      fundsArrivedThisYear: null,
      progress: '正常推进',
      next: '继续施工',
      problem: '',
      help: '',
      supersedes: null,
      reason: null,
      confirmedAsks: [],
    })
    expect(sent.status, JSON.stringify(sent.body)).toBe(200)
    const after = await desk()
    expect([after.reported, after.expected]).toEqual([before.reported + 1, before.expected])
    expect(after.missing.map((m) => m.projectId)).not.toContain(projectId)
  })

  it('says which lights changed since the last close, each with its reason', async () => {
    const d = await desk()
    const closed = await server.db
      .selectFrom('periodVerdict')
      .select(['projectId', 'level'])
      .where('period', '=', '2026-W47')
      .execute()
    const live = await server.db.selectFrom('verdict').select(['projectId', 'level']).execute()
    const levels = new Map(closed.map((c) => [c.projectId, c.level]))
    const changed = live.filter((v) => levels.get(v.projectId) !== v.level)
    expect(new Set(d.changes.map((c) => c.projectId))).toEqual(new Set(changed.map((v) => v.projectId)))
    for (const c of d.changes) {
      expect(c.from).toBe(levels.get(c.projectId))
      expect(c.sentence).toMatch(/[\u4e00-\u9fff]/)
    }
  })

  it('looks back at a closed week as it was closed', async () => {
    const d = await desk('?period=2026-W46')
    expect(d.period.state).toBe('locked')
    expect(d.changes.length).toBeGreaterThan(0)
    const at = async (period: string) =>
      new Map(
        (
          await server.db
            .selectFrom('periodVerdict')
            .select(['projectId', 'level'])
            .where('period', '=', period)
            .execute()
        ).map((r) => [r.projectId, r.level]),
      )
    const [before, then] = [await at('2026-W45'), await at('2026-W46')]
    for (const c of d.changes) expect([c.from, c.to]).toEqual([before.get(c.projectId), then.get(c.projectId)])
  })

  it('puts the worst first: lights, and bottlenecks past their date', async () => {
    const d = await desk()
    const order = ['severe', 'warn']
    expect(d.worst.map((w) => order.indexOf(w.level))).toEqual(d.worst.map((w) => order.indexOf(w.level)).toSorted())
    expect(d.worst[0]!.level).toBe('severe')
    expect(d.bottlenecks.length).toBeGreaterThan(0)
    expect(d.bottlenecks.every((b) => b.daysOverdue > 0 && b.due < '2026-11-25')).toBe(true)
  })

  it('lists the assessed milestones of this week and the next, nearest first', async () => {
    const { milestones } = await desk()
    expect(milestones.length).toBeGreaterThan(0)
    expect(milestones.every((m) => m.due >= '2026-11-23' && m.due <= '2026-12-06')).toBe(true)
    expect(milestones.map((m) => m.due)).toEqual(milestones.map((m) => m.due).toSorted())
    expect(new Set(milestones.map((m) => m.state))).toContain('due')
    const plan = await server.db
      .selectFrom('plan')
      .select('activities')
      .where('projectId', '=', milestones[0]!.projectId)
      .executeTakeFirstOrThrow()
    const activities = plan.activities as unknown as { id: string; assessed?: boolean }[]
    expect(activities.find((a) => a.id === milestones[0]!.activityId)?.assessed).toBe(true)
  })

  it('shows a headquarters its own projects, and a firm no desk', async () => {
    const hq = await server.db
      .selectFrom('unit')
      .select('id')
      .where('name', '=', '工业项目指挥部')
      .executeTakeFirstOrThrow()
    const own = await desk('', await server.as('headquarters', { unitId: hq.id }))
    const all = await desk()
    expect(own.expected).toBeGreaterThan(0)
    expect(own.expected).toBeLessThan(all.expected)
    expect((await (await server.as('responsibleUnit')).get('/api/dispatch')).status).toBe(403)
  })

  it('refuses a key that names no week', async () => {
    expect(await office.get('/api/dispatch?period=2026-W77')).toMatchObject({ status: 422 })
  })

  it('hands the missing list over as Excel', async () => {
    const { missing } = await desk()
    const file = await office.raw('GET', '/api/dispatch/missing.xlsx')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file.bytes as never)
    const sheet = book.worksheets[0]!
    expect(String(sheet.getCell('A1').value)).toContain('第48周')
    const rows = Array.from({ length: missing.length }, (_, i) => sheet.getRow(i + 4))
    expect(rows.map((r) => [r.getCell(1).value, r.getCell(2).value, r.getCell(4).value, r.getCell(5).value])).toEqual(
      missing.map((m) => [m.projectName, m.unit, m.liaison, m.phone]),
    )
    expect(sheet.rowCount).toBe(missing.length + 3)
  })
})
