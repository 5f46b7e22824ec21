import { existsSync } from 'node:fs'
import { utimes, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'
import { sweepImports } from './import/sweep-imports.ts'
import { importDesk } from './testing/import-desk.ts'
import { madeLedger, madeRows } from './testing/made-ledger.ts'

let server: TestServer
let office: SignedInCaller
let desk: ReturnType<typeof importDesk>
const ids: Record<string, string> = {}

beforeAll(async () => {
  server = await testServer('2026-11-22T02:00:00.000Z')
  office = await server.as('projectOffice')
  desk = importDesk(office)
  for (const [name, rows] of [
    ['甲.xlsx', 3],
    ['乙.xlsx', 5],
  ] as const)
    ids[name] = (await desk.upload(await madeLedger(madeRows(rows)), name)).id
  ids.stored = (await desk.confirm(await desk.upload(await madeLedger(madeRows(4)), '丙.xlsx'))).id
  ids.refused = (await desk.upload(Buffer.from('no ledger at all'), '丁.xlsx')).id
})
afterAll(() => server.drop())

type Page = { rows: { fileName: string; rows: number | null }[]; next: string | null; total: number }
const list = async (query: string) => (await office.get(`/api/imports?${query}`)).body as Page
const namesOf = (page: Page) => page.rows.map((r) => r.fileName)

describe('the list of imports', () => {
  it('is searched, filtered, sorted and turned page by page', async () => {
    expect(namesOf(await list(''))).toEqual(['丁.xlsx', '丙.xlsx', '乙.xlsx', '甲.xlsx'])
    expect(await list('q=甲')).toMatchObject({ total: 1, rows: [{ fileName: '甲.xlsx', rows: 3 }] })
    expect(namesOf(await list('state=confirmed,refused'))).toEqual(['丁.xlsx', '丙.xlsx'])
    expect(namesOf(await list('sort=-rows'))).toEqual(['乙.xlsx', '丙.xlsx', '甲.xlsx', '丁.xlsx'])
    const first = await list('sort=rows&limit=3')
    expect([namesOf(first), first.total]).toEqual([['丁.xlsx', '甲.xlsx', '丙.xlsx'], 4])
    expect(namesOf(await list(`sort=rows&limit=3&cursor=${first.next}`))).toEqual(['乙.xlsx'])
  })

  it('leaves the number of rows open where none was read, and counts what a ledger of old has stored', async () => {
    expect((await list('q=丁')).rows[0]!.rows).toBeNull()
    await server.db.updateTable('importStaging').set({ rowCount: 0 }).where('id', '=', ids.stored!).execute()
    expect((await list('q=丙')).rows[0]!.rows).toBe(4)
  })
})

describe('the sweep', () => {
  const inDays = (days: number) => ({
    ...server.platform,
    clock: { now: () => new Date(Date.now() + days * 86_400_000) },
  })

  it('takes uploads of 90 days that were never confirmed, and files of a week that nobody refers to', async () => {
    const { files } = server.platform
    const put = (await files.put(Readable.from(['refused after it was stored']), 1000)) as { path: string }
    const cut = `${files.folder}/.half-written`
    await writeFile(cut, 'x')
    const kept = await server.db
      .selectFrom('importStaging')
      .select('sha256')
      .where('id', '=', ids.stored!)
      .executeTakeFirstOrThrow()
    expect(await sweepImports(inDays(1))).toEqual({ imports: 0, orphans: 0 })
    expect(await sweepImports(inDays(8))).toEqual({ imports: 0, orphans: 2 })
    expect([existsSync(put.path), existsSync(cut), existsSync(files.pathOf(kept.sha256))]).toEqual([false, false, true])
    await server.db
      .updateTable('importStaging')
      .set({ createdAt: new Date(Date.now() - 91 * 86_400_000) })
      .execute()
    await utimes(files.pathOf(kept.sha256), 0, 0)
    expect((await sweepImports(inDays(8))).imports).toBe(3)
    expect(existsSync(files.pathOf(kept.sha256))).toBe(true)
    expect(namesOf(await list(''))).toEqual(['丙.xlsx'])
    expect((await desk.view(ids.stored!)).counts.new).toBe(4)
  })
})
