import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createServer } from '../create-server.ts'
import { loadConfig } from '../platform/config.ts'
import { newId } from '../platform/id.ts'
import { topicFilter } from '../platform/live-routes.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'
import { lockImports } from './import/staging-reads.ts'
import { insertStaging } from './import/staging-writes.ts'
import { ImportStorer } from './import/store-import.ts'
import { importDesk } from './testing/import-desk.ts'
import { madeLedger, madeRows } from './testing/made-ledger.ts'

let server: TestServer
let office: SignedInCaller
let desk: ReturnType<typeof importDesk>

beforeAll(async () => {
  server = await testServer('2026-11-22T02:00:00.000Z')
  office = await server.as('projectOffice')
  desk = importDesk(office)
})
afterAll(() => server.drop())

const CLERK = {
  actor: { accountId: null, personId: null, name: 'guatu', grants: [], unitIds: [], postIds: [] },
  address: null,
}

describe('an import that is cut off', () => {
  it('is read to its end by the next server on the same database and folder', async () => {
    const database = await testDatabase()
    const dataDir = mkdtempSync(join(tmpdir(), 'guatu-cut-'))
    const config = loadConfig({ LOG_LEVEL: 'error', PORT: '0', DATA_DIR: dataDir })
    const first = await createServer({ config, connection: database.connection })
    await first.app.ready()
    const stored = await first.platform.files.put(Readable.from(await madeLedger(madeRows(3000))), 50_000_000)
    const id = newId()
    const row = { id, fileName: '台账.xlsx', createdAt: new Date(), createdBy: null, createdByName: '甲' }
    await insertStaging(first.db, { ...row, sha256: (stored as { sha256: string }).sha256 })
    const second = await createServer({ config, connection: database.connection })
    // The reader has its child at work now; a server that goes leaves the row as it is.
    await new Promise((done) => setTimeout(done, 300))
    await second.close()
    const state = () => first.db.selectFrom('importStaging').select(['state', 'rowCount']).executeTakeFirstOrThrow()
    expect((await state()).state).toBe('reading')
    const third = await createServer({ config, connection: database.connection })
    await third.app.ready()
    while ((await state()).state === 'reading') await new Promise((done) => setTimeout(done, 50))
    expect(await state()).toEqual({ state: 'ready', rowCount: 3000 })
    for (const s of [third, first]) await s.close()
    await database.drop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('leaves nothing when it fails at its very end', async () => {
    const view = await desk.upload(await madeLedger(madeRows(60)))
    const cut = async () => {
      throw new Error('the power went')
    }
    const input = { importId: view.id, expectedVersion: view.version, removeGone: false }
    const failures: unknown[] = []
    const storer = new ImportStorer(
      { ...server.platform, react: cut },
      () => {},
      (error) => failures.push(error),
    )
    expect(await storer.toEnd(CLERK, input)).toMatchObject({ code: 'imports.storingFailed' })
    expect(String(failures[0])).toContain('power')
    for (const table of ['project', 'report', 'commitment', 'yearPlan', 'unit', 'importEvent'] as const)
      expect(await server.db.selectFrom(table).select('id').execute(), table).toHaveLength(0)
    expect(await desk.view(view.id)).toMatchObject({ state: 'ready', problem: expect.stringContaining('没有写入') })
  })

  it('is given up on request while it is being read', async () => {
    const answer = await desk.send(await madeLedger(madeRows(4000)))
    const { id } = answer.body as { id: string }
    const cancelled = await office.send('DELETE', `/api/imports/${id}`)
    expect(cancelled.body).toMatchObject({ state: 'cancelled', rows: [] })
    await new Promise((done) => setTimeout(done, 1500))
    expect(await desk.view(id)).toMatchObject({ state: 'cancelled', rows: [] })
  })
})

describe('a second import at the same time', () => {
  it('is refused with a sentence while the first is being read', async () => {
    const first = await desk.send(await madeLedger(madeRows(3000)))
    const second = await desk.send(await madeLedger(madeRows(3)))
    expect(second.status).toBe(409)
    expect((second.body as { detail: string }).detail).toContain('正在导入')
    const seen: number[] = []
    for (;;) {
      const now = await desk.view((first.body as { id: string }).id)
      seen.push(now.progress)
      if (now.state !== 'reading') break
      await new Promise((done) => setTimeout(done, 25))
    }
    expect(new Set(seen).size, `progress ${seen}`).toBeGreaterThan(2)
    expect([...seen].sort((a, b) => a - b)).toEqual(seen)
  })

  it('shows a long ledger by its most urgent two thousand rows, and counts all', async () => {
    const rows = madeRows(2500).map((r, i) => (i === 2499 ? { ...r, plan: '详见附件' } : r))
    const view = await desk.upload(await madeLedger(rows))
    expect(view.counts).toMatchObject({ new: 2499, bad: 1 })
    expect(view.rows).toHaveLength(2000)
    expect(view.rowsInAll).toBe(2500)
    expect(view.rows.at(-1)).toMatchObject({ state: 'bad', row: 2502 })
  })

  it('is refused while another confirmation is under way', async () => {
    const view = await desk.upload(await madeLedger(madeRows(5)))
    await server.db.transaction().execute(async (trx) => {
      expect(await lockImports(trx)).toBe(true)
      expect((await desk.tryConfirm(view)).status).toBe(409)
    })
  })
})

describe('mapping profiles', () => {
  const headers = { note: '其他说明事项', site: '在什么地方' }

  it('keeps the corrected mapping and applies it by itself to the next file with these headers', async () => {
    const first = await desk.upload(await madeLedger(madeRows(5), { headers }))
    expect(first.profile).toBeNull()
    const column = first.sheets[0]!.columns.find((c) => c.header === headers.site)!.column
    const mapped = await desk.adjust(first, {
      mapping: [{ sheet: '台账', column, field: 'site' }],
      saveProfileAs: '云山区发改局月报',
    })
    expect(mapped.rows[0]!.values.site).toBe('云山街道1号')
    const next = await desk.upload(await madeLedger(madeRows(6), { headers, title: '台账（截至2026年11月21日）' }))
    expect(next.profile).toMatchObject({ name: '云山区发改局月报', auto: true })
    expect(next.rows[5]!.values.site).toBe('云山街道6号')
    const without = await desk.adjust(next, { profile: null })
    expect(without.profile).toBeNull()
    const other = await desk.upload(await madeLedger(madeRows(2)))
    expect(other.profile).toBeNull()
  })

  const uk = resolve(process.env.GUATU_DATA ?? '../shared/data', 'ledgers/uk-gmpp-construction-2013-2021.csv')
  const bytes = (() => {
    try {
      return readFileSync(uk)
    } catch {
      return null
    }
  })()
  it.skipIf(!bytes)('reads a foreign ledger by its shipped profile, and never stores its pounds as yuan', async () => {
    const plain = await desk.upload(bytes!, 'uk-gmpp.csv')
    const key = plain.profiles!.find((p) => p.key === 'shipped:uk-gmpp')!.key
    const view = await desk.adjust(plain, { profile: key, asOf: '2021-03-31' })
    expect(view).toMatchObject({ state: 'ready', currency: 'GBP', profile: { auto: false } })
    const refused = await desk.tryConfirm(view)
    expect(refused.status).toBe(422)
    expect((refused.body as { detail: string }).detail).toContain('GBP')
  })
})

describe('news of an import', () => {
  it('reaches whoever may import, whatever projects they see, and nobody else', () => {
    const of = (role: 'projectOffice' | 'liaison') =>
      topicFilter({ ...CLERK.actor, grants: [{ role, unitId: newId(), regionCode: null }] }, new Set())
    expect(of('projectOffice')('import:0198')).toBe(true)
    expect(of('liaison')('import:0198')).toBe(false)
    expect(of('projectOffice')('project:0198')).toBe(false)
  })
})
