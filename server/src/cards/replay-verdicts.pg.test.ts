import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleServer } from '../testing/sample-server.ts'
import type { TestServer } from '../testing/test-server.ts'
import { runNightly } from './jobs.ts'
import { replayVerdicts } from './replay-verdicts.ts'

let server: TestServer
const always = { from: '2000-01-01' as CivilDate, to: '2099-12-31' as CivilDate }
const stored = async () =>
  (await server.platform.pool.query('select * from period_verdict order by period, project_id')).rows

beforeAll(async () => {
  server = await sampleServer('2026-11-20T02:00:00.000Z', 4, 10)
  // A year later every week since the first report was closed.
  server.setNow('2027-11-19T02:00:00.000Z')
  await runNightly(server.platform)
})
afterAll(() => server.drop())

it('judged anew by the same engine, every verdict of 52 weeks is what it was, byte for byte, and nothing is written', async () => {
  const before = await stored()
  const replay = await replayVerdicts(server.platform, always)
  expect(replay.differences).toEqual([])
  expect(replay.verdicts).toBe(before.length)
  expect(replay.periods.length).toBeGreaterThanOrEqual(52)
  expect(before.length).toBeGreaterThan(52 * 3)
  expect(await stored()).toEqual(before)
})

it('a project that was withdrawn since, or has another owner, is judged as it was then', async () => {
  const { pool } = server.platform
  const projects = (await pool.query('select distinct project_id as id from period_verdict order by 1')).rows as {
    id: string
  }[]
  await pool.query(`update project set withdrawn_on = '2027-11-01' where id = $1`, [projects[0]!.id])
  await pool.query(
    `update project p set owner_unit_id = (select u.id from unit u where u.id is distinct from p.owner_unit_id order by u.id limit 1)`,
  )
  expect((await replayVerdicts(server.platform, always)).differences).toEqual([])
})

it('only periods that close within the span are judged', async () => {
  const { periods } = await replayVerdicts(server.platform, always)
  const last = periods.at(-1)!
  const [{ closed_on: closedOn }] = (
    await server.platform.pool.query('select closed_on from period_verdict where period = $1 limit 1', [last])
  ).rows as [{ closed_on: CivilDate }]
  expect((await replayVerdicts(server.platform, { from: closedOn, to: closedOn })).periods).toEqual([last])
})

it('names each project whose stored verdict is not what the facts give', async () => {
  const rows = await stored()
  const [levelled, ruled, explained, lost, older] = rows as [Row, Row, Row, Row, Row]
  type Row = { period: string; project_id: string; level: string }
  const { pool } = server.platform
  const change = (set: string, row: Row) =>
    pool.query(`update period_verdict set ${set} where period = $1 and project_id = $2`, [row.period, row.project_id])
  const other = levelled.level === 'severe' ? 'warn' : 'severe'
  await change(`level = '${other}'`, levelled)
  await change(`rule = 'another'`, ruled)
  await change(`verdict = jsonb_set(verdict, '{evidence,sentence,params}', '{"told": 1}')`, explained)
  await change(`engine_version = '0.0.0'`, older)
  await pool.query('delete from period_verdict where period = $1 and project_id = $2', [lost.period, lost.project_id])
  const { differences } = await replayVerdicts(server.platform, always)
  const found = (row: Row) => differences.find((d) => d.period === row.period && d.projectId === row.project_id)
  expect(differences).toHaveLength(5)
  expect(found(levelled)).toMatchObject({ in: 'level', stored: other, judged: levelled.level })
  expect(found(ruled)).toMatchObject({ in: 'rule', stored: 'another' })
  expect(found(explained)).toMatchObject({ in: 'evidence' })
  expect(found(older)).toMatchObject({ in: 'engineVersion', stored: '0.0.0' })
  expect(found(lost)).toMatchObject({ in: 'presence', stored: null, judged: lost.level })
  expect(found(lost)!.project).not.toBe(lost.project_id)
})
