import type { DateChange, DateRequest } from '@guatu/contract/plan-changes'
import type { PersonalLink } from '@guatu/contract/plan-files'
import type { Template } from '@guatu/contract/plan-templates'
import type { PlanView } from '@guatu/contract/plans'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { bareProject } from '../testing/permission-inputs.ts'
import { readICal } from '../testing/read-ical.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let office: SignedInCaller
/** Of another unit than the office: grants what the office asks for. */
let leaders: SignedInCaller
const projectId = newId()
const at = (path: string) => `/api/projects/${projectId}/${path}`
const codeOf = (body: unknown) => (body as { code: string }).code
const ask = (asked: string, more: object = {}) =>
  office.send('POST', at('date-requests'), {
    ...{ id: newId(), milestone: 'finish', asked, precision: 'day', reasonCode: 'land', reason: '净地未交付' },
    ...{ document: '区工信请〔2026〕3号', ...more },
  })
const decide = (id: string, decision: string, decidedOn = '2026-11-20') =>
  leaders.send('POST', `/api/date-requests/${id}/decision`, {
    ...{ id: newId(), decision, approver: '区政府常务会', decidedOn, note: '' },
  })
const changes = async () =>
  ((await office.get('/api/date-changes?milestone=finish&what=all')).body as { rows: DateChange[] }).rows
const plan = async () => (await office.get(at('plan'))).body as PlanView

beforeAll(async () => {
  server = await testServer('2026-11-20T02:00:00.000Z')
  office = await server.as('projectOffice')
  leaders = await server.as('projectOffice')
  await office.send('POST', '/api/projects', bareProject(projectId, '高端装备产业园'))
  await office.send('POST', at('plan'), {
    ...{ id: newId(), template: 'industrial-plant', committedFinish: '2029-06-30', start: null },
  })
})
afterAll(() => server.drop())

describe('a committed date', () => {
  it('stands until somebody decides, and only one request waits at a time', async () => {
    const asked = await ask('2029-08-16')
    expect(asked.body, JSON.stringify(asked.body)).toMatchObject({ days: 47, decision: null, late: false })
    expect(codeOf((await ask('2029-09-30')).body)).toBe('plans.requestOpen')
    expect(await changes()).toMatchObject([{ inForce: '2029-06-30', moves: 0, pending: 1 }])
    expect((await plan()).committedFinish).toBe('2029-06-30')
    const refused = await decide((asked.body as DateRequest).id, 'refused')
    expect(refused.body).toMatchObject({ decision: 'refused', approver: '区政府常务会' })
    expect(await changes()).toMatchObject([{ inForce: '2029-06-30', moves: 0, pending: 0 }])
  })

  it('moves with reason, request and approver, and shows how often and by how much', async () => {
    const asked = (await ask('2029-08-16')).body as DateRequest
    expect((await decide(asked.id, 'approved')).status).toBe(200)
    expect(codeOf((await decide(asked.id, 'approved')).body)).toBe('plans.alreadyDecided')
    expect((await plan()).committedFinish).toBe('2029-08-16')
    const [finish] = await changes()
    expect(finish).toMatchObject({
      original: '2029-06-30',
      inForce: '2029-08-16',
      moves: 1,
      days: 47,
      reasons: ['land'],
    })
    const { dates } = (await office.get(at('dates'))).body as { dates: { moves: object[] }[] }
    expect(dates[0]!.moves.at(-1)).toMatchObject({
      ...{ from: '2029-06-30', to: '2029-08-16', days: 47, request: '区工信请〔2026〕3号' },
      ...{ approver: '区政府常务会', approvedOn: '2026-11-20', afterTheDate: false },
    })
    const tally = (await office.get('/api/date-changes/tally')).body
    expect(tally).toMatchObject({ moved: 1, moves: 1, days: 47, byReason: [{ key: 'land', moves: 1, days: 47 }] })
  })

  it('is not asked for where there is none, nor for the day it is already', async () => {
    expect(codeOf((await ask('2029-08-16')).body)).toBe('plans.sameDate')
    expect(codeOf((await ask('2029-12-31', { milestone: 'nowhere' })).body)).toBe('plans.noSuchDate')
    const asked = (await ask('2029-12-31')).body as DateRequest
    expect(codeOf((await decide(asked.id, 'approved', '2026-11-21')).body)).toBe('plans.decidedInFuture')
  })
})

