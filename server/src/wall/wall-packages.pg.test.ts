import { decodeWall } from '@guatu/domain/wall/decode-wall'
import type { WallSnapshot } from '@guatu/domain/wall/snapshot'
import { sumGroup } from '@guatu/domain/wall/sum-group'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importDesk } from '../projects/testing/import-desk.ts'
import { madeLedger } from '../projects/testing/made-ledger.ts'
import { packageLedger } from '../projects/testing/package-ledger.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let office: SignedInCaller
const yuan = (wan: number): string => `${wan * 10_000}.00`

/** First the package alone with figures of its own, as an office kept it; then the sheet that lists its sub-items. */
beforeAll(async () => {
  server = await testServer('2026-11-22T02:00:00.000Z')
  office = await server.as('projectOffice')
  const desk = importDesk(office)
  const alone = {
    ...{ name: '老旧小区改造打包项目', code: '2601-370199-04-01-000002', owner: '湖阳县住建局', nature: '续建' },
    ...{ total: 50_000, plan: 20_000, done: 13_000, finish: '2026年12月' },
  }
  const title = '湖阳县重点项目台账（截至2026年11月16日）'
  await desk.confirm(await desk.upload(await madeLedger([alone], { title })))
  const view = await desk.upload(await packageLedger())
  const matches = view.rows
    .filter((r) => r.state === 'ask' && (r.packages?.length ?? 0) > 0)
    .map((r) => ({
      ...{ sheet: r.sheet, row: r.row, projectId: null, skip: false },
      partOf: /标段/.test(r.name) ? 'package' : r.packages![0]!.key,
    }))
  await desk.confirm(await desk.adjust(view, { matches }))
})
afterAll(() => server.drop())

const onTheWall = async () => decodeWall((await office.get('/api/wall')).body as WallSnapshot).projects
const rates = async () =>
  (
    (await office.get('/api/rates?by=headquarters')).body as {
      total: { projects: number; plan: string; done: string; completion: string | null }
    }
  ).total

describe('a package on the wall', () => {
  it('stands there with its sub-items, and has kept the figures it had before they were listed', async () => {
    const wall = await onTheWall()
    const named = (name: string) => wall.find((p) => p.name === name)!
    expect(wall).toHaveLength(14)
    expect(named('老旧小区改造打包项目')).toMatchObject({ yearPlan: 20_000_000_000, yearDue: null })
    expect(named('北关小区')).toMatchObject({ yearPlan: 8_000_000_000, yearDone: 6_000_000_000 })
    expect(named('南关小区').yearPlan).toBe(12_000_000_000)
  })

  it('is counted beside them, while the money of the header is counted at the sub-items alone', async () => {
    const sum = sumGroup(await onTheWall())
    expect(sum).toMatchObject({ projects: 14, plan: 78_000 * 1_000_000, done: 29_000 * 1_000_000 })
    expect(sum.completion).toBe('37.2')
  })

  it('adds up to the same money and count as the rates do', async () => {
    const [sum, total] = [sumGroup(await onTheWall()), await rates()]
    expect(total).toMatchObject({ projects: 14, plan: yuan(78_000), done: yuan(29_000) })
    expect([sum.projects, sum.plan / 100, sum.done / 100]).toEqual([
      total.projects,
      Number(total.plan),
      Number(total.done),
    ])
  })

  it('carries its own money again as soon as its sub-items are withdrawn', async () => {
    const wall = await onTheWall()
    for (const name of ['北关小区', '南关小区']) {
      const { id } = wall.find((p) => p.name === name)!
      await server.db.updateTable('project').set({ withdrawnOn: '2026-11-21' }).where('id', '=', id).execute()
    }
    // Any write by the house's own way makes the next snapshot.
    await office.send('POST', `/api/projects/${wall[0]!.id}/listings`, {
      ...{ id: '019b9b1e-1a80-7380-a911-cbed9836d371', list: '省重点', from: '2026-01-01', to: null },
      documentNumber: null,
    })
    const sum = sumGroup(await onTheWall())
    expect([sum.projects, sum.plan]).toEqual([12, 78_000 * 1_000_000])
  })
})
