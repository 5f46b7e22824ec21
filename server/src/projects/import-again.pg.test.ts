import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditHash, auditText, GENESIS } from '../platform/audit.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'
import { listStoredProjects } from './import/stored-reads.ts'
import { importDesk } from './testing/import-desk.ts'
import { codeOf, madeLedger, madeRows } from './testing/made-ledger.ts'

let server: TestServer
let office: SignedInCaller
let desk: ReturnType<typeof importDesk>

beforeAll(async () => {
  server = await testServer('2026-11-22T02:00:00.000Z')
  office = await server.as('projectOffice')
  desk = importDesk(office)
})
afterAll(() => server.drop())

const total = async () => ((await office.get('/api/projects')).body as { total: number }).total

/** Everything a reader sees of the projects, but for versions and ids of facts. */
async function figures() {
  const stored = await listStoredProjects(server.db, scopeOfSystem('test'), 2026, '2026-11-22', (f) => f)
  const { rows } = await server.platform.pool.query(`
    select p.name, p.year_class, p.stage, p.withdrawn_on, v.level, v.rule, v.lag_points, v.completion_percent, v.year_done_yuan, v.year_plan_yuan, v.figure_as_of, v.physical_percent
    from project p join verdict v on v.project_id = p.id where p.withdrawn_on is null order by p.name, p.id`)
  return { stored: stored.map(({ version: _, bottleneckId: __, ...s }) => s), lights: rows }
}

describe('a ledger of 203 rows, three of them not understood', () => {
  const rows = madeRows(203)
  const broken = rows.map((r, i) => (i < 2 ? { ...r, plan: '待定(见附件)x' } : i === 2 ? { ...r, name: '' } : r))

  it('stores the 200 that were understood and keeps the three for repair', async () => {
    const view = await desk.upload(await madeLedger(broken))
    expect(view.counts).toMatchObject({ new: 200, bad: 3 })
    const done = await desk.confirm(view)
    expect(done).toMatchObject({ state: 'confirmed', mayUndo: true, counts: { new: 200, bad: 3 } })
    expect(await total()).toBe(200)
  })

  it('takes the repaired rows in by a second confirmation, without writing the others again', async () => {
    const brief = await desk.last()
    const confirmed = await desk.view(brief.id)
    const bad = confirmed.rows.filter((r) => r.state === 'bad')
    const reports = await server.db.selectFrom('report').select('id').execute()
    const repaired = await desk.adjust(confirmed, {
      repairs: bad.map((r) =>
        r.name
          ? { sheet: r.sheet, row: r.row, field: 'yearPlan', text: '1200' }
          : { sheet: r.sheet, row: r.row, field: 'name', text: '云山区产业园3号项目' },
      ),
    })
    expect(repaired).toMatchObject({ state: 'ready', mayUndo: true, counts: { new: 3, same: 200, bad: 0, gone: 0 } })
    expect(await desk.confirm(repaired)).toMatchObject({ state: 'confirmed', counts: { new: 203 } })
    expect(await total()).toBe(203)
    expect(await server.db.selectFrom('report').select('id').execute()).toHaveLength(reports.length + 3)
  })

  it('undoes both confirmations at once', async () => {
    const brief = await desk.last()
    expect(await desk.undo(brief.id)).toMatchObject({ state: 'undone', mayUndo: false })
    expect(await total()).toBe(0)
  })
})

describe('the audit chain of an import', () => {
  it('tells of more than a thousand rows in several entries, each bound to the one before', async () => {
    const view = await desk.upload(await madeLedger(madeRows(300)))
    const done = await desk.confirm(view)
    const entries = await server.db.selectFrom('auditEntry').selectAll().orderBy('seq').execute()
    const own = entries.filter((e) => e.subject === view.id && e.command === 'confirm-import')
    expect(own.length).toBeGreaterThan(1)
    for (const [i, e] of entries.entries()) {
      expect(e.rows.length).toBeLessThanOrEqual(1000)
      expect(e.previous).toBe(i === 0 ? GENESIS : entries[i - 1]!.hash)
      expect(auditHash(auditText(e.seq, e.previous, { ...e }))).toBe(e.hash)
    }
    await desk.undo(done.id)
  })
})