describe('a date moved at once by the project office', () => {
  const other = newId()
  const move = (more: object) =>
    office.send('POST', `/api/projects/${other}/commitments`, {
      ...{ id: newId(), finish: { date: '2028-10-31', precision: 'day' }, reasonCode: 'funds', reason: '资金未到位' },
      ...{ document: '区政办纪要〔2026〕8号', approver: '区政府常务会', approvedOn: '2026-11-20', ...more },
    })
  const dated = async () =>
    (await office.get(`/api/projects/${other}/dates`)).body as {
      dates: { inForce: string; moves: Record<string, unknown>[] }[]
      requests: DateRequest[]
    }

  it('begins with a first commitment, which is no change and asks for nothing', async () => {
    await office.send('POST', '/api/projects', bareProject(other, '综合管廊'))
    expect((await move({ reasonCode: 'first', finish: { date: '2028-06-30', precision: 'day' } })).status).toBe(200)
    expect((await dated()).requests).toEqual([])
    expect(codeOf((await move({ reasonCode: 'first' })).body)).toBe('projects.alreadyCommitted')
  })

  it('leaves request and decision behind, as if it had been asked for and granted', async () => {
    expect((await move({})).status).toBe(200)
    const { dates, requests } = await dated()
    expect(requests).toMatchObject([
      {
        ...{ from: '2028-06-30', asked: '2028-10-31', days: 123, reasonCode: 'funds', decision: 'approved' },
        ...{ document: '区政办纪要〔2026〕8号', approver: '区政府常务会', late: false, mayDecide: false },
      },
    ])
    const moved = { request: '区政办纪要〔2026〕8号', approver: '区政府常务会', oneHand: false }
    expect(dates[0]!.moves.at(-1)).toMatchObject(moved)
    const row = await server.db.selectFrom('commitment').selectAll().where('projectId', '=', other).execute()
    expect(row.find((r) => r.committedOn === '2028-10-31')).toMatchObject({ request: '区政办纪要〔2026〕8号' })
  })

  it('is refused in the mover’s own name or without a paper, unless an exception is named, which stays beside the move', async () => {
    const me = (await office.get('/api/session')).body as { personName: string }
    const later = { finish: { date: '2028-11-30', precision: 'day' } }
    const own = { approver: me.personName, ...later }
    expect(codeOf((await move(own)).body)).toBe('plans.grantedByAsker')
    expect(codeOf((await move({ document: '', ...later })).body)).toBe('plans.grantedWithoutPaper')
    expect((await dated()).dates[0]!.inForce).toBe('2028-10-31')
    expect((await move({ ...own, exception: '项目办仅一人在岗，已电话报告' })).status).toBe(200)
    expect((await dated()).dates[0]!.moves.at(-1)).toMatchObject({
      oneHand: true,
      exception: '项目办仅一人在岗，已电话报告',
    })
  })

  it('may come forward without a second hand', async () => {
    const me = (await office.get('/api/session')).body as { personName: string }
    const earlier = { approver: me.personName, document: '', finish: { date: '2028-11-20', precision: 'day' } }
    expect((await move(earlier)).status).toBe(200)
    expect((await move({ finish: { date: '2028-11-30', precision: 'day' } })).status).toBe(200)
  })

  it('waits while somebody has asked for another date', async () => {
    const asked = await office.send('POST', `/api/projects/${other}/date-requests`, {
      ...{ id: newId(), milestone: 'finish', asked: '2029-01-31', precision: 'day', reasonCode: 'land' },
      ...{ reason: '净地未交付', document: '' },
    })
    expect(asked.status).toBe(200)
    expect(codeOf((await move({ finish: { date: '2029-03-31', precision: 'day' } })).body)).toBe('plans.requestOpen')
    expect((await dated()).dates[0]!.inForce).toBe('2028-11-30')
  })
})

