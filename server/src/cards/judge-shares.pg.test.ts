import { WUHAN } from '@guatu/domain/cards/presets/wuhan'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { bareProject } from '../testing/permission-inputs.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'
import { judgeAll, judgeShare } from './jobs.ts'

/** More than two lanes take at once, so that something is left for another process. */
const PROJECTS = 230
const DISTRICT = { kind: 'district', id: null }

let server: TestServer
let office: SignedInCaller

beforeAll(async () => {
  server = await testServer('2026-06-01T02:00:00.000Z')
  office = await server.as('projectOffice')
  for (let i = 0; i < PROJECTS; i++) {
    const made = await office.send('POST', '/api/projects', bareProject(newId(), `示例工程第${i}批`))
    expect(made.status).toBe(200)
  }
  await sql`insert into year_plan (id, project_id, year, total_yuan, occurred_on, recorded_at)
    select gen_random_uuid(), id, 2026, 1000, '2026-01-05', '2026-01-05T03:00:00Z' from project`.execute(server.db)
  await sql`insert into report (id, project_id, period, as_of, done_this_year_yuan, filled_by, late, supplementary, occurred_on, recorded_at)
    select gen_random_uuid(), id, '2026-W22', '2026-05-31', 100 + (row_number() over (order by id) * 7) % 509, '某', false, false, '2026-05-31', '2026-05-31T03:00:00Z'
    from project`.execute(server.db)
})
afterAll(() => server.drop())

const verdicts = async () =>
  (
    await sql<{ id: string; level: string; rule: string | null; verdict: unknown }>`
      select project_id as id, level, rule, verdict from verdict order by project_id`.execute(server.db)
  ).rows
const forget = () => sql`truncate verdict`.execute(server.db)

async function adoptRanked(): Promise<void> {
  const last = { metric: 'completionRate', rank: { from: 'bottom', n: 9 } } as const
  const set: RuleSet = { ...WUHAN, id: 'ranked', rules: [{ id: 'last', level: 'severe', all: [last] }] }
  const made = await office.send('POST', '/api/rule-set-drafts', {
    id: newId(),
    name: '末位',
    place: DISTRICT,
    body: set,
  })
  const draft = made.body as unknown as { id: string; version: number }
  const url = `/api/rule-set-drafts/${draft.id}`
  const handed = await office.send('POST', `${url}/submit`, { expectedVersion: draft.version })
  const leader = await server.as('leader')
  const adopted = await leader.send('POST', `${url}/adopt`, {
    expectedVersion: (handed.body as unknown as { version: number }).version,
    inForceFrom: '2026-06-02',
    reason: '常务会议通过',
  })
  expect(adopted.status).toBe(200)
}

describe('a night shared between two processes', () => {
  /** What another process would be told, with a connection of its own. */
  const shared = async () => {
    const told: string[] = []
    const ranked: string[] = []
    await judgeAll(server.platform, async (ids) => {
      told.push(...ids)
      const back = await judgeShare(server.platform, ids)
      ranked.push(...back)
      return back
    })
    return { told, ranked }
  }

  it('judges every project once, as one process does', async () => {
    await judgeAll(server.platform)
    const alone = await verdicts()
    expect(alone).toHaveLength(PROJECTS)
    expect(new Set(alone.map((v) => v.level)).size).toBeGreaterThan(1)
    await forget()
    const { told, ranked } = await shared()
    expect(told.length).toBeGreaterThan(0)
    expect(told.length).toBeLessThan(PROJECTS)
    expect(ranked).toEqual([])
    expect(await verdicts()).toEqual(alone)
  })

  it('keeps those together that are ranked among each other', async () => {
    await adoptRanked()
    server.setNow('2026-06-02T02:00:00.000Z')
    await judgeAll(server.platform)
    const alone = await verdicts()
    expect(alone.filter((v) => v.rule === 'last')).toHaveLength(9)
    await forget()
    const { told, ranked } = await shared()
    expect(ranked.sort()).toEqual(told.sort())
    expect(await verdicts()).toEqual(alone)
  })

  it('fails as a whole where the other process fails, once nobody works on', async () => {
    await expect(judgeAll(server.platform, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  })
})
