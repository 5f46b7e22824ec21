import { decodeWall } from '@guatu/domain/wall/decode-wall'
import type { WallSnapshot } from '@guatu/domain/wall/snapshot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rebuildVerdicts } from '../cards/jobs.ts'
import { fillSample } from '../sample/fill-sample.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let office: SignedInCaller

beforeAll(async () => {
  server = await testServer('2026-11-22T02:00:00.000Z')
  const { db, pool, clock } = server.platform
  await fillSample({
    db,
    pool,
    clock,
    projects: 61,
    weeks: 10,
    seed: 1,
    passwords: () => 'sample-password-1',
    log: () => {},
  })
  office = await server.as('projectOffice')
})
afterAll(() => server.drop())

const verdicts = async () => ({
  live: await server.db.selectFrom('verdict').select(['projectId', 'level', 'verdict']).orderBy('projectId').execute(),
  closed: await server.db
    .selectFrom('periodVerdict')
    .select(['projectId', 'period', 'level', 'verdict'])
    .orderBy('projectId')
    .orderBy('period')
    .execute(),
})

describe('the wall', () => {
  it('is one snapshot of all projects, the same again while nothing changes, another version after a write', async () => {
    const first = (await office.get('/api/wall')).body as WallSnapshot
    expect(decodeWall(first).projects).toHaveLength(61)
    expect((await office.get('/api/wall')).body).toEqual(first)
    await office.send('POST', `/api/projects/${first.projects.id[0]}/listings`, {
      id: '019b9b1e-1a80-7380-a911-cbed9836d371',
      list: '省重点',
      from: '2026-01-01',
      to: null,
      documentNumber: null,
    })
    const next = (await office.get('/api/wall')).body as WallSnapshot
    expect(next.version).toBeGreaterThan(first.version)
    expect(next.listings.map((l) => l.name)).toContain('省重点')
  })

  it('shows a unit only its own projects', async () => {
    const unit = await server.db
      .selectFrom('project')
      .select('taskForceId')
      .where('taskForceId', 'is not', null)
      .executeTakeFirstOrThrow()
    const crew = await server.as('taskForce', { unitId: unit.taskForceId })
    const { projects } = decodeWall((await crew.get('/api/wall')).body as WallSnapshot)
    expect(projects.length).toBeGreaterThan(0)
    expect(projects.length).toBeLessThan(61)
    expect(new Set(projects.map((p) => p.taskForce?.id))).toEqual(new Set([unit.taskForceId]))
  })

  it('stands on derived rows that a rebuild makes again the same', async () => {
    const shown = await verdicts()
    expect(shown.closed.length).toBeGreaterThan(300)
    await rebuildVerdicts({ db: server.db, clock: server.platform.clock })
    expect(await verdicts()).toEqual(shown)
  })
})
