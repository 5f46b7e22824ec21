import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'
import { importDesk } from './testing/import-desk.ts'
import { madeLedger, madeRows } from './testing/made-ledger.ts'

const SENTENCE = '服务器磁盘已满，没有写入任何数据。请管理员清理磁盘后重新确认。'
const TABLES = ['project', 'report', 'commitment', 'yearPlan', 'bottleneck', 'importEvent', 'auditEntry'] as const
const ROWS = 600
let server: TestServer
let office: SignedInCaller
let desk: ReturnType<typeof importDesk>
beforeAll(async () => {
  server = await testServer('2026-11-22T02:00:00.000Z')
  office = await server.as('projectOffice')
  desk = importDesk(office)
})
afterAll(() => server.drop())

const standing = () =>
  Promise.all(
    TABLES.map(async (table) => {
      const { n } = await server.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
      return [table, Number(n)] as const
    }),
  )

/** Confirms while the disk is full, and again when it is not. */
async function confirmedTwice(title: string, free: () => Promise<unknown>) {
  const view = await desk.upload(await madeLedger(madeRows(ROWS), { title }))
  const before = await standing()
  expect((await desk.tryConfirm(view)).status).toBe(200)
  const refused = await desk.read(view.id)
  expect(refused).toMatchObject({ state: 'ready', problem: SENTENCE })
  expect(await standing()).toEqual(before)
  await free()
  return desk.confirm(refused)
}

describe('a disk that is full while an import is stored', () => {
  it('leaves nothing half stored on a real disk of a hundred kilobytes, and the import is confirmed again afterwards', async (test) => {
    const disk = mkdtempSync(join(tmpdir(), 'guatu-small-disk-'))
    chmodSync(disk, 0o777)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=100k,mode=777', 'tmpfs', disk], { stdio: 'ignore' })
    } catch {
      rmSync(disk, { recursive: true })
      return test.skip('only root may mount a small disk; the next test raises the error instead')
    }
    const { pool } = server.platform
    try {
      await pool.query(`create tablespace small_disk location '${disk}'`)
      await pool.query('alter table commitment set tablespace small_disk')
      const free = () => pool.query('alter table commitment set tablespace pg_default')
      const done = await confirmedTwice('云山区重点项目台账（截至2026年11月21日）', free)
      expect(done).toMatchObject({ state: 'confirmed', problem: null })
      await desk.undo(done.id)
    } finally {
      await pool.query('alter table commitment set tablespace pg_default')
      await pool.query('drop tablespace if exists small_disk')
      execFileSync('umount', [disk])
      rmSync(disk, { recursive: true })
    }
  })

  it('behaves so when all but the last was written', async () => {
    const { pool } = server.platform
    await pool.query(`create function disk_is_full() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`)
    // Projects and reports are written by then; this is the last but one thing that storing writes.
    await pool.query(
      'create trigger full_disk before insert on import_event for each statement execute function disk_is_full()',
    )
    const done = await confirmedTwice('云山区重点项目台账（截至2026年11月20日）', () =>
      pool.query('drop trigger full_disk on import_event'),
    )
    expect(done).toMatchObject({ state: 'confirmed', problem: null, counts: { new: ROWS } })
  })
})
