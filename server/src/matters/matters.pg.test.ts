import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeMattersDaily, rebuildMatterVerdicts } from '../cards/matter-jobs.ts'
import { newId } from '../platform/id.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'

type Detail = {
  matter: {
    id: string
    number: string | null
    state: string
    version: number
    dueOn: string
    light: { level: string } | null
    void: boolean
  }
  may: string[]
  held: { holder: string; workingDays: number }[]
  steps: { kind: string; sentence: string; by: string; papers: { id: string }[] }[]
  evidence: { inputs: { metric: string; value: string }[]; sentence: string } | null
}
type Page = {
  rows: { id: string; light: { level: string } | null; number: string | null }[]
  next: string | null
  total: number
}

let server: TestServer
let inspection: SignedInCaller
let hq: SignedInCaller
let bureau: SignedInCaller
let other: SignedInCaller
const [hqUnit, bureauUnit, otherUnit] = [newId(), newId(), newId()]

beforeAll(async () => {
  server = await testServer('2026-11-02T02:00:00.000Z')
  const office = await server.as('projectOffice')
  for (const [id, name, kind] of [
    [hqUnit, '工业指挥部', 'headquarters'],
    [bureauUnit, '区水务局', 'bureau'],
    [otherUnit, '区文旅局', 'bureau'],
  ])
    expect(
      (
        await office.send('POST', '/api/units', {
          ...{ id, name, shortName: '', kind, parentId: null, regionCode: null, creditCode: null },
        })
      ).status,
    ).toBe(200)
  await on('2026-11-02')
})
afterAll(() => server.drop())

/** The morning of a day; sessions don't outlive the leap, so everybody signs in anew. */
async function on(day: string): Promise<void> {
  server.setNow(`${day}T02:00:00.000Z`)
  inspection = await server.as('inspection')
  hq = await server.as('headquarters', { unitId: hqUnit })
  bureau = await server.as('department', { unitId: bureauUnit })
  other = await server.as('department', { unitId: otherUnit })
}

const body = (id: string, more: object = {}) => ({
  ...{ id, title: '雨污分流管网改造', demand: '年底前完成主管网', source: 'meeting', sourceTitle: '第45周调度会' },
  ...{ sourceNumber: '', sourceOn: '2026-11-02', sourcePeriod: '2026-W45', leader: '', projectId: null },
  ...{
    unitId: bureauUnit,
    helpingUnitIds: [otherUnit],
    due: { date: '2026-11-13', precision: 'day' },
    limitDays: null,
  },
  ...{ needsApproval: false, needsShowing: false, ...more },
})
const yearEnd = { due: { date: '2026-12-31', precision: 'day' } }
const today = () =>
  new Date(Date.parse(server.platform.clock.now().toISOString()) + 8 * 3_600_000).toISOString().slice(0, 10)
async function registered(who: SignedInCaller, more: object = {}): Promise<string> {
  const id = newId()
  const made = await who.send('POST', '/api/matters', body(id, more))
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  return id
}
async function tries(who: SignedInCaller, id: string, path: string, act: object) {
  const { body } = (await inspection.get(`/api/matters/${id}`)) as { body: Detail }
  return who.send('POST', `/api/matters/${id}/${path}`, {
    ...{ id: newId(), expectedVersion: body.matter.version, text: '', papers: [], occurredOn: today() },
    ...(path === 'answers' && { onPaper: false }),
    ...act,
  })
}
async function does(who: SignedInCaller, id: string, path: string, act: object): Promise<Detail> {
  const done = await tries(who, id, path, act)
  expect(done.status, JSON.stringify(done.body)).toBe(200)
  return done.body as Detail
}
const assign = (who: SignedInCaller, id: string) => does(who, id, 'steps', { kind: 'assigned', dueOn: null })
const codeOf = (answer: { body: unknown }) => (answer.body as { code?: string }).code

