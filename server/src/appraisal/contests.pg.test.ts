import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ContestDetail, ContestRow, JudgePerson } from '@guatu/contract/appraisal'
import { drawOrder } from '@guatu/domain/appraisal/draw-order'
import type { Role } from '@guatu/domain/organization/actor'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '../audit/verify-chain.ts'
import { newId } from '../platform/id.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'

type Answer<T> = { status: number; body: T }
type Judge = { personId: string; caller: SignedInCaller }
const OTHERS: readonly Role[] = ['administrator', 'auditor', 'inspection', 'leader', 'headquarters', 'department']
const ITEMS = [
  { id: newId(), name: '形象进度', max: '60' },
  { id: newId(), name: '汇报答辩', max: '40' },
]
let server: TestServer
let office: SignedInCaller
let leader: SignedInCaller
const judges: Judge[] = []
const others = new Map<Role, SignedInCaller>()
const units: string[] = []
let campaignId: string

beforeAll(async () => {
  server = await testServer()
  office = await server.as('projectOffice')
  leader = await server.as('leader')
  for (const role of OTHERS) others.set(role, await server.as(role))
  const bureau = await unit('区水务局')
  for (const name of ['工业项目指挥部', '城市建设指挥部', '文旅康养指挥部']) units.push(await unit(name))
  const section = await unit('工业指挥部综合科', units[0]!)
  for (const unitId of [bureau, bureau, bureau, bureau, section]) await judge(unitId)
  campaignId = newId()
  const campaign = { id: campaignId, name: '百日攻坚', from: '2026-01-01', to: null, rhythm: 'month' }
  expect((await office.send('POST', '/api/campaigns', { ...campaign, documentNumber: null })).status).toBe(200)
})
afterAll(() => server.drop())

async function unit(name: string, parentId: string | null = null): Promise<string> {
  const id = newId()
  const body = { id, name, shortName: '', kind: 'bureau', parentId, regionCode: null, creditCode: null }
  expect((await office.send('POST', '/api/units', body)).status).toBe(200)
  return id
}

async function judge(unitId: string): Promise<void> {
  const known = new Set(judges.map((j) => j.personId))
  const caller = await server.as('judge', { unitId })
  const found = (await office.get('/api/judges')).body as JudgePerson[]
  judges.push({ personId: found.find((p) => !known.has(p.personId))!.personId, caller })
}

const detail = async (id: string, who = office) => (await who.get(`/api/contests/${id}`)).body as ContestDetail
const opening = (over: object = {}) => ({
  ...{ id: newId(), name: '百日攻坚擂台赛第二场', campaignId, heldOn: '2026-11-20', kind: 'unit', contestants: units },
  ...{ judges: judges.map((j) => j.personId), items: ITEMS.map((item) => ({ ...item, id: newId() })), ...over },
})
async function opened(over: object = {}): Promise<ContestDetail> {
  const made = (await office.send('POST', '/api/contests', opening(over))) as Answer<ContestDetail>
  expect(made.status).toBe(200)
  return made.body
}
async function step(contest: ContestDetail, kind: string, over: object = {}, who = office, path = 'steps') {
  const body = { id: newId(), expectedVersion: contest.version, text: '', kind, ...over }
  return (await who.send('POST', `/api/contests/${contest.contest.id}/${path}`, body)) as Answer<
    ContestDetail & { code: string; detail: string }
  >
}
const taken = async (contest: ContestDetail, kind: string, over: object = {}, who = office, path = 'steps') => {
  const answer = await step(contest, kind, over, who, path)
  expect([kind, answer.status, answer.body.detail]).toEqual([kind, 200, undefined])
  return answer.body
}
const contestantOf = (contest: ContestDetail, unitId: string) =>
  contest.contestants.find((c) => c.subjectId === unitId)!.id
const marksOf = (contest: ContestDetail, total: number) => {
  const [first, second] = contest.items as [ContestDetail['items'][0], ContestDetail['items'][0]]
  const progress = Math.min(total, 60)
  return { [first.id]: String(progress), [second.id]: (total - progress).toFixed(2) }
}
async function give(
  contest: ContestDetail,
  by: Judge,
  contestantId: string,
  total: number,
  supersedes: string | null = null,
) {
  const body = { id: newId(), contestantId, marks: marksOf(contest, total), supersedes }
  const answer = (await by.caller.send('POST', `/api/contests/${contest.contest.id}/marks`, body)) as Answer<
    ContestDetail & { code: string }
  >
  return { ...answer, id: body.id, sent: body }
}
/** Every judge marks every contestant that is not of their unit: totals[contestant][judge]. */
async function markAll(contest: ContestDetail, totals: readonly (readonly number[])[]) {
  for (const [i, unitId] of units.entries())
    for (const [n, by] of judges.entries()) {
      if (i === 0 && n === 4) continue
      expect((await give(contest, by, contestantOf(contest, unitId), totals[i]![n]!)).status).toBe(200)
    }
}

