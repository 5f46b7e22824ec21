import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import type { CommandHost } from '../platform/run-command.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'
import { claimReading } from './import/claim-writes.ts'
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
type View = Awaited<ReturnType<typeof desk.view>>

const nothingWritten = async () => {
  for (const table of ['project', 'report', 'commitment', 'yearPlan', 'importEvent'] as const)
    expect(await server.db.selectFrom(table).select('id').execute(), table).toHaveLength(0)
}

/** A second server on the same database that stops in the middle of storing until it is let go. */
function heldStorer() {
  let reached = (): void => {}
  let letGo = (): void => {}
  const atTheMiddle = new Promise<void>((done) => {
    reached = done
  })
  const held = new Promise<void>((done) => {
    letGo = done
  })
  const react: CommandHost['react'] = async () => {
    reached()
    await held
  }
  const storer = new ImportStorer(
    { ...server.platform, react },
    () => {},
    () => {},
  )
  const store = (view: View) =>
    storer.toEnd(CLERK, { importId: view.id, expectedVersion: view.version, removeGone: false })
  return { atTheMiddle, letGo, store }
}

describe('storing a confirmed ledger', () => {
  it('keeps others out while it goes on, and is given up from another server with nothing written', async () => {
    const view = await desk.upload(await madeLedger(madeRows(150)))
    const other = await desk.upload(await madeLedger(madeRows(3), { title: '另一份台账（截至2026年11月20日）' }))
    const { atTheMiddle, letGo, store } = heldStorer()
    const done = store(view)
    await atTheMiddle
    expect(await desk.view(view.id)).toMatchObject({ state: 'storing', rows: [] })
    expect((await desk.tryConfirm(other)).status).toBe(409)
    expect((await desk.tryConfirm(view)).status).toBe(422)
    expect((await desk.send(await madeLedger(madeRows(3)))).status).toBe(409)
    expect((await office.send('DELETE', `/api/imports/${view.id}`)).body).toMatchObject({ state: 'storing' })
    letGo()
    expect(await done).toMatchObject({ code: 'imports.storingCancelled' })
    expect(await desk.view(view.id)).toMatchObject({ state: 'ready', problem: expect.stringContaining('已中止') })
    await nothingWritten()
  })

  it('is open again, with a sentence, when its server was killed', async () => {
    const brief = await desk.last()
    await sql`update import_staging set state = 'storing', claimed_by = ${newId()}, claimed_until = now() - interval '1 second' where id = ${brief.id}`.execute(
      server.db,
    )
    const view = await desk.view(brief.id)
    expect(view).toMatchObject({ state: 'ready', problem: expect.stringContaining('没有写入') })
    const done = await desk.confirm(view)
    expect(done).toMatchObject({ state: 'confirmed', problem: null })
    await desk.undo(done.id)
  })

  it('tells how far it is while it goes on', async () => {
    const view = await desk.upload(await madeLedger(madeRows(1500)))
    await office.send('POST', `/api/imports/${view.id}/confirmation`, {
      expectedVersion: view.version,
      removeGone: false,
    })
    const seen: number[] = []
    for (;;) {
      const now = await desk.view(view.id)
      seen.push(now.progress)
      if (now.state !== 'storing') break
    }
    expect(new Set(seen).size, `progress ${seen}`).toBeGreaterThan(3)
    expect([...seen].sort((a, b) => a - b)).toEqual(seen)
    expect(await desk.view(view.id)).toMatchObject({ state: 'confirmed', counts: { new: 1500 } })
  })
})

describe('reading a staged file', () => {
  it('belongs to one server at a time, and to the next when the first was killed', async () => {
    const brief = await desk.last()
    await server.db.updateTable('importStaging').set({ state: 'reading' }).where('id', '=', brief.id).execute()
    expect(await claimReading(server.db, brief.id, newId())).toBe(true)
    expect(await claimReading(server.db, brief.id, newId())).toBe(false)
    await sql`update import_staging set claimed_until = now() - interval '1 second' where id = ${brief.id}`.execute(
      server.db,
    )
    expect((await desk.read(brief.id)).state).toBe('ready')
  })
})