describe('a matter', () => {
  it('goes round the loop: registered by a headquarters, accepted, fed back, handed in, verified by another, closed', async () => {
    const id = await registered(hq)
    // Nobody but its desk sees what no unit was given yet.
    expect((await bureau.get(`/api/matters/${id}`)).status).toBe(404)
    const given = await assign(hq, id)
    expect(given.matter).toMatchObject({ state: 'assigned', dueOn: '2026-11-13' })
    expect(given.matter.number).toMatch(/^督办〔2026〕1号$/)
    expect(given.matter.light?.level).toBe('normal')
    expect((await bureau.get(`/api/matters/${id}`)).body).toMatchObject({ may: expect.arrayContaining(['accepted']) })

    await does(bureau, id, 'answers', { kind: 'accepted' })
    await on('2026-11-11')
    const late = await does(bureau, id, 'answers', { kind: 'feedback', text: '主管网完成六成' })
    expect([late.matter.state, late.matter.light?.level]).toEqual(['inProgress', 'remind'])
    const handedIn = await does(bureau, id, 'answers', { kind: 'submitted', text: '已完成' })
    expect([handedIn.matter.state, handedIn.matter.light?.level]).toEqual(['submitted', 'normal'])

    expect(codeOf(await tries(bureau, id, 'steps', { kind: 'verified' }))).toBe('platform.notPermitted')
    const verified = await does(hq, id, 'steps', { kind: 'verified', text: '现场核验属实' })
    expect(verified.matter.state).toBe('verified')
    const closed = await does(hq, id, 'steps', { kind: 'closed' })
    expect([closed.matter.state, closed.matter.light, closed.evidence]).toEqual(['closed', null, null])
    expect(closed.steps.map((s) => s.kind)).toEqual(
      'registered assigned accepted feedback submitted verified closed'.split(' '),
    )
  })

  it('is not verified by the headquarters that does the work itself', async () => {
    const id = await registered(hq, { unitId: hqUnit, helpingUnitIds: [] })
    await assign(hq, id)
    await does(hq, id, 'answers', { kind: 'accepted' })
    const done = await does(hq, id, 'answers', { kind: 'submitted' })
    expect(done.may).not.toContain('verified')
    expect(codeOf(await tries(hq, id, 'steps', { kind: 'verified' }))).toBe('matters.act.doerVerifies')
    expect((await does(inspection, id, 'steps', { kind: 'verified' })).matter.state).toBe('verified')
  })

  it('is seen and answered by its own unit; a helping one feeds back and no more; others find nothing', async () => {
    const alone = await registered(inspection, { helpingUnitIds: [] })
    await assign(inspection, alone)
    expect((await other.get(`/api/matters/${alone}`)).status).toBe(404)
    expect((await other.get('/api/matters')).body).not.toMatchObject({ rows: [{ id: alone }] })
    const helped = await registered(inspection)
    await assign(inspection, helped)
    await does(bureau, helped, 'answers', { kind: 'accepted' })
    await does(other, helped, 'answers', { kind: 'feedback', text: '已配合' })
    expect(codeOf(await tries(other, helped, 'answers', { kind: 'submitted' }))).toBe('platform.notPermitted')
  })

  it('has its light by the day that passes, from evidence, as of any past day, and rebuilt the same', async () => {
    await on('2026-11-16')
    const id = await registered(inspection, { due: { date: '2026-11-20', precision: 'day' } })
    await assign(inspection, id)
    const levelNow = async () => ((await inspection.get(`/api/matters/${id}`)).body as Detail).matter.light?.level
    const seen: Record<string, string | undefined> = {}
    for (const day of ['2026-11-17', '2026-11-20', '2026-11-21', '2026-11-27']) {
      await on(day)
      await judgeMattersDaily(server.platform)
      seen[day] = await levelNow()
    }
    expect(seen).toEqual({
      '2026-11-17': 'remind',
      '2026-11-20': 'remind',
      '2026-11-21': 'warn',
      '2026-11-27': 'severe',
    })
    const detail = (await inspection.get(`/api/matters/${id}`)).body as Detail
    expect(detail.evidence?.inputs.map((i) => [i.metric, i.value])).toContainEqual(['daysOverdue.working', '5'])
    expect(detail.held).toContainEqual(expect.objectContaining({ holder: 'unit', workingDays: 9 }))
    const past = (await inspection.get(`/api/matters/${id}/light?asOf=2026-11-21`)).body as {
      evidence: { level: string }
    }
    expect(past.evidence.level).toBe('warn')
    expect(codeOf(await inspection.get(`/api/matters/${id}/light?asOf=2026-11-15`))).toBe('matters.notKnownThen')
    const listed = (await inspection.get('/api/matters?asOf=2026-11-21&level=warn')).body as Page
    expect(listed.rows.map((r) => [r.id, r.light?.level])).toContainEqual([id, 'warn'])

    const stored = () =>
      server.db.selectFrom('matterVerdict').select(['matterId', 'level', 'rule']).orderBy('matterId').execute()
    const before = await stored()
    await rebuildMatterVerdicts(server.platform)
    expect(await stored()).toEqual(before)
  })

  it('moves its date by an extension that somebody else grants', async () => {
    await on('2026-11-30')
    const id = await registered(inspection, { due: { date: '2026-12-04', precision: 'day' } })
    await assign(inspection, id)
    await does(bureau, id, 'answers', { kind: 'accepted' })
    await does(bureau, id, 'answers', { kind: 'extensionAsked', to: '2026-12-18', text: '管材到货延迟' })
    const asked = (await inspection.get('/api/matters?state=asked')).body as Page
    expect(asked.rows.map((r) => r.id)).toEqual([id])
    expect(codeOf(await tries(bureau, id, 'steps', { kind: 'extensionGranted', to: '2026-12-18' }))).toBe(
      'platform.notPermitted',
    )
    const granted = await does(inspection, id, 'steps', { kind: 'extensionGranted', to: '2026-12-18' })
    expect(granted.matter.dueOn).toBe('2026-12-18')
    expect(codeOf(await tries(bureau, id, 'answers', { kind: 'extensionAsked', to: '2026-12-10' }))).toBe(
      'matters.act.noExtension',
    )
  })

  it('takes a limit in working days from the assignment', async () => {
    await on('2026-12-01')
    const id = await registered(inspection, { due: null, limitDays: 5 })
    expect((await assign(inspection, id)).matter.dueOn).toBe('2026-12-08')
    const both = await inspection.send('POST', '/api/matters', body(newId(), { limitDays: 5 }))
    expect(codeOf(both)).toBe('matters.twoLimits')
  })

  it('keeps the number of a withdrawn one as void, and gives it to nobody else', async () => {
    const id = await registered(inspection, yearEnd)
    const { number } = (await assign(inspection, id)).matter
    const gone = await does(inspection, id, 'steps', { kind: 'withdrawn', text: '重复立项' })
    expect([gone.matter.number, gone.matter.void]).toEqual([number, true])
    const next = await registered(inspection, yearEnd)
    const count = (text: string | null) => Number(/〕(\d+)号/.exec(text ?? '')![1])
    expect(count((await assign(inspection, next)).matter.number)).toBe(count(number) + 1)
  })

  it('is approved by a leader where that is asked, and its text is put right only before', async () => {
    const leader = await server.as('leader')
    const id = await registered(inspection, { ...yearEnd, needsApproval: true })
    expect(codeOf(await tries(inspection, id, 'steps', { kind: 'assigned', dueOn: null }))).toBe(
      'matters.act.notApproved',
    )
    const { id: _, ...text } = body(id, { title: '雨污分流管网改造（一期）', ...yearEnd, needsApproval: true })
    const revised = await inspection.send('PUT', `/api/matters/${id}`, { ...text, expectedVersion: 1, reason: '补充' })
    expect(revised.body).toMatchObject({ matter: { title: '雨污分流管网改造（一期）' } })
    await does(leader, id, 'directions', { kind: 'approved' })
    const after = await inspection.send('PUT', `/api/matters/${id}`, { ...text, expectedVersion: 2, reason: '补充' })
    expect(codeOf(after)).toBe('matters.assignedAlready')
    expect((await assign(inspection, id)).matter.state).toBe('assigned')
  })

  it('lets the second of two who act on the same state see who was first, and takes the same act sent twice once', async () => {
    const id = await registered(inspection, yearEnd)
    await assign(inspection, id)
    const one = {
      id: newId(),
      kind: 'accepted',
      expectedVersion: 2,
      text: '',
      papers: [],
      occurredOn: today(),
      onPaper: false,
    }
    expect((await bureau.send('POST', `/api/matters/${id}/answers`, one)).status).toBe(200)
    const again = await bureau.send('POST', `/api/matters/${id}/answers`, one)
    expect([again.status, (again.body as Detail).matter.version]).toEqual([200, 3])
    const second = await inspection.send('POST', `/api/matters/${id}/steps`, { ...one, id: newId(), kind: 'urged' })
    expect([second.status, codeOf(second)]).toEqual([409, 'matters.act.stale'])
  })
})

describe('the list of matters', () => {
  it('turns pages by every order and loses nobody', async () => {
    const whole = (await inspection.get('/api/matters?limit=200')).body as Page
    expect(whole.total).toBe(whole.rows.length)
    for (const sort of ['level', 'due', 'number', 'unit', 'title', 'state', '-due', '-number']) {
      const ids: string[] = []
      for (let cursor = ''; ; ) {
        const page = (await inspection.get(`/api/matters?limit=3&sort=${sort}${cursor}`)).body as Page
        ids.push(...page.rows.map((r) => r.id))
        if (!page.next) break
        cursor = `&cursor=${encodeURIComponent(page.next)}`
      }
      expect(ids.length, sort).toBe(whole.total)
      expect(new Set(ids)).toEqual(new Set(whole.rows.map((r) => r.id)))
    }
  })

  it('means the same today as folded anew for a day', async () => {
    await on('2026-12-10')
    await judgeMattersDaily(server.platform)
    const live = (await inspection.get('/api/matters?limit=200')).body as Page
    await on('2026-12-11')
    const past = (await inspection.get('/api/matters?limit=200&asOf=2026-12-10')).body as Page
    expect(past.rows).toEqual(live.rows)
  })
})
