import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AuditEntry } from '@guatu/contract/audit'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appendAudit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'
import { anchorHead, anchorsFile, readAnchors } from './anchors.ts'
import { FACT_TABLES } from './checked-tables.ts'
import { verifyChain } from './verify-chain.ts'
import { readHead, readProtectedTables } from './verify-reads.ts'

let server: TestServer
let office: SignedInCaller
const folder = mkdtempSync(join(tmpdir(), 'guatu-anchors-'))
const projectId = newId()

beforeAll(async () => {
  server = await testServer()
  office = await server.as('projectOffice')
  const project = {
    ...{
      id: projectId,
      name: '30GWh动力电池项目',
      kind: 'industrial',
      yearClass: 'new',
      stage: 'landed',
      regionCode: null,
    },
    ...{ administrationId: null, ownerUnitId: null, leadUnitId: null, headquartersId: null, areaHeadquartersId: null },
    ...{
      taskForceId: null,
      sponsorPostId: null,
      officerPostId: null,
      liaisonPostId: null,
      chain: null,
      chainRole: null,
    },
    ...{ sector: null, site: null, packageOf: null, total: '1000000.00', plannedStart: null },
  }
  await office.send('POST', '/api/projects', project)
  for (const month of ['09', '10', '11'])
    await office.send('POST', `/api/projects/${projectId}/statistics`, {
      ...{ id: newId(), state: 'filed', month: `2026-${month}`, reason: '已报送' },
      occurredOn: '2026-11-19',
    })
})
afterAll(async () => {
  await server.drop()
  rmSync(folder, { recursive: true })
})

// The test's accounts are put in past the commands; everything else must be in the chain.
const problems = async () =>
  (await verifyChain(server.db, anchorsFile(folder))).problems.filter(
    (p) => p.params.table !== 'account' && p.params.table !== 'person',
  )

/** Does what only a superuser can: past the triggers, and undone afterwards. */
async function tampered(tamper: string, undo: string, look: () => Promise<void>): Promise<void> {
  const run = (statement: string) =>
    server.db.connection().execute(async (db) => {
      await sql`set session_replication_role = replica`.execute(db)
      await sql.raw(statement).execute(db)
      await sql`set session_replication_role = default`.execute(db)
    })
  await run(tamper)
  try {
    await look()
  } finally {
    await run(undo)
  }
  expect(await problems()).toEqual([])
}
const aFact = () =>
  server.db.selectFrom('statisticsEntry').selectAll().where('month', '=', '2026-10').executeTakeFirstOrThrow()
const seqOf = async (id: string) => {
  const found = await sql<{ seq: number }>`select seq from audit_entry where rows::text like ${`%${id}%`}`.execute(
    server.db,
  )
  return found.rows[0]!.seq
}