const TOTALS = [
  [80, 90, 85, 70, 0],
  [80, 90, 85, 70, 95],
  [88, 88.01, 88, 99.5, 61],
]

describe('a contest', () => {
  let contest: ContestDetail

  it('is opened once with who competes, who judges and what is judged; recusals follow from units', async () => {
    const body = opening({ heldOn: '2026-10-20', name: '百日攻坚擂台赛第一场' })
    const made = (await office.send('POST', '/api/contests', body)) as Answer<ContestDetail>
    expect([made.status, made.body.contest.state, made.body.fullMarks]).toEqual([200, 'opened', '100.00'])
    expect(made.body.judges.map((j) => [j.due, j.recusals.map((r) => [r.contestant, r.byUnit])])).toEqual([
      ...[1, 2, 3, 4].map(() => [3, []]),
      [2, [['工业项目指挥部', true]]],
    ])
    const again = (await office.send('POST', '/api/contests', body)) as Answer<ContestDetail>
    expect([again.status, again.body.version]).toEqual([200, 1])
    expect((await office.send('POST', '/api/contests', { ...body, name: '另一场' })).status).toBe(409)
    contest = made.body
  })

  it('is refused with a contestant twice, and with a judge who is none', async () => {
    const codes = await Promise.all(
      [{ contestants: [units[0], units[0]] }, { judges: [newId()] }].map(async (over) => {
        const answer = await office.send('POST', '/api/contests', opening(over))
        return (answer.body as { code: string }).code
      }),
    )
    expect(codes).toEqual(['appraisal.twice', 'appraisal.noJudge'])
  })

  it('draws an order that anybody can draw again from its seed, and draws once', async () => {
    expect((await give(contest, judges[0]!, contest.contestants[0]!.id, 80)).body.code).toBe('appraisal.notNow')
    const entered = contest.contestants.map((c) => c.id)
    contest = await taken(contest, 'drawn')
    expect(contest.contestants.map((c) => c.id)).toEqual(drawOrder(entered, contest.seed!))
    expect(contest.contestants.map((c) => c.drawn)).toEqual([1, 2, 3])
    expect((await step(contest, 'drawn')).body.code).toBe('appraisal.notNow')
    expect((await step({ ...contest, version: 1 }, 'closed')).status).toBe(409)
  })

  it('takes a judge’s marks, and a correction that names what it corrects; the second of two racing ones is a conflict', async () => {
    const of = contestantOf(contest, units[1]!)
    const first = await give(contest, judges[0]!, of, 79)
    expect([first.status, first.body.mine!.find((m) => m.contestantId === of)!.total]).toEqual([200, '79.00'])
    const same = await judges[0]!.caller.send('POST', `/api/contests/${contest.contest.id}/marks`, first.sent)
    expect(same.status).toBe(200)
    expect((await give(contest, judges[0]!, of, 78)).status).toBe(409)
    const corrected = await give(contest, judges[0]!, of, 80, first.id)
    expect(corrected.status).toBe(200)
    expect((await give(contest, judges[0]!, of, 81, first.id)).status).toBe(409)
    const kept = await server.db.selectFrom('contestMark').select('id').where('contestantId', '=', of).execute()
    expect(kept.length).toBe(2)
  })

  it('takes no mark from a judge of the contestant’s unit, nor from a judge who is not of the panel', async () => {
    const recused = await give(contest, judges[4]!, contestantOf(contest, units[0]!), 99)
    expect([recused.status, recused.body.code]).toEqual([422, 'appraisal.recused'])
    const stranger = { personId: '', caller: await server.as('judge') }
    expect((await give(contest, stranger, contestantOf(contest, units[1]!), 99)).status).toBe(404)
    const over = await give(contest, judges[1]!, contestantOf(contest, units[1]!), 100.5)
    expect(over.body.code).toBe('appraisal.markOutOfRange')
  })

  it('closes with marks owed only with a reason', async () => {
    const early = await step(contest, 'closed')
    expect([early.body.code, early.body.detail]).toEqual([
      'appraisal.marksMissing',
      '还有13份评分未交。等评委评完，或写明理由后封卷。',
    ])
    const of = contestantOf(contest, units[1]!)
    const mine = (await detail(contest.contest.id, judges[0]!.caller)).mine!.find((m) => m.contestantId === of)!
    expect((await give(contest, judges[0]!, of, 80, mine.markId)).status).toBe(200)
    for (const [i, unitId] of units.entries())
      for (const [n, by] of judges.entries()) {
        if ((i === 0 && n === 4) || (i === 1 && n === 0)) continue
        expect((await give(contest, by, contestantOf(contest, unitId), TOTALS[i]![n]!)).status).toBe(200)
      }
  })

  it('gives nobody marks or scores before the reveal but a judge their own', async () => {
    const { id } = contest.contest
    for (const state of ['marking', 'closed'] as const) {
      expect((await detail(id)).contest.state).toBe(state)
      for (const who of [office, ...[...others.values()]]) {
        const answers = [
          await who.get(`/api/contests/${id}`),
          await who.get('/api/contests'),
          await who.get('/api/audit?limit=200'),
        ]
        for (const answer of answers)
          expect(JSON.stringify(answer.body)).not.toMatch(/61\.00|99\.50|88\.01|"9950"|9950/)
        expect([404, 422]).toContain((await who.raw('GET', `/api/contests/${id}/result.xlsx`)).status)
        const seen = (await who.get(`/api/contests/${id}`)).body as ContestDetail
        expect(seen.result ?? null).toBe(null)
        expect(seen.mine ?? null).toBe(null)
      }
      const own = (await detail(id, judges[4]!.caller)).mine!
      expect(
        own
          .filter((m) => m.total !== null)
          .map((m) => m.total)
          .sort(),
      ).toEqual(['61.00', '95.00'])
      expect(JSON.stringify(await detail(id, judges[4]!.caller))).not.toMatch(/99\.50|88\.01/)
      if (state === 'marking') contest = await taken(contest, 'closed')
    }
    expect((await give(contest, judges[0]!, contestantOf(contest, units[0]!), 1)).body.code).toBe('appraisal.notNow')
    expect((await others.get('headquarters')!.get(`/api/contests/${id}`)).status).toBe(404)
  })

  it('reveals, by name, the sum of every score: four of the recused, five trimmed, then the ranks', async () => {
    contest = await taken(contest, 'revealed')
    const { result, steps } = contest
    expect(steps.at(-1)).toMatchObject({ kind: 'revealed', by: expect.stringContaining('projectOffice') })
    expect(result!.lines.map((l) => [l.name, l.rank, l.score, l.change])).toEqual([
      ['文旅康养指挥部', 1, '88.00', null],
      ['城市建设指挥部', 2, '85.00', null],
      ['工业项目指挥部', 3, '81.25', null],
    ])
    expect(result!.lines[0]!.sum).toMatch(
      /去掉一个最高分99\.50（.+）、一个最低分61\.00（.+），其余3个分数合计264\.01，除以3得88\.00。/,
    )
    expect(result!.lines[2]!.sum).toMatch(/不足五位不去高低分，合计325\.00，除以4得81\.25。回避：/)
    const [first] = result!.lines
    expect(first!.totals.map((t) => t.dropped)).toEqual([null, null, null, 'high', 'low'])
    expect(Object.values(first!.totals[3]!.marks)).toEqual(['60.00', '39.50'])
    for (const who of others.values()) expect((await detail(contest.contest.id, who)).result!.lines.length).toBe(3)
  })

  it('leaves as a sheet of Excel with every judge’s total', async () => {
    const file = await leader.raw('GET', `/api/contests/${contest.contest.id}/result.xlsx`)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file.bytes as never)
    const rows = book.worksheets[0]!.getSheetValues().slice(3) as unknown[][]
    const texts = rows.map((row) => row.slice(1).map(String))
    expect(texts[0]!.slice(0, 4)).toEqual(['名次', '升降', '参赛对象', '抽签序号'])
    expect(texts[1]).toContain('99.50（最高）')
    expect(texts.slice(1).map((t) => t[texts[0]!.indexOf('得分')])).toEqual(['88.00', '85.00', '81.25'])
  })

  it('compares ranks with the contest before of the same campaign', async () => {
    let next = await taken(await opened(), 'drawn')
    await markAll(next, [
      [90, 90, 90, 90, 0],
      [85, 85, 85, 85, 85],
      [88, 88, 88, 88, 88],
    ])
    next = await taken(await taken(next, 'closed'), 'revealed')
    expect(next.result!.previous).toMatchObject({ id: contest.contest.id, name: '百日攻坚擂台赛第一场' })
    expect(next.result!.lines.map((l) => [l.name, l.rank, l.change])).toEqual([
      ['工业项目指挥部', 1, 2],
      ['文旅康养指挥部', 2, -1],
      ['城市建设指挥部', 3, -1],
    ])
    expect(next.may).not.toContain('released')
  })

  it('is released for the board by a leader alone, once, and taken down with a reason', async () => {
    expect((await step(contest, 'released', {}, office, 'releases')).status).toBe(403)
    contest = await taken(contest, 'released', {}, leader, 'releases')
    expect([contest.contest.onBoard, contest.steps.at(-1)!.name]).toEqual([true, '同意上屏'])
    expect((await step(contest, 'released', {}, leader, 'releases')).body.code).toBe('appraisal.releasedAlready')
    expect((await step(contest, 'takenDown')).body.code).toBe('appraisal.reasonMissing')
    contest = await taken(contest, 'takenDown', { text: '场次有误' })
    expect(contest.contest.onBoard).toBe(false)
  })

  it('is withdrawn with a reason and keeps its sheet; one never revealed stays sealed for good', async () => {
    contest = await taken(contest, 'withdrawn', { text: '评委名单有误' })
    expect([contest.contest.state, contest.result!.lines.length]).toEqual(['withdrawn', 3])
    let sealed = await taken(await opened({ campaignId: null }), 'drawn')
    expect((await give(sealed, judges[0]!, sealed.contestants[0]!.id, 80)).status).toBe(200)
    sealed = await taken(sealed, 'withdrawn', { text: '改期' })
    expect(sealed.result).toBe(null)
    expect((await office.raw('GET', `/api/contests/${sealed.contest.id}/result.xlsx`)).status).toBe(422)
  })

  it('takes a declared recusal out of the count, also of marks given before', async () => {
    let one = await taken(await opened({ campaignId: null, name: '回避赛' }), 'drawn')
    await markAll(one, TOTALS)
    const contestantId = contestantOf(one, units[1]!)
    const judgeId = one.judges[4]!.id
    expect((await step(one, 'recused', { judgeId, contestantId })).body.code).toBe('appraisal.reasonMissing')
    one = await taken(one, 'recused', { judgeId, contestantId, text: '曾在该部任职' })
    one = await taken(await taken(one, 'closed'), 'revealed')
    expect(one.result!.lines.find((l) => l.contestantId === contestantId)).toMatchObject({ score: '81.25' })
  })
})

