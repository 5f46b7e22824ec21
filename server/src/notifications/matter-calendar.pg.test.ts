import type { MatterDetail } from '@guatu/contract/matters'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { readICal } from '../testing/read-ical.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
/** Their calendars, by the address that each was given. */
const feeds: Record<string, string> = {}
let who: Record<'inspection' | 'colleague' | 'hq' | 'bureau' | 'helper', SignedInCaller>
const [hqUnit, bureauUnit, helperUnit] = [newId(), newId(), newId()]

const ok = <T>(answer: { status: number; body: unknown }): T => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as T
}

beforeAll(async () => {
  server = await testServer('2026-11-02T02:00:00.000Z')
  const office = await server.as('projectOffice')
  const blank = { shortName: '', parentId: null, regionCode: null, creditCode: null }
  for (const [id, name, kind] of [
    [hqUnit, '工业指挥部', 'headquarters'],
    [bureauUnit, '区水务局', 'bureau'],
    [helperUnit, '区文旅局', 'bureau'],
  ])
    ok(await office.send('POST', '/api/units', { id, name, kind, ...blank }))
  who = {
    inspection: await server.as('inspection'),
    colleague: await server.as('inspection'),
    hq: await server.as('headquarters', { unitId: hqUnit }),
    bureau: await server.as('department', { unitId: bureauUnit }),
    helper: await server.as('department', { unitId: helperUnit }),
  }
  for (const [name, caller] of Object.entries(who))
    feeds[name] = ok<{ path: string }>(await caller.send('POST', '/api/my-links', { id: newId(), name: '手机' })).path
})
afterAll(() => server.drop())

async function calendarOf(name: keyof typeof who, id: string, lang = 'zh-CN') {
  const headers = { 'accept-language': lang }
  const shown = await server.app.inject({ method: 'GET', url: `/${feeds[name]}`, headers })
  expect(shown.statusCode).toBe(200)
  return readICal(shown.body)
    .filter((e) => e.url.endsWith(`/matters/${id}`))
    .map((e) => [e.uid.split('-')[0], e.start, e.summary])
}
const everybodys = async (id: string) =>
  Object.fromEntries(
    await Promise.all(
      (Object.keys(who) as (keyof typeof who)[]).map(async (name) => {
        const events = await calendarOf(name, id)
        return [name, events.map(([kind, on]) => `${kind} ${on}`).join(', ')]
      }),
    ),
  )
async function assigned(by: SignedInCaller, limit: object): Promise<string> {
  const id = newId()
  const source = {
    source: 'meeting',
    sourceTitle: '第45周调度会',
    sourceNumber: '',
    sourceOn: null,
    sourcePeriod: null,
  }
  const matter = { id, title: '雨污分流管网改造', demand: '年底前完成主管网', leader: '', projectId: null, ...source }
  const way = { needsApproval: false, needsShowing: false, due: null, limitDays: null, ...limit }
  ok(await by.send('POST', '/api/matters', { ...matter, unitId: bureauUnit, helpingUnitIds: [helperUnit], ...way }))
  await takes(by, id, { kind: 'assigned', dueOn: null })
  return id
}
async function takes(by: SignedInCaller, id: string, act: { kind: string; [field: string]: unknown }): Promise<void> {
  const { version } = ok<MatterDetail>(await who.inspection.get(`/api/matters/${id}`)).matter
  const answers = ['accepted', 'extensionAsked', 'submitted'].includes(act.kind)
  const common = { id: newId(), expectedVersion: version, text: '', papers: [], occurredOn: '2026-11-02' }
  const path = `/api/matters/${id}/${answers ? 'answers' : 'steps'}`
  ok(await by.send('POST', path, { ...common, ...(answers && { onPaper: false }), ...act }))
}
const nobody = { inspection: '', colleague: '', hq: '', bureau: '', helper: '' }
const until13 = { due: { date: '2026-11-13', precision: 'day' } }

describe("a person's calendar tells what matters ask", () => {
  it('the unit until it hands in, then the headquarters that issued it until it has verified; helpers and others nothing', async () => {
    const id = await assigned(who.hq, until13)
    expect(await everybodys(id)).toEqual({ ...nobody, bureau: 'matter 2026-11-13' })
    expect(await calendarOf('bureau', id)).toEqual([
      ['matter', '2026-11-13', '雨污分流管网改造：督办事项办结期限（区水务局）'],
    ])
    await takes(who.bureau, id, { kind: 'accepted' })
    await takes(who.bureau, id, { kind: 'submitted', text: '已完成' })
    expect(await everybodys(id)).toEqual({ ...nobody, hq: 'verification 2026-11-13' })
    await takes(who.hq, id, { kind: 'verified', text: '属实' })
    expect(await everybodys(id)).toEqual(nobody)
  })

  it('an extension to decide lies with whoever registered it for the office, not with a colleague, and moves the date once granted', async () => {
    const id = await assigned(who.inspection, until13)
    await takes(who.bureau, id, { kind: 'accepted' })
    await takes(who.bureau, id, { kind: 'extensionAsked', to: '2026-11-30', text: '管材未到' })
    expect(await everybodys(id)).toEqual({
      ...{ ...nobody, bureau: 'matter 2026-11-13', inspection: 'extension 2026-11-13' },
    })
    await takes(who.inspection, id, { kind: 'extensionGranted', to: '2026-11-30' })
    expect(await everybodys(id)).toEqual({ ...nobody, bureau: 'matter 2026-11-30' })
  })

  it('a limit in working days of a year without notice is marked provisional, a date that was given is not', async () => {
    const id = await assigned(who.inspection, { limitDays: 5 })
    const [[, on, said]] = (await calendarOf('bureau', id)) as [[string, string, string]]
    expect([on, said]).toEqual(['2026-11-09', '雨污分流管网改造：督办事项办结期限（区水务局）（暂定）'])
    const [english] = await calendarOf('bureau', id, 'en')
    expect(english![2]).toBe('雨污分流管网改造：matter to be handed in (区水务局) (provisional)')
  })
})