describe('four eyes on a later date', () => {
  const third = newId()
  const unit = newId()
  const asks = (who: SignedInCaller, asked: string, milestone = 'finish') =>
    who.send('POST', `/api/projects/${third}/date-requests`, {
      ...{ id: newId(), milestone, asked, precision: 'day', reasonCode: 'land', reason: '净地未交付', document: '' },
    })
  const decides = (who: SignedInCaller, id: string, more: object = {}) =>
    who.send('POST', `/api/date-requests/${id}/decision`, {
      ...{ id: newId(), decision: 'approved', approver: '区政府常务会', decidedOn: '2026-11-20', note: '', ...more },
    })
  const planOf = async () => (await office.get(`/api/projects/${third}/plan`)).body as PlanView
  const approves = async (who: SignedInCaller, more: object = {}) =>
    who.send('POST', `/api/projects/${third}/plan/approval`, {
      ...{ id: newId(), expectedVersion: (await planOf()).version, ...more },
    })

  beforeAll(async () => {
    await office.send('POST', '/api/units', {
      ...{ id: unit, name: '重大项目推进中心', shortName: '', kind: 'office', parentId: null },
      ...{ regionCode: null, creditCode: null },
    })
    await office.send('POST', '/api/projects', { ...bareProject(third, '污水处理厂'), leadUnitId: unit })
    await office.send('POST', `/api/projects/${third}/plan`, {
      ...{ id: newId(), template: 'renovation', committedFinish: '2028-06-30', start: null },
    })
  })

  it('keeps who asked from granting, whoever is written down as approver, and tells them so beforehand', async () => {
    const asked = (await asks(office, '2028-09-30')).body as DateRequest
    expect(asked).toMatchObject({ mine: true, mayDecide: true })
    const refused = await decides(office, asked.id)
    expect([refused.status, codeOf(refused.body)]).toEqual([422, 'plans.grantedByAsker'])
    const me = (await office.get('/api/session')).body as { personName: string }
    expect(codeOf((await decides(leaders, asked.id, { approver: me.personName })).body)).toBe('plans.grantedByAsker')
    const seen = (await leaders.get('/api/date-requests')).body as DateRequest[]
    expect(seen.find((r) => r.id === asked.id)).toMatchObject({ mine: false })
    expect((await decides(leaders, asked.id)).body).toMatchObject({ decision: 'approved', exception: null })
  })

  it('keeps the unit that asked from granting too, and lets a named exception pass and be read', async () => {
    const [one, other] = [
      await server.as('projectOffice', { unitId: unit }),
      await server.as('projectOffice', { unitId: unit }),
    ]
    const asked = (await asks(one, '2028-10-31')).body as DateRequest
    expect(codeOf((await decides(other, asked.id)).body)).toBe('plans.grantedByAskersUnit')
    const granted = await decides(other, asked.id, { exception: '经分管领导同意代为登记' })
    expect(granted.body).toMatchObject({ decision: 'approved', exception: '经分管领导同意代为登记' })
    const { dates } = (await office.get(`/api/projects/${third}/dates`)).body as { dates: { moves: object[] }[] }
    expect(dates[0]!.moves.at(-1)).toMatchObject({ oneHand: true, exception: '经分管领导同意代为登记' })
  })

  it('lets who asked withdraw by refusing, and bring a date forward', async () => {
    const asked = (await asks(office, '2028-12-31')).body as DateRequest
    expect((await decides(office, asked.id, { decision: 'refused' })).body).toMatchObject({ decision: 'refused' })
    const earlier = (await asks(office, '2028-10-15')).body as DateRequest
    expect(earlier.mine).toBe(false)
    expect((await decides(office, earlier.id)).body).toMatchObject({ decision: 'approved' })
  })

  it('holds for milestones that a plan moves later: who drafted the plan does not approve it alone', async () => {
    expect((await approves(office)).status).toBe(200)
    const asked = (await asks(office, '2029-06-30')).body as DateRequest
    expect((await decides(leaders, asked.id)).status).toBe(200)
    const { activities, version } = await planOf()
    const later = activities.map((a) => (a.id === 'started' ? { ...a, commitment: '2028-06-30' } : a))
    const body = { expectedVersion: version, reason: '随竣工后移', activities: later }
    expect((await office.send('PUT', `/api/projects/${third}/plan`, body)).status).toBe(200)
    const before = await planOf()
    expect(codeOf((await approves(office)).body)).toBe('plans.grantedByAsker')
    expect((await planOf()).version).toBe(before.version)
    expect((await approves(office, { exception: '项目办仅一人在岗' })).status).toBe(200)
    const { dates } = (await office.get(`/api/projects/${third}/dates`)).body as {
      dates: { milestone: string; moves: object[] }[]
    }
    expect(dates.find((d) => d.milestone === 'started')!.moves.at(-1)).toMatchObject({
      ...{ to: '2028-06-30', oneHand: true, exception: '项目办仅一人在岗' },
    })
  })
})