describe('a later ledger that changes much', () => {
  it('leaves every figure and light, after its undo, as it was before', async () => {
    const rows = madeRows(40).map((r, i) => (i === 7 ? { ...r, finish: '' } : i === 8 ? { ...r, plan: '' } : r))
    await desk.confirm(await desk.upload(await madeLedger(rows)))
    const before = await figures()
    expect(before.stored).toHaveLength(40)
    const changed = rows.map((r, i) => ({
      ...r,
      done: i % 2 ? 20 : r.done!,
      plan: i === 3 || i === 8 ? 4_000 : r.plan!,
      finish: i === 4 || i === 7 ? '2026年10月' : r.finish!,
      owner: i === 5 ? '新来的公司' : r.owner!,
      headquarters: i === 6 ? '新指挥部' : r.headquarters!,
      problem:
        i === 0
          ? ''
          : i === 10
            ? '【资金】贷款未到位；2026年11月1日前解决'
            : i === 11
              ? '【用电】线路未迁'
              : r.problem!,
      note: i === 9 ? '已调整' : '',
    }))
    const next = [...changed.slice(0, 38), ...madeRows(42).slice(40)]
    const view = await desk.upload(await madeLedger(next))
    expect(view.counts).toMatchObject({ new: 2, gone: 2, ask: 0, bad: 0 })
    expect(view.counts.changed).toBeGreaterThan(20)
    const done = await desk.confirm(view, true)
    const asked = await server.db
      .selectFrom('commitmentRequest as r')
      .innerJoin('commitmentDecision as d', 'd.requestId', 'r.id')
      .innerJoin('commitment as c', 'c.id', 'd.commitmentId')
      .select(['r.reasonCode', 'r.document', 'd.decision', 'd.approver', 'c.request', 'c.committedOn', 'r.askedOn'])
      .execute()
    // The row that had a date before was moved; the one that had none committed for the first time.
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({ reasonCode: 'correction', decision: 'approved', askedOn: asked[0]!.committedOn })
    expect(asked[0]!.document).toMatch(/\.xlsx$/)
    expect([asked[0]!.approver, asked[0]!.request]).toEqual([expect.stringMatching(/./), asked[0]!.document])
    const during = await figures()
    expect(during.stored).toHaveLength(40)
    expect(during.lights).not.toEqual(before.lights)
    await desk.undo(done.id)
    expect(await figures()).toEqual(before)
  })

  it('cannot be undone once somebody reported, and says for which project', async () => {
    const view = await desk.upload(await madeLedger(madeRows(40).map((r) => ({ ...r, done: 1_111 }))))
    const done = await desk.confirm(view)
    const project = (await figures()).stored[0]!
    await server.db
      .insertInto('report')
      .values({
        id: crypto.randomUUID(),
        projectId: project.id,
        period: '2026-W48',
        asOf: '2026-11-22',
        doneThisYearYuan: '12000000',
        physicalPercent: null,
        fundsArrivedYuan: null,
        filledBy: '甲',
        filledForUnitId: null,
        late: false,
        supplementary: false,
        asks: '[]',
        reason: null,
        occurredOn: '2026-11-22',
        recordedAt: new Date('2026-11-22T09:00:00Z'),
        actorId: null,
        supersedes: null,
      })
      .execute()
    const refused = await office.send('POST', `/api/imports/${done.id}/undo`)
    expect(refused.status).toBe(422)
    expect(JSON.stringify(refused.body)).toContain(project.texts.name)
  })
})

describe('the undo of an import that reported in a period without a report', () => {
  const reported = async (id: string) => {
    const mine = (await office.get('/api/my-reports')).body as { rows: { projectId: string; reported: boolean }[] }
    const desk = (await office.get('/api/dispatch')).body as { missing: { projectId: string }[] }
    const form = (await office.get(`/api/projects/${id}/report-form`)).body as { current: object | null }
    return {
      listed: mine.rows.find((p) => p.projectId === id)?.reported,
      missing: desk.missing.some((p) => p.projectId === id),
      form: form.current !== null,
    }
  }
  const filed = { listed: true, missing: false, form: true }
  const notFiled = { listed: false, missing: true, form: false }

  it('leaves the period as not filed, and takes the first report again without calling it a correction', async () => {
    const row = { ...madeRows(1)[0]!, name: '补报的桥', code: codeOf(910_001) }
    const title = '云山区重点项目台账（截至2026年11月13日）'
    const ids: string[] = []
    for (const made of [
      await madeLedger([{ ...row, done: 900 }], { title }),
      await madeLedger([{ ...row, done: 950 }]),
    ])
      ids.push((await desk.confirm(await desk.upload(made))).id)
    const { id } = (await figures()).stored.find((s) => s.texts.name === row.name)!
    expect(await reported(id)).toEqual(filed)
    await desk.undo(ids[1]!)
    expect(await reported(id)).toEqual(notFiled)
    expect((await figures()).stored.find((s) => s.id === id)!.money.yearDone).toBe(900_000_000)
    const again = await desk.upload(await madeLedger([{ ...row, done: 960 }]))
    expect(again.rows[0]!.changes.map((c) => [c.field, c.from])).toEqual([['yearDone', '900万元']])
    await desk.confirm(again)
    expect(await reported(id)).toEqual(filed)
    await desk.undo(again.id)
    expect(await reported(id)).toEqual(notFiled)
    const sent = await office.send('POST', `/api/projects/${id}/reports`, {
      ...{
        id: crypto.randomUUID(),
        period: '2026-W47',
        asOf: '2026-11-20',
        doneThisYear: '9700000.00',
        physicalPercent: null,
      },
      ...{ fundsArrivedThisYear: null, progress: '', next: '', problem: '', help: '', confirmedAsks: [] },
      ...{ supersedes: null, reason: null },
    })
    expect([sent.status, JSON.stringify(sent.body)]).toEqual([200, expect.any(String)])
    expect(await reported(id)).toEqual(filed)
  })
})

