import type { ContestDetail, JudgePerson } from '@guatu/contract/appraisal'
import type { Board, NewBoardAddress } from '@guatu/contract/boards'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { sampleServer } from '../testing/sample-server.ts'
import type { SignedInCaller, TestServer } from '../testing/test-server.ts'

let server: TestServer
let office: SignedInCaller
let leader: SignedInCaller
let token: string
const judges = new Map<string, SignedInCaller>()
beforeAll(async () => {
  server = await sampleServer('2026-11-25T02:00:00.000Z')
  office = await server.as('projectOffice')
  leader = await server.as('leader')
  const known = ((await office.get('/api/judges')).body as JudgePerson[]).map((p) => p.personId)
  for (let i = 0; i < 3; i += 1) {
    const caller = await server.as('judge')
    const found = ((await office.get('/api/judges')).body as JudgePerson[]).map((p) => p.personId)
    judges.set(found.find((id) => !known.includes(id) && !judges.has(id))!, caller)
  }
  token = ((await office.send('POST', '/api/boards', { id: newId(), name: '大厅' })).body as NewBoardAddress).token!
})
afterAll(() => server.drop())

const raw = async () => (await server.app.inject({ method: 'GET', url: `/api/board/${token}` })).body
const shown = async () => (JSON.parse(await raw()) as Board).contest
const sent = async (who: SignedInCaller, path: string, body: object): Promise<ContestDetail> => {
  const answer = await who.send('POST', path, body)
  expect([path, answer.status]).toEqual([path, 200])
  return answer.body
}

/** A contest from its opening to its release; every judge gives the first entered most. */
async function released(kind: 'unit' | 'project', contestants: readonly string[], heldOn: string) {
  const items = [{ id: newId(), name: '形象进度', max: '100' }]
  const body = { id: newId(), name: `${kind}擂台赛`, campaignId: null, heldOn, kind, contestants, items }
  let contest = await sent(office, '/api/contests', { ...body, judges: [...judges.keys()] })
  const step = async (kind: string, who = office, path = 'steps') =>
    sent(who, `/api/contests/${body.id}/${path}`, { id: newId(), expectedVersion: contest.version, text: '', kind })
  contest = await step('drawn')
  for (const caller of judges.values())
    for (const one of contest.contestants) {
      const marks = { [items[0]!.id]: String(90 - contestants.indexOf(one.subjectId)) }
      await sent(caller, `/api/contests/${body.id}/marks`, {
        id: newId(),
        contestantId: one.id,
        marks,
        supersedes: null,
      })
    }
  contest = await step('closed')
  contest = await step('revealed')
  expect((await shown())?.name).not.toBe(body.name)
  contest = await step('released', leader, 'releases')
  return contest
}

describe('the contest on the board', () => {
  it('is the last one released: ranks, their change and scores, no judge and no mark', async () => {
    const contest = await shown()
    expect(contest).toMatchObject({ name: '百日攻坚擂台赛第二场', judges: 5 })
    expect(contest!.rows.map((r) => r.rank)).toEqual([1, 2, 3, 4, 5])
    expect(contest!.rows.every((r) => r.score !== null && r.change !== null && r.unit === null)).toBe(true)
    expect(await raw()).not.toContain('评审团成员')
  })

  it('has no scores where they are not disclosed', async () => {
    const set = async (score: boolean) => {
      const { version, fields } = (await office.get('/api/board-disclosure')).body as {
        version: number
        fields: object
      }
      const body = { fields: { ...fields, score }, expectedVersion: version, reason: '公开范围' }
      expect((await office.send('PUT', '/api/board-disclosure', body)).status).toBe(200)
    }
    await set(false)
    expect((await shown())!.rows.map((r) => [r.rank, r.score])).toEqual([1, 2, 3, 4, 5].map((rank) => [rank, null]))
    await set(true)
  })

  it('names no firm that competes, wherever it stands, and puts the responsible unit beside a project', async () => {
    const firms = await server.db
      .selectFrom('unit')
      .select(['id', 'name'])
      .where('kind', '=', 'firm')
      .limit(3)
      .execute()
    await released(
      'unit',
      firms.map((f) => f.id),
      '2026-11-23',
    )
    const units = await shown()
    expect(units!.rows.map((r) => [r.rank, r.score])).toEqual([
      [1, '90.00'],
      [2, '89.00'],
      [3, '88.00'],
    ])
    expect(units!.rows.every((r) => /^[123]号参赛企业$/.test(r.name))).toBe(true)
    const projects = await server.db.selectFrom('project').select(['id', 'ownerUnitId']).limit(2).execute()
    const owner = await server.db
      .selectFrom('unit')
      .select('name')
      .where('id', '=', projects[0]!.ownerUnitId)
      .executeTakeFirstOrThrow()
    await server.db
      .updateTable('project')
      .set({ name: `${owner.name}扩建项目` })
      .where('id', '=', projects[0]!.id)
      .execute()
    await released(
      'project',
      projects.map((p) => p.id),
      '2026-11-24',
    )
    const [first] = (await shown())!.rows
    expect([first!.name, first!.unit === '' || first!.unit === null]).toEqual(['扩建项目', false])
    const all = await server.db.selectFrom('unit').select('name').where('kind', '=', 'firm').execute()
    const body = await raw()
    expect(all.filter((f) => body.includes(f.name))).toEqual([])
  })

  it('makes room for the one before when it is taken down, and for none when none is left', async () => {
    for (const expected of ['unit擂台赛', '百日攻坚擂台赛第二场', undefined]) {
      const { rows } = (await office.get('/api/contests?state=onBoard')).body as {
        rows: { id: string; name: string }[]
      }
      const { version } = (await office.get(`/api/contests/${rows[0]!.id}`)).body as ContestDetail
      const body = { id: newId(), expectedVersion: version, text: '撤下', kind: 'takenDown' }
      await sent(office, `/api/contests/${rows[0]!.id}/steps`, body)
      expect((await shown())?.name).toBe(expected)
    }
  })
})