describe('baselines', () => {
  it('are frozen by name, several of them, without touching the plan', async () => {
    const before = await plan()
    for (const name of ['年中调整前', '年中调整后'])
      expect((await office.send('POST', at('plan/baselines'), { id: newId(), name })).status).toBe(200)
    const after = await plan()
    expect(after.baselines.map((b) => b.name)).toEqual(['年中调整前', '年中调整后'])
    expect(after.version).toBe(before.version)
    expect(after.baselines[0]!.dates).toHaveLength(after.activities.length)
  })
})

describe("the office's own calendars", () => {
  const hot = { kind: 'sevenDay', offYearly: [{ from: '07-15', to: '09-30' }] }
  const put = (body: object, key = 'hot-stop') =>
    office.send('PUT', `/api/calendar/own/${key}`, {
      expectedVersion: 0,
      name: '高温停工',
      retired: false,
      reason: '',
      ...body,
    })

  it('date what names them: a stop in the hot months pushes work into the autumn', async () => {
    expect((await put({ spec: hot })).body).toMatchObject({ key: 'hot-stop', version: 1 })
    const { activities, version } = await plan()
    const works = activities.map((a) => (a.id === activities[0]!.id ? { ...a, calendar: 'hot-stop' } : a))
    const changed = { activities: works, expectedVersion: version, reason: '高温停工' }
    const saved = (await office.send('PUT', at('plan'), changed)).body as PlanView
    expect(saved.schedule[0]!.earliestStart).toBe('2027-10-01')
  })

  it('are versioned, and refused where a stop has no such day or nothing could ever be done', async () => {
    expect((await put({ spec: hot })).status).toBe(409)
    const wrong = { kind: 'sevenDay', offYearly: [{ from: '11-31', to: '03-15' }] }
    expect(codeOf((await put({ spec: wrong }, 'other')).body)).toBe('calendar.spanMalformed')
    const never = { kind: 'sevenDay', offYearly: [{ from: '01-01', to: '12-31' }] }
    expect(codeOf((await put({ spec: never }, 'other')).body)).toBe('calendar.neverWorks')
  })
})

