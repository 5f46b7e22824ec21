import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'
import { FileStore } from './files.ts'
import { newId } from './id.ts'

let server: TestServer
let office: SignedInCaller
beforeAll(async () => {
  server = await testServer()
  office = await server.as('projectOffice')
})
afterAll(() => server.drop())

const SENTENCE = '服务器磁盘已满，未保存任何内容。请管理员清理磁盘后重新提交。'
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))

function upload(bytes: number): [Buffer, string] {
  const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="台账.csv"\r\n\r\n'
  return [
    Buffer.concat([Buffer.from(head), Buffer.alloc(bytes, '项目名称,'), Buffer.from('\r\n--b--\r\n')]),
    'multipart/form-data; boundary=b',
  ]
}

/** A disk of one megabyte where this user may mount one, else null. */
function smallDisk(folder: string): (() => void) | null {
  mkdirSync(folder, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
    return () => void execFileSync('umount', [folder])
  } catch {
    return null
  }
}

describe('a full disk', () => {
  it('keeps nothing of an upload and says so', async (test) => {
    const folder = server.platform.files.folder
    const unmount = smallDisk(folder)
    if (!unmount) return test.skip('only root may mount a small disk; the next test cuts the stream instead')
    try {
      const answer = await office.raw('POST', '/api/imports', ...upload(3 * 1024 * 1024))
      expect([answer.status, (answer.body as { detail: string }).detail]).toEqual([507, SENTENCE])
      expect(filesIn(folder)).toEqual([])
      const { rows } = await server.platform.pool.query('select from import_staging')
      expect(rows).toEqual([])
      const small = await office.raw('POST', '/api/imports', ...upload(1024))
      expect(small.status).toBe(200)
    } finally {
      unmount()
    }
  })

  it('under a stream that breaks off leaves no half file', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'guatu-full-'))
    const files = new FileStore(dataDir)
    const breaking = Readable.from(
      (async function* () {
        yield Buffer.alloc(100_000)
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
      })(),
    )
    await expect(files.put(breaking, 1_000_000)).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(filesIn(files.folder)).toEqual([])
    rmSync(dataDir, { recursive: true })
  })

  it('of the database undoes the whole command, and the next one goes through', async () => {
    const { pool } = server.platform
    const standing = async () =>
      (await pool.query('select (select count(*) from project)::int as projects, seq::int from audit_head')).rows[0]
    await pool.query(`create function disk_is_full() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`)
    await pool.query(
      'create trigger full_disk before insert on audit_entry for each row execute function disk_is_full()',
    )
    const before = await standing()
    const refused = await office.send('POST', '/api/projects', project())
    expect([refused.status, (refused.body as { detail: string }).detail]).toEqual([507, SENTENCE])
    expect(await standing()).toEqual(before)
    await pool.query('drop trigger full_disk on audit_entry')
    expect((await office.send('POST', '/api/projects', project())).status).toBe(200)
    expect(await standing()).toEqual({ projects: before.projects + 1, seq: before.seq + 1 })
  })
})

const project = () => ({
  ...{ id: newId(), name: '示例医院', kind: 'publicBuilding', yearClass: 'new', stage: 'tendered', regionCode: null },
  ...{ administrationId: null, ownerUnitId: null, leadUnitId: null, headquartersId: null, areaHeadquartersId: null },
  ...{ taskForceId: null, sponsorPostId: null, officerPostId: null, liaisonPostId: null, chain: null, chainRole: null },
  ...{ sector: null, site: null, packageOf: null, total: '1000000.00', plannedStart: null },
})