describe('a project whose words do not say of what kind it is', () => {
  const rows = [
    { ...madeRows(1)[0]!, name: '云山一号地块', code: codeOf(920_001), headquarters: '综合指挥部' },
    { ...madeRows(1)[0]!, name: '云山灌区节水改造工程', code: codeOf(920_002), headquarters: '交通水利指挥部' },
  ]
  const kindOf = async (name: string) =>
    (await server.db.selectFrom('project').select(['kind', 'id']).where('name', '=', name).executeTakeFirstOrThrow())
      .kind

  it('is asked about with a suggestion, takes the answer, and keeps it when the sheet comes again', async () => {
    const view = await desk.upload(await madeLedger(rows))
    const doubts = view.rows.map((r) => r.doubts.filter((d) => d.field === 'projectKind').map((d) => d.suggestion))
    expect(doubts).toEqual([['其他'], []])
    const repair = (text: string) => ({
      repairs: [{ sheet: view.rows[0]!.sheet, row: view.rows[0]!.row, field: 'projectKind', text }],
    })
    const wrong = await office.send('PUT', `/api/imports/${view.id}`, {
      expectedVersion: view.version,
      ...repair('地块'),
    })
    expect(wrong.status).toBe(422)
    const said = await desk.adjust(view, repair('公共建筑'))
    expect(said.rows[0]!.doubts.filter((d) => d.field === 'projectKind')).toEqual([])
    await desk.confirm(said)
    expect([await kindOf('云山一号地块'), await kindOf('云山灌区节水改造工程')]).toEqual(['publicBuilding', 'water'])
    const again = await desk.upload(await madeLedger(rows.map((r) => ({ ...r, done: 1_150 }))))
    expect(again.rows.flatMap((r) => r.doubts.map((d) => d.field))).not.toContain('projectKind')
    await desk.confirm(again)
    expect(await kindOf('云山一号地块')).toBe('publicBuilding')
  })
})

describe('a code on two rows', () => {
  it('is asked about, stored once answered, and known again in the next ledger', async () => {
    const phases = [1, 2].map((n) => ({
      ...madeRows(1)[0]!,
      name: `云山大道${n === 1 ? '一' : '二'}期工程`,
      code: codeOf(900_001),
    }))
    const asked = await desk.upload(await madeLedger(phases))
    expect(asked.counts).toMatchObject({ ask: 2, new: 0 })
    const matches = asked.rows.map((r) => ({ sheet: r.sheet, row: r.row, projectId: null, skip: false }))
    const answered = await desk.adjust(asked, { matches })
    expect(answered.counts).toMatchObject({ ask: 0, new: 2 })
    await desk.confirm(answered)
    expect((await desk.upload(await madeLedger(phases))).counts).toMatchObject({ same: 2, ask: 0, new: 0, changed: 0 })
  })
})

describe('a ledger without codes', () => {
  const rows = madeRows(60).map((r, i) => ({ ...r, name: `白水镇第${i + 1}号民生实事`, code: '' }))
  const grown = (by: number) => rows.map((r) => ({ ...r, done: Number(r.done) + by }))

  it('changes nothing when it comes again, is answered for all rows at once, and the next month asks nothing', async () => {
    await desk.confirm(await desk.upload(await madeLedger(rows)))
    expect((await desk.upload(await madeLedger(rows))).counts).toMatchObject({ same: 60, ask: 0, new: 0, changed: 0 })
    const asked = await desk.upload(await madeLedger(grown(10)))
    expect(asked).toMatchObject({ sameNames: 60, counts: { ask: 60, changed: 0, new: 0 } })
    const answered = await desk.adjust(asked, { matchByName: true })
    expect(answered).toMatchObject({ sameNames: 0, counts: { ask: 0, changed: 60, new: 0 } })
    await desk.confirm(answered)
    const next = await desk.upload(await madeLedger(grown(20)))
    expect(next).toMatchObject({ counts: { ask: 0, changed: 60, new: 0 }, profile: { auto: true } })
    const twin = [...grown(30), { ...rows[0]!, done: 7, owner: '另一家公司' }]
    expect((await desk.upload(await madeLedger(twin))).counts).toMatchObject({ ask: 2, changed: 59 })
  })
})
