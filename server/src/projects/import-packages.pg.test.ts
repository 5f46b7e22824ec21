import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scopeOfSystem } from '../platform/scope.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'
import { readLedgerFile } from './import/read-ledger-file.ts'
import { listStoredProjects } from './import/stored-reads.ts'
import { importDesk } from './testing/import-desk.ts'
import { packageLedger } from './testing/package-ledger.ts'

let server: TestServer
let office: SignedInCaller
let desk: ReturnType<typeof importDesk>

beforeAll(async () => {
  server = await testServer('2026-11-22T02:00:00.000Z')
  office = await server.as('projectOffice')
  desk = importDesk(office)
})
afterAll(() => server.drop())

type View = Awaited<ReturnType<typeof desk.view>>
const stored = async () => {
  const all = await listStoredProjects(server.db, scopeOfSystem('test'), 2026, '2026-11-22', (f) => f)
  const nameOf = (id: string | null | undefined) => all.find((s) => s.id === id)?.texts.name ?? null
  return all.map((s) => ({
    name: s.texts.name!,
    package: nameOf(s.packageOf),
    owner: s.texts.owner,
    plan: s.money.yearPlan,
    done: s.money.yearDone,
  }))
}
const wan = (n: number): number => n * 1_000_000
const total = async () =>
  (
    (await office.get('/api/rates?by=headquarters')).body as {
      total: { projects: number; plan: string; done: string }
    }
  ).total

/** What the office answers: ① and ② are sub-items, the two lots of one code a package of their own. */
const answersFor = (view: View) =>
  view.rows
    .filter((r) => r.state === 'ask' && (r.packages?.length ?? 0) > 0)
    .map((r) => ({
      ...{ sheet: r.sheet, row: r.row, projectId: null, skip: false },
      partOf: /标段/.test(r.name) ? 'package' : r.packages![0]!.key,
    }))

describe('a ledger with packages', () => {
  let confirmed: View

  it('asks only where neither words, numbers nor sums say which rows are sub-items', async () => {
    const view = await desk.upload(await packageLedger())
    expect(view.rows.filter((r) => r.package).map((r) => [r.name, r.package])).toEqual([
      ['北关小区', '老旧小区改造打包项目'],
      ['南关小区', '老旧小区改造打包项目'],
      ['厂区', '湖阳污水处理提升工程'],
      ['管网', '湖阳污水处理提升工程'],
      ['门诊楼', '中心医院新院区'],
      ['住院楼', '中心医院新院区'],
    ])
    const asked = view.rows.filter((r) => r.state === 'ask').map((r) => [r.name, r.packages?.map((p) => p.name)])
    expect(asked).toEqual([
      ['中心医院新院区', []],
      ['门诊楼', ['中心医院新院区']],
      ['住院楼', ['中心医院新院区']],
      ['云湖路一标段', ['']],
      ['云湖路二标段', ['云湖路一标段', '']],
    ])
    expect(view.counts).toMatchObject({ new: 8, ask: 5, bad: 0 })
    expect(view.totals).toMatchObject({ planYuan: '780000000.00', doneYuan: '290000000.00' })
    const wrong = view.sumChecks.filter((c) => !c.ok)
    expect(wrong).toHaveLength(1)
    expect(wrong[0]!.sentence).toContain('中心医院新院区')
  })

  it('stores packages with their sub-items once the office has answered, money at the leaves', async () => {
    const brief = await desk.last()
    const view = await desk.view(brief.id)
    const answered = await desk.adjust(view, { matches: answersFor(view) })
    expect(answered.counts).toMatchObject({ new: 13, ask: 0 })
    confirmed = await desk.confirm(answered)
    const now = await stored()
    expect(now).toHaveLength(14)
    expect(now.filter((s) => s.package).map((s) => [s.name, s.package, s.plan])).toEqual(
      expect.arrayContaining([
        ['北关小区', '老旧小区改造打包项目', wan(8_000)],
        ['管网', '湖阳污水处理提升工程', wan(4_000)],
        ['住院楼', '中心医院新院区', wan(5_000)],
        ['云湖路一标段', '云湖路', wan(5_000)],
        ['云湖路二标段', '云湖路', wan(5_000)],
      ]),
    )
    expect(now.find((s) => s.name === '老旧小区改造打包项目')).toMatchObject({ plan: null, done: null, package: null })
    expect(now.find((s) => s.name === '北关小区')!.owner).toBe('湖阳县住建局')
  })

  it('counts the money once and the projects at both', async () => {
    expect(await total()).toMatchObject({ projects: 14, plan: '780000000.00', done: '290000000.00' })
  })

  it('changes nothing when the same sheet comes again, and asks nothing again', async () => {
    const again = await desk.upload(await packageLedger())
    expect(again.counts).toMatchObject({ same: 13, new: 0, changed: 0, ask: 0, gone: 0 })
  })

  it('takes a later figure of a sub-item and nothing else', async () => {
    const next = await desk.upload(await packageLedger({ done: 0.4 }))
    expect(next.rows.filter((r) => r.state === 'changed').map((r) => [r.name, r.changes.map((c) => c.field)])).toEqual([
      ['云湖大桥', ['yearDone']],
      ['北关小区', ['yearDone']],
      ['南关小区', ['yearDone']],
    ])
  })

  it('comes back in the same layout, its packages marked as they were, and reads the same again', async () => {
    const answer = await office.raw('GET', `/api/imports/${confirmed.id}/ledger.xlsx`)
    const read = await readLedgerFile(answer.bytes, 'zurück.xlsx')
    if ('refused' in read) throw new Error(read.code)
    const rows = read.understanding.rows
    const nameOf = (row: number | undefined) => rows.find((r) => r.row === row)?.texts.name
    expect(rows.filter((r) => r.partOf).map((r) => [r.texts.name, nameOf(r.partOf)])).toEqual(
      expect.arrayContaining([
        ['北关小区', '老旧小区改造打包项目'],
        ['云湖路二标段', '云湖路'],
      ]),
    )
    expect(rows.filter((r) => r.partOf)).toHaveLength(8)
    const back = await desk.upload(answer.bytes)
    expect(back.counts).toMatchObject({ same: 14, new: 0, changed: 0, ask: 0, gone: 0 })
    expect(back.sumChecks.filter((c) => !c.ok)).toEqual([])
  })

  it('is taken back whole', async () => {
    await desk.undo(confirmed.id)
    expect(await stored()).toEqual([])
  })
})
