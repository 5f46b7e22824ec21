import type { RateRow } from '@guatu/contract/projects'
import type { Dispatch } from '@guatu/contract/reports'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '../platform/clock.ts'
import { fillSample } from '../sample/fill-sample.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'

const NOW = '2026-11-25T02:00:00.000Z'
type Table = { asOf: string | null; total: RateRow; rows: RateRow[] }
let server: TestServer
let office: SignedInCaller

beforeAll(async () => {
  server = await testServer(NOW)
  const wish = { projects: 61, weeks: 10, seed: 1, passwords: () => 'first-word', log: () => {} }
  await fillSample({ db: server.db, pool: server.platform.pool, clock: fixedClock(NOW), ...wish })
  office = await server.as('projectOffice')
})
afterAll(() => server.drop())

describe('rates', () => {
  it('x', async () => {
    for (const by of ['headquarters', 'month', 'yearClass', 'region', 'administration']) {
      const t0 = performance.now()
      const t = (await office.get(`/api/rates?by=${by}`)).body as Table
      console.log(by, performance.now() - t0, t)
      if (by === 'headquarters') console.log((await office.get(`/api/rates?by=${by}&asOf=2026-11-22`)).body)
    }
    const d = (await office.get('/api/dispatch')).body as Dispatch
    console.dir(d, { depth: 3 })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await office.raw('GET', '/api/projects.xlsx?level=severe,warn')).bytes as never)
    console.log(book.worksheets[0]!.getSheetValues().slice(0, 6))
  })
})