describe('the list of contests', () => {
  const list = async (query = '', who = office) =>
    (await who.get(`/api/contests${query}`)).body as { rows: ContestRow[]; next: string | null; total: number }

  it('shows each reader what is in their sight, by page, state, kind and text', async () => {
    expect((await list()).total).toBe(4)
    expect((await list('', leader)).rows.map((r) => r.state).sort()).toEqual(['revealed', 'revealed', 'withdrawn'])
    expect((await list('', judges[0]!.caller)).rows.every((r) => r.onPanel)).toBe(true)
    expect((await list('?state=withdrawn')).total).toBe(2)
    expect((await list('?state=onBoard')).total).toBe(0)
    expect((await list(`?q=${encodeURIComponent('第一场')}`)).rows.map((r) => r.name)).toEqual(['百日攻坚擂台赛第一场'])
    expect((await list(`?campaignId=${campaignId}`)).rows.map((r) => r.heldOn)).toEqual(['2026-11-20', '2026-10-20'])
    const first = await list('?limit=3&sort=name')
    const rest = await list(`?limit=3&sort=name&cursor=${encodeURIComponent(first.next!)}`)
    expect(new Set([...first.rows, ...rest.rows].map((r) => r.id)).size).toBe(4)
  })

  it('leaves as Excel with exactly its rows', async () => {
    const file = await office.raw('GET', '/api/contests.xlsx?state=withdrawn')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file.bytes as never)
    expect(book.worksheets[0]!.rowCount).toBe(5)
  })

  it('stands whole in the audit chain', async () => {
    const { problems } = await verifyChain(server.db, join(tmpdir(), `no-anchors-${newId()}`))
    // Accounts of these tests are set without a command.
    const told = problems.filter((p) => String(p.params.table ?? '').startsWith('contest'))
    expect([told, (await list()).total]).toEqual([[], 4])
  })
})