describe('templates', () => {
  it('are the shipped ones until changed, then a version of the office, which new plans are made from', async () => {
    const road = (await office.get('/api/plan-templates/road')).body as Template
    expect([road.version, road.shipped]).toEqual([0, true])
    const { kind, names, nodes } = road
    const put = (more: object) =>
      office.send('PUT', '/api/plan-templates/road', {
        ...{ expectedVersion: 0, kind, names, nodes, retired: false, reason: '按本地实际', ...more },
      })
    const first = { ...nodes[0]!, duration: 12 }
    expect((await put({ nodes: [first, ...nodes.slice(1)] })).body).toMatchObject({ version: 1 })
    expect((await put({})).status).toBe(409)
    const circle = [{ ...first, predecessors: [{ id: nodes[1]!.id, type: 'FS', lag: 0 }] }, ...nodes.slice(1)]
    expect(codeOf((await put({ expectedVersion: 1, nodes: circle })).body)).toBe('loop')
    const other = newId()
    await office.send('POST', '/api/projects', bareProject(other, '绕城公路'))
    await office.send('POST', `/api/projects/${other}/plan`, {
      ...{ id: newId(), template: 'road', committedFinish: '2029-12-31', start: null },
    })
    const made = (await office.get(`/api/projects/${other}/plan`)).body as PlanView
    expect(made.activities[0]!.duration).toBe(12)
  })
})

describe("a person's own calendar", () => {
  const feed = (path: string) => server.app.inject({ method: 'GET', url: `/${path}` })

  it('is read by whoever has its address, which is shown once and kept as a hash, until it is revoked', async () => {
    const headquarters = newId()
    await office.send('POST', '/api/units', {
      ...{ id: headquarters, name: '工业指挥部', shortName: '', kind: 'headquarters', parentId: null },
      ...{ regionCode: null, creditCode: null },
    })
    const mine = newId()
    await office.send('POST', '/api/projects', { ...bareProject(mine, '动力电池项目'), headquartersId: headquarters })
    await office.send('POST', `/api/projects/${mine}/plan`, {
      ...{ id: newId(), template: 'renovation', committedFinish: '2027-12-31', start: null },
    })
    const chief = await server.as('headquarters', { unitId: headquarters })
    const id = newId()
    const made = (await chief.send('POST', '/api/my-links', { id, name: '我的手机' })).body as { path: string }
    const again = (await chief.send('POST', '/api/my-links', { id, name: '我的手机' })).body
    expect(again).toMatchObject({ id, path: null })
    const token = /([\w-]{43})\.ics$/.exec(made.path)![1]!
    const rows = await server.db.selectFrom('personalLink').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)

    const shown = await feed(made.path)
    expect(shown.statusCode).toBe(200)
    expect(shown.headers['content-type']).toContain('text/calendar')
    const events = readICal(shown.body)
    expect(events.find((e) => e.summary === '动力电池项目：承诺竣工')).toMatchObject({
      ...{ start: '2027-12-31', end: '2028-01-01' },
    })
    expect(events.some((e) => /^动力电池项目：填报：.*周/.test(e.summary))).toBe(true)
    expect(events.every((e) => e.summary.startsWith('动力电池项目'))).toBe(true)

    expect((await office.send('DELETE', `/api/my-links/${id}`)).status).toBe(404)
    expect(((await chief.send('DELETE', `/api/my-links/${id}`)).body as PersonalLink).revokedAt).not.toBeNull()
    expect((await feed(made.path)).statusCode).toBe(404)
  })
})

describe('a plan as a file', () => {
  it('comes out as JSON and as MS Project XML, and goes in again as it was', async () => {
    const json = await office.raw('GET', at('plan.json'))
    const xml = await office.raw('GET', at('plan.xml'))
    expect([json.status, xml.status]).toEqual([200, 200])
    const upload = (bytes: Buffer, name: string) => {
      const head = `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
      const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')])
      return office.raw('POST', at('plan/read'), payload, 'multipart/form-data; boundary=b')
    }
    const { activities } = await plan()
    for (const [bytes, name] of [
      [json.bytes, 'plan.json'],
      [xml.bytes, 'plan.xml'],
    ] as const) {
      const read = (await upload(bytes, name)).body as { activities: PlanView['activities'] }
      expect(read.activities.map((a) => [a.id, a.duration])).toEqual(activities.map((a) => [a.id, a.duration]))
    }
    expect(codeOf((await upload(Buffer.from('节点,工期'), 'plan.csv')).body)).toBe('plans.planFileUnknown')
  })
})
