import type { PlanView } from '@guatu/contract/plans'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foreseeNow } from '../foresee-now.ts'
import { HeavyWork } from '../heavy-works.ts'
import { fixedClock } from '../platform/clock.ts'
import { connectionOf } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { sampleServer } from '../testing/sample-server.ts'
import type { TestServer } from '../testing/test-server.ts'
import { listForecastDue } from './forecast-reads.ts'
import { forecastPlans } from './jobs.ts'

const TODAY = '2026-11-20'
let server: TestServer
/** One after the other with whatever a change has woken. */
const run = () => server.forecasts.wake()
const stored = () => server.db.selectFrom('planForecast').selectAll().orderBy('projectId').execute()
const approved = () => server.db.selectFrom('plan').select('projectId').where('status', '=', 'approved').execute()

beforeAll(async () => {
  server = await sampleServer(`${TODAY}T02:00:00.000Z`, 20, 4)
  await run()
})
afterAll(() => server.drop())

describe('stored forecasts', () => {
  it('stand for every approved plan, with quantiles in order and a probability that fits them', async () => {
    const rows = await stored()
    expect(rows.length).toBe((await approved()).length)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      expect([row.p50, row.p80, row.p90]).toEqual([row.p50, row.p80, row.p90].sort())
      expect(Number(row.probability) >= 0.8).toBe(row.p80 <= row.committedFinish)
      expect(Number(row.probability) >= 0.5).toBe(row.p50 <= row.committedFinish)
      expect(row).toMatchObject({ asOf: TODAY, runs: 1000 })
      expect(row.activities.length).toBeGreaterThan(0)
    }
  })

  it('are marked in Excel where the holidays of their year are not announced, and a committed date is not', async () => {
    const office = await server.as('projectOffice')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await office.raw('GET', '/api/forecasts.xlsx')).bytes as never)
    const sheet = book.worksheets[0]!
    const rows = sheet.getRows(3, sheet.rowCount - 2)!.map((row) => (row.values as unknown[]).slice(1).map(String))
    const column = (name: string) => rows.slice(1).map((row) => row[rows[0]!.indexOf(name)]!)
    const marked = column('P80').filter((date) => date.endsWith('（暂定）'))
    expect(marked.length).toBeGreaterThan(0)
    expect(column('P80').filter((date) => date > '2027')).toEqual(marked)
    expect(column('承诺竣工').join().includes('暂定')).toBe(false)
  })

  it('are left alone until something of the plan changes, and are the same whoever makes them', async () => {
    const before = await stored()
    expect(await listForecastDue(server.db, scopeOfSystem('test'), TODAY)).toEqual([])
    await server.db.deleteFrom('planForecast').execute()
    await run()
    const without = (rows: typeof before) => rows.map(({ computedAt, ...row }) => row)
    expect(without(await stored())).toEqual(without(before))
  })

  it('are the same when a child process makes them', async () => {
    const before = await stored()
    await server.db.deleteFrom('planForecast').execute()
    const heavy = new HeavyWork(connectionOf(server.platform.pool), fixedClock(`${TODAY}T03:00:00.000Z`))
    expect(await heavy.run('forecast', { ids: before.map((r) => r.projectId) })).toEqual({ done: null })
    await heavy.close()
    expect(await heavy.run('forecast', { ids: [] })).toBeNull()
    const without = (rows: typeof before) => rows.map(({ computedAt, ...row }) => row)
    expect(without(await stored())).toEqual(without(before))
  })

  it('learn once a day from what was known when it began, so that a start learns nothing anew and a rebuild the same', async () => {
    const kept = () => server.db.selectFrom('learntSpread').selectAll().orderBy('source').orderBy('name').execute()
    const before = await kept()
    expect(new Set(before.map((r) => r.asOf))).toEqual(new Set([TODAY]))
    expect(before.find((r) => r.source === 'all')!.records).toBeGreaterThan(20)
    // A claim of today teaches tomorrow.
    const { projectId } = (await server.db.selectFrom('planForecast').selectAll().executeTakeFirst())!
    const { id } = (await server.db.selectFrom('milestoneEvent').select('id').executeTakeFirst())!
    await server.platform.pool.query(
      `insert into milestone_event (id, project_id, activity_id, event, occurred_on, recorded_at)
       select gen_random_uuid(), project_id, activity_id, 'claimed', occurred_on + 1, '${TODAY}T01:00:00Z' from milestone_event where id = $1`,
      [id],
    )
    const forecast = () => forecastPlans({ db: server.db, clock: server.platform.clock }, [projectId], foreseeNow)
    await server.db.updateTable('learntSpread').set({ records: 7 }).where('source', '=', 'all').execute()
    await forecast()
    expect((await kept()).find((r) => r.source === 'all')!.records).toBe(7)
    await server.db.deleteFrom('learntSpread').execute()
    await forecast()
    expect(await kept()).toEqual(before)
  })

  it('show a plan the spreads that were kept', async () => {
    const { projectId } = (await stored())[0]!
    const plan = (await (await server.as('projectOffice')).get(`/api/projects/${projectId}/plan`)).body as PlanView
    expect(plan.spreads!.flatMap((s) => s.ids).sort()).toEqual(plan.activities.map((a) => a.id).sort())
    expect(plan.spreads!.some((s) => s.from !== 'assumed' && s.ratios.length > 0)).toBe(true)
  })

  it('name the day on which a light turns: in the first of 2, 4, 8 weeks that is worse than today', async () => {
    const rows = await stored()
    for (const row of rows) {
      expect(row.turns.map((t) => t.weeks)).toEqual([2, 4, 8])
      expect(row.turnWeeks).toBe(row.turns.find((t) => t.turned)?.weeks ?? null)
    }
    const levels = new Map(
      (await server.db.selectFrom('verdict').select(['projectId', 'level']).execute()).map((v) => [
        v.projectId,
        v.level,
      ]),
    )
    expect(rows.every((r) => r.level === levels.get(r.projectId))).toBe(true)
  })

  it('go when the plan is a draft again', async () => {
    const [first] = await stored()
    const office = await server.as('projectOffice')
    const path = `/api/projects/${first!.projectId}/plan`
    const { activities, version } = (await office.get(path)).body as PlanView
    const changed = { activities, expectedVersion: version, reason: '按会议意见调整' }
    expect((await office.send('PUT', path, changed)).status).toBe(200)
    await run()
    expect((await stored()).some((r) => r.projectId === first!.projectId)).toBe(false)
  })
})
