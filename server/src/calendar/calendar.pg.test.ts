import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'
import { currentCalendar, loadNotices } from './reads.ts'

let server: TestServer
let office: SignedInCaller
type Notice = { year: number; off: string[]; on: string[]; official: boolean; version: number }
const spring = { off: ['2027-02-05', '2027-02-06'], on: ['2027-02-14'], reason: '国务院办公厅通知' }
const put = (body: object, year = 2027) => office.send('PUT', `/api/calendar/notices/${year}`, body)
const codeOf = (problem: unknown) => (problem as { code: string }).code

beforeAll(async () => {
  server = await testServer()
  office = await server.as('projectOffice')
})
afterAll(() => server.drop())

describe('the notice of a year', () => {
  it('is entered where there was none, and the year is provisional no longer', async () => {
    const before = await currentCalendar(server.db)
    expect(before.provisionalYears.has(2027)).toBe(true)
    const set = await put({ ...spring, expectedVersion: 0 })
    expect(set.body).toEqual({ year: 2027, off: spring.off, on: spring.on, official: true, version: 1 })
    expect((await currentCalendar(server.db)).provisionalYears.has(2027)).toBe(false)
  })

  it('is changed with its version; a stale one is shown what stands; what was known before stays known', async () => {
    const [firstKnown] = await loadNotices(server.db, new Date('2027-12-31T00:00:00Z'))
    expect((await put({ ...spring, on: [], expectedVersion: 1 })).body).toMatchObject({ version: 2, on: [] })
    const stale = await put({ ...spring, expectedVersion: 1 })
    expect([stale.status, (stale.body as { current: Notice }).current]).toMatchObject([409, { version: 2, on: [] }])
    const revisions = await server.db
      .selectFrom('revision')
      .select('body')
      .where('register', '=', 'calendar_notice')
      .orderBy('version')
      .execute()
    expect(revisions.map((r) => (r.body as { on_days: string[] }).on_days)).toEqual([['2027-02-14'], []])
    expect(firstKnown?.on).toEqual(['2027-02-14'])
  })

  it('has no day of another year and none both off and worked', async () => {
    const outside = await put({ ...spring, off: ['2028-01-01'], expectedVersion: 2 })
    expect([outside.status, codeOf(outside.body)]).toEqual([422, 'calendar.outsideYear'])
    const both = await put({ ...spring, on: ['2027-02-05'], expectedVersion: 2 })
    expect(codeOf(both.body)).toBe('calendar.bothOffAndOn')
    expect((both.body as { detail: string }).detail).toContain('2027年2月5日')
  })

  it('is read by everybody and set by the project office and the administrator', async () => {
    const liaison = await server.as('liaison')
    expect(((await liaison.get('/api/calendar/notices')).body as Notice[]).map((n) => n.year)).toEqual([2027])
    expect((await liaison.send('PUT', '/api/calendar/notices/2027', { ...spring, expectedVersion: 2 })).status).toBe(
      403,
    )
  })
})
