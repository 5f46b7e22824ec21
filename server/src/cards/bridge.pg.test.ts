import type { listBridge } from '@guatu/contract/bridge'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { sampleServer } from '../testing/sample-server.ts'
import type { SignedInCaller, TestServer } from '../testing/test-server.ts'

type Answer = z.infer<typeof listBridge.response>
let server: TestServer
let office: SignedInCaller
const get = async (query = '') => (await office.get(`/api/bridge${query}`)).body as Answer

beforeAll(async () => {
  server = await sampleServer('2026-11-22T02:00:00.000Z')
  office = await server.as('projectOffice')
})
afterAll(() => server.drop())

describe('the bridge between two closed periods', () => {
  it('puts each project that was judged in one of them into exactly one list', async () => {
    const all = await get('?limit=200')
    const [to, from] = all.periods
    expect([all.from?.period, all.to?.period]).toEqual([from?.period, to?.period])
    const ids = all.rows.map((r) => r.projectId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(Object.values(all.counts).reduce((a, b) => a + b, 0)).toBe(all.total)
    const judged = await server.db
      .selectFrom('periodVerdict')
      .select('projectId')
      .where('period', 'in', [from!.period, to!.period])
      .distinct()
      .execute()
    expect([...ids].sort()).toEqual(judged.map((j) => j.projectId).sort())
  })

  it('never compares what was not in both: who entered has no level before, who left none after', async () => {
    const { rows, periods } = await get('?limit=200')
    for (const row of rows)
      expect([row.from === null, row.to === null]).toEqual([row.change === 'entered', row.change === 'left'])
    const oldest = periods.at(-1)!.period
    const wide = await get(`?from=${oldest}&limit=200`)
    expect(wide.from?.period).toBe(oldest)
  })

  it('takes the earlier period first whichever way it is asked, and filters, sorts and pages', async () => {
    const { periods, counts } = await get()
    const turned = await get(`?from=${periods[0]!.period}&to=${periods[1]!.period}`)
    expect([turned.from?.period, turned.counts]).toEqual([periods[1]!.period, counts])
    const same = await get('?change=unchanged&sort=project&limit=5')
    expect(same.total).toBe(counts.unchanged)
    const next = await get(`?change=unchanged&sort=project&limit=5&cursor=${same.next}`)
    const names = [...same.rows, ...next.rows].map((r) => r.project)
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'zh')))
    expect(new Set(names).size).toBe(10)
  })

  it('says which period it doesn’t know', async () => {
    expect((await office.get('/api/bridge?from=2020-W01')).body).toMatchObject({
      code: 'cards.bridge.unknownPeriod',
      params: { period: '2020-W01' },
    })
  })
})