describe('the audit chain', () => {
  it('is intact when people only worked', async () => {
    const verified = await verifyChain(server.db, anchorsFile(folder))
    expect(await problems()).toEqual([])
    expect(verified.entries).toBeGreaterThanOrEqual(5)
    expect(verified.rows).toBeGreaterThanOrEqual(4)
    expect(verified.head.seq).toBe(verified.entries)
  })

  it('checks every table that the database protects as facts', async () => {
    const guarded = await readProtectedTables(server.db)
    expect(guarded.filter((name) => name !== 'audit_entry')).toEqual([...FACT_TABLES])
  })

  it('names a changed row, with the entry that wrote it', async () => {
    const { id } = await aFact()
    const seq = await seqOf(id)
    await tampered(
      `update statistics_entry set month = '2026-08' where id = '${id}'`,
      `update statistics_entry set month = '2026-10' where id = '${id}'`,
      async () =>
        expect(await problems()).toEqual([
          { code: 'audit.rowChanged', params: { table: 'statistics_entry', id, seq } },
        ]),
    )
  })

  it('names a removed row', async () => {
    const { id } = await aFact()
    const seq = await seqOf(id)
    await tampered(
      `create table put_aside as select * from statistics_entry where id = '${id}'; delete from statistics_entry where id = '${id}'`,
      `insert into statistics_entry select * from put_aside; drop table put_aside`,
      async () =>
        expect(await problems()).toEqual([
          { code: 'audit.rowRemoved', params: { table: 'statistics_entry', id, seq } },
        ]),
    )
  })

  it('names a row that was inserted past the commands', async () => {
    const id = newId()
    await tampered(
      `insert into statistics_entry select '${id}', project_id, 'entered', month, reason, occurred_on, recorded_at, actor_id, null from statistics_entry where month = '2026-10'`,
      `delete from statistics_entry where id = '${id}'`,
      async () =>
        expect(await problems()).toEqual([
          { code: 'audit.rowInserted', params: { table: 'statistics_entry', id, seq: null } },
        ]),
    )
  })

  it('names a changed revision and a register that no longer equals its newest one', async () => {
    const revision = await server.db
      .selectFrom('revision')
      .select('id')
      .where('subjectId', '=', projectId)
      .executeTakeFirstOrThrow()
    const seq = await seqOf(revision.id)
    await tampered(
      `update revision set reason = 'x' where id = '${revision.id}'; update project set total_yuan = 2 where id = '${projectId}'`,
      `update revision set reason = '' where id = '${revision.id}'; update project set total_yuan = 1000000 where id = '${projectId}'`,
      async () =>
        expect(await problems()).toEqual([
          { code: 'audit.rowChanged', params: { table: 'revision', id: revision.id, seq } },
          { code: 'audit.headChanged', params: { table: 'project', id: projectId } },
        ]),
    )
  })

  it('names an entry that was changed, and the numbers of those that were removed', async () => {
    const entry = await sql<{ actor: string }>`select actor from audit_entry where seq = 2`.execute(server.db)
    await tampered(
      `update audit_entry set actor = '别人' where seq = 2`,
      `update audit_entry set actor = '${entry.rows[0]!.actor}' where seq = 2`,
      async () =>
        expect(await problems()).toMatchObject([{ code: 'audit.entryChanged', params: { seq: 2, actor: '别人' } }]),
    )
    await tampered(
      `create table put_aside as select * from audit_entry where seq = 1; delete from audit_entry where seq = 1`,
      `insert into audit_entry select * from put_aside; drop table put_aside`,
      async () =>
        expect(await problems()).toContainEqual({ code: 'audit.entryRemoved', params: { from: 1, to: 1, count: 1 } }),
    )
  })

  it('is anchored once a civil day, and a tail cut off with its head set back shows', async () => {
    const first = await anchorHead(server.db, folder, '2026-11-20' as CivilDate)
    expect(first).toMatchObject({ day: '2026-11-20', ...(await readHead(server.db)) })
    expect(await anchorHead(server.db, folder, '2026-11-20' as CivilDate)).toBeNull()
    expect(await anchorHead(server.db, folder, '2026-11-21' as CivilDate)).toMatchObject({ day: '2026-11-21' })
    expect(await readAnchors(anchorsFile(folder))).toHaveLength(2)
    expect(await problems()).toEqual([])
    const { seq, hash } = await readHead(server.db)
    await tampered(
      `create table put_aside as select * from audit_entry where seq = ${seq}; delete from audit_entry where seq = ${seq};
       update audit_head set seq = ${seq - 1}, hash = (select hash from audit_entry where seq = ${seq - 1})`,
      `insert into audit_entry select * from put_aside; drop table put_aside; update audit_head set seq = ${seq}, hash = '${hash}'`,
      async () => {
        const found = (await problems()).filter((p) => p.code.startsWith('audit.anchor'))
        expect(found.map((p) => [p.code, p.params.day])).toEqual([
          ['audit.anchorBeyondEnd', '2026-11-20'],
          ['audit.anchorBeyondEnd', '2026-11-21'],
        ])
      },
    )
  })

  it('that was rewritten from an entry on, hashes and all, is told by the anchor', async () => {
    const file = anchorsFile(folder)
    const before = readFileSync(file, 'utf8')
    writeFileSync(file, before.replace(/[0-9a-f]{64}\n/, `${'a'.repeat(64)}\n`))
    expect((await problems()).map((p) => p.code)).toEqual(['audit.anchorDiffers'])
    writeFileSync(file, before)
  })

  it('says so when an entry speaks of a table that nobody knows', async () => {
    const draft = { at: new Date(), actorId: null, actor: 't', command: 't', subject: null, address: null }
    await server.db.transaction().execute((trx) => appendAudit(trx, { ...draft, rows: [['nowhere', '1', 'ab']] }, []))
    expect((await problems()).map((p) => p.code)).toEqual(['audit.unknownTable'])
  })
})

describe('the list of entries', () => {
  it('is read by the auditor alone, newest first, page by page', async () => {
    expect((await office.get('/api/audit')).status).toBe(403)
    const auditor = await server.as('auditor')
    const first = (await auditor.get('/api/audit?limit=3')).body as { rows: AuditEntry[]; next: string; total: number }
    const second = (await auditor.get(`/api/audit?limit=3&cursor=${first.next}`)).body as { rows: AuditEntry[] }
    const seqs = [...first.rows, ...second.rows].map((r) => r.seq)
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a))
    expect(new Set(seqs).size).toBe(6)
    const found = (await auditor.get('/api/audit?q=create-project')).body as { rows: AuditEntry[] }
    expect(found.rows).toMatchObject([{ command: 'create-project', subject: projectId }])
  })
})
