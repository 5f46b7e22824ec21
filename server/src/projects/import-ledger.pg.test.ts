import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { ImportView } from '@guatu/contract/imports'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'

const data = resolve(process.env.GUATU_DATA ?? '../shared/data')
const ledger = ['samples/guatu-sample-ledger.xlsx', `${data}/ledgers/guatu-sample-ledger.xlsx`].find((f) =>
  existsSync(f),
)

let server: TestServer
let office: SignedInCaller

async function upload(file: string): Promise<string> {
  const boundary = 'guatu-test-boundary'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${basename(file)}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), readFileSync(file), Buffer.from(`\r\n--${boundary}--\r\n`)])
  const answer = await office.raw('POST', '/api/imports', payload, `multipart/form-data; boundary=${boundary}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return (answer.body as { id: string }).id
}

async function read(id: string): Promise<ImportView> {
  for (;;) {
    const view = (await office.get(`/api/imports/${id}`)).body as ImportView
    if (view.state !== 'reading' && view.state !== 'storing') return view
    await new Promise((done) => setTimeout(done, 100))
  }
}

const confirm = async (view: ImportView) => {
  const answer = await office.send('POST', `/api/imports/${view.id}/confirmation`, {
    expectedVersion: view.version,
    removeGone: false,
  })
  return answer.status === 200 ? { status: 200, body: await read(view.id) } : answer
}

beforeAll(async () => {
  server = await testServer('2026-11-22T02:00:00.000Z')
  office = await server.as('projectOffice')
})
afterAll(() => server.drop())

describe.skipIf(!ledger)('the sample ledger is imported', () => {
  it('shows what it understood before anything is stored: 61 projects at 85.0 % without the reserve ones', async () => {
    const view = await read(await upload(ledger!))
    expect(view.problem).toBeNull()
    expect(view).toMatchObject({
      state: 'ready',
      asOf: '2026-11-20',
      counts: { new: 61, changed: 0, bad: 0, ask: 0 },
      totals: { completionPercent: '85.0' },
    })
    expect(view.sheets[0]!.cells.length).toBeGreaterThan(61)
    expect((await office.get('/api/projects')).body).toMatchObject({ total: 0 })
  })

  it('becomes facts in one confirmation, and the same sheet again changes nothing', async () => {
    const view = await read(await upload(ledger!))
    const done = await confirm(view)
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    expect((await office.get('/api/projects')).body).toMatchObject({ total: 61 })
    const again = await read(await upload(ledger!))
    expect(again.counts).toMatchObject({ new: 0, changed: 0, same: 61, ask: 0, gone: 0 })
  })

  it('gives the stored figures back in the same layout', async () => {
    const [first] = ((await office.get('/api/imports')).body as { rows: { id: string }[] }).rows
    const out = await office.raw('GET', `/api/imports/${first!.id}/ledger.xlsx`)
    expect(out.status).toBe(200)
    expect(out.bytes.subarray(0, 2).toString()).toBe('PK')
  })

  it('is undone by new facts, as long as nobody worked on', async () => {
    const list = (await office.get('/api/imports')).body as { rows: { id: string; mayUndo: boolean }[] }
    const last = list.rows.find((i) => i.mayUndo)!
    const undone = await office.send('POST', `/api/imports/${last.id}/undo`)
    expect(undone.status, JSON.stringify(undone.body)).toBe(200)
    expect((await office.get('/api/projects')).body).toMatchObject({ total: 0 })
    expect(await server.db.selectFrom('report').select('id').execute()).not.toHaveLength(0)
  })
})
