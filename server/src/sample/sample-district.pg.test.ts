import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foreseeNow } from '../foresee-now.ts'
import { forecastPlans, runForecasts } from '../plans/jobs.ts'
import { auditHash, auditText, GENESIS } from '../platform/audit.ts'
import { fixedClock } from '../platform/clock.ts'
import { createDb, createPool, type Db } from '../platform/db.ts'
import { type TestDatabase, testDatabase } from '../platform/testing/test-database.ts'
import { deriveRows } from './derive-rows.ts'
import { emptyRows } from './district-rows.ts'
import { fillSample, whatIsThere, writeDistrict } from './fill-sample.ts'
import { generateDistrict } from './generate-district.ts'
import { enterByCommands } from './testing/enter-by-commands.ts'

const NOW = '2026-11-25T02:00:00.000Z'
const now = new Date(NOW)

type Opened = { database: TestDatabase; pool: pg.Pool; db: Db }
async function open(): Promise<Opened> {
  const database = await testDatabase()
  const pool = createPool(database.connection, 4)
  return { database, pool, db: createDb(pool) }
}
async function close({ db, database }: Opened): Promise<void> {
  await db.destroy()
  await database.drop()
}

describe('the sample district in a database', () => {
  let sample: Opened
  let accounts: Awaited<ReturnType<typeof fillSample>>
  const ask = async <T>(text: string) => (await sample.pool.query(text)).rows as T[]

  beforeAll(async () => {
    sample = await open()
    const { db, pool } = sample
    const wish = { projects: 61, weeks: 10, seed: 1, passwords: () => 'first-word', log: () => {} }
    accounts = await fillSample({ db, pool, clock: fixedClock(NOW), ...wish })
  })
  afterAll(() => close(sample))

  it('has a few projects that turn within eight weeks if nothing changes, each with its reason', async () => {
    const host = { db: sample.db, clock: fixedClock(NOW) }
    const elsewhere = async (ids: readonly string[]) => {
      await forecastPlans(host, ids, foreseeNow)
      return true
    }
    expect(await runForecasts(host, foreseeNow, elsewhere)).toBe(true)
    const rows = await ask<{ name: string; weeks: number; from: string; to: string; why: { code: string } }>(
      `select p.name, f.turn_weeks as weeks, f.level as from, f.turn_level as to, f.turn_sentence as why
       from plan_forecast f join project p on p.id = f.project_id where f.turn_weeks is not null order by f.turn_weeks, p.name`,
    )
    const soon = rows.filter((r) => ['医养结合示范园项目', '南湖片区安置房二期', '城北片区路网工程'].includes(r.name))
    expect(soon.map((r) => r.name)).toContain('医养结合示范园项目')
    expect(soon.length).toBeGreaterThanOrEqual(2)
    expect(rows.length).toBeLessThanOrEqual(12)
    for (const { from, to, why, weeks } of rows) {
      expect([2, 4, 8]).toContain(weeks)
      expect(to).not.toBe(from)
      expect(why.code, JSON.stringify(rows)).toMatch(/^\w+/)
    }
    for (const { from, why } of soon) {
      expect(['normal', 'remind', 'commend']).toContain(from)
      expect(JSON.stringify(why)).toMatch(/overdue|milestone/i)
    }
  })

  it('shows every level and is no wall of red', async () => {
    const rows = await ask<{ level: string; n: number }>('select level, count(*)::int as n from verdict group by level')
    const n = Object.fromEntries(rows.map((r) => [r.level, r.n]))
    const within = (level: string, least: number, most: number) => {
      expect(n[level], level).toBeGreaterThanOrEqual(least)
      expect(n[level], level).toBeLessThanOrEqual(most)
    }
    within('severe', 3, 5)
    within('warn', 6, 10)
    within('remind', 7, 12)
    within('commend', 3, 6)
    within('normal', 30, 42)
  })

  it('stands in November at 80 to 100 % of the year for most projects', async () => {
    const rows = await ask<{ c: string }>(
      'select completion_percent as c from verdict where completion_percent is not null',
    )
    const most = rows.filter((r) => Number(r.c) >= 80 && Number(r.c) <= 100).length
    expect(most / rows.length).toBeGreaterThan(0.75)
  })

  it('has ten closed weeks on every strip, as they were known then', async () => {
    const [strip] = await ask<{ weeks: number; projects: number; levels: number }>(
      'select count(distinct period)::int as weeks, count(distinct project_id)::int as projects, count(distinct level)::int as levels from period_verdict',
    )
    expect(strip).toEqual({ weeks: 10, projects: 61, levels: 5 })
  })

  it('tells two months of cards: lifted, carried on, withdrawn, appealed, struck, and some for the desk to go on with', async () => {
    const rows = await ask<{ period: string; stage: string; n: number }>(
      'select b.period, n.stage, count(*)::int as n from card c join card_batch b on b.id = c.batch_id join card_now n on n.card_id = c.id group by 1, 2 order by 1, 2',
    )
    const stages = new Set(rows.map((r) => r.stage))
    for (const stage of ['lifted', 'withdrawn', 'published', 'struck', 'served', 'issued'])
      expect(stages, stage).toContain(stage)
    expect(new Set(rows.map((r) => r.period))).toEqual(new Set(['2026-09', '2026-10']))
    const [open] = await ask<{ n: number }>("select count(*)::int as n from card_now where appeal = 'open'")
    expect(open!.n).toBe(1)
    const notices = await ask<{ number: number }>('select number from card_notice order by number')
    expect(notices.map((n) => n.number)).toEqual([1, 2])
  })

  it('keeps an unbroken audit chain that covers every fact', async () => {
    type Entry = {
      seq: number
      at: Date
      actor: string
      command: string
      rows: [string, string, string][]
      previous: string
      hash: string
    }
    const entries = await ask<Entry>('select * from audit_entry order by seq')
    let previous = GENESIS
    const digests = new Map<string, string>()
    for (const e of entries) {
      const draft = {
        at: e.at,
        actorId: null,
        actor: e.actor,
        command: e.command,
        subject: null,
        address: null,
        rows: e.rows,
      }
      expect(e.previous).toBe(previous)
      expect(auditHash(auditText(e.seq, previous, draft))).toBe(e.hash)
      expect(e.rows.length).toBeLessThanOrEqual(1000)
      for (const [table, id, digest] of e.rows) digests.set(`${table} ${id}`, digest)
      previous = e.hash
    }
    for (const table of ['report', 'revision', 'milestone_event', 'commitment', 'year_plan', 'stage_event']) {
      const rows = await ask<{ id: string; digest: string }>(
        `select id, row_digest(to_jsonb(t)) as digest from ${table} t`,
      )
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) expect(digests.get(`${table} ${row.id}`)).toBe(row.digest)
    }
  })

  it('has an account for each role, whose first password must be changed', async () => {
    expect(new Set(accounts.map((a) => a.role)).size).toBe(15)
    expect(await ask('select 1 from credential where not must_change')).toEqual([])
    expect(await whatIsThere(sample.db)).toEqual({ projects: 61, accounts: 19 })
  })
})

/** What must be equal in both ways; ids of commitments and the milliseconds of the locks' order are each way's own. */
const COMPARED: Readonly<Record<string, string>> = {
  project: `to_jsonb(t) - 'version' - 'id'`,
  project_code: `to_jsonb(t) - 'recorded_at' - 'occurred_on'`,
  listing: `to_jsonb(t) - 'recorded_at'`,
  commitment: `jsonb_build_array(milestone, committed_on, reason_code, occurred_on, date_trunc('minute', recorded_at))`,
  year_plan: `to_jsonb(t) - 'recorded_at'`,
  fund_figure: `to_jsonb(t) - 'recorded_at'`,
  statistics_entry: `to_jsonb(t) - 'recorded_at'`,
  plan: `to_jsonb(t) - 'version'`,
  plan_baseline: `jsonb_build_array(dates, occurred_on)`,
  milestone_event: `to_jsonb(t) - 'recorded_at'`,
  report: `to_jsonb(t) - 'recorded_at'`,
  bottleneck: `to_jsonb(t) - 'recorded_at'`,
  bottleneck_event: `to_jsonb(t) - 'recorded_at'`,
  plan_schedule: `to_jsonb(t) - 'plan_version' - 'computed_at'`,
  verdict: `jsonb_build_array(level, rule, lag_points, completion_percent, figure_as_of, year_done_yuan, year_plan_yuan, physical_percent)`,
  period_verdict: `jsonb_build_array(period, level, rule, as_of, known_at)`,
}

describe('five projects written both ways', () => {
  const rows = generateDistrict({ projects: 9, weeks: 10, seed: 1, now })
  const chosen = rows.project
    .filter(
      (p) =>
        p.stage === 'building' &&
        rows.revisions.filter((r) => r.register === 'project' && r.subjectId === p.id).length === 1,
    )
    .filter((p) => rows.commitment.filter((c) => c.projectId === p.id && c.milestone === 'finish').length === 1)
    .slice(0, 5)
    .map((p) => p.id)
  let byGenerator: Opened
  let byCommands: Opened

  beforeAll(async () => {
    byGenerator = await open()
    byCommands = await open()
    await writeDistrict(byGenerator.pool, rows, now, 10)
    const registers = {
      ...emptyRows(),
      ...pick(),
      revisions: rows.revisions.filter((r) => !['project', 'project_position', 'plan'].includes(r.register)),
    }
    await writeDistrict(byCommands.pool, registers, now, 10)
    for (const id of chosen) await enterByCommands(byCommands.db, rows, id)
    await byCommands.db.transaction().execute((trx) => deriveRows(trx, chosen, now, () => {}))
  })
  afterAll(async () => {
    await close(byGenerator)
    await close(byCommands)
  })

  function pick() {
    const { region, administration, unit, person, post, postHolding, campaign } = rows
    return { region, administration, unit, person, post, postHolding, campaign }
  }

  it.each(Object.keys(COMPARED))('have the same rows of %s', async (table) => {
    const column = table === 'project' ? 'id' : 'project_id'
    const text = `select t.${column}::text as p, ${COMPARED[table]} as row from ${table} t where t.${column} = any($1::uuid[]) order by 1, 2`
    const [one, other] = await Promise.all([byGenerator, byCommands].map((x) => x.pool.query(text, [chosen])))
    expect(chosen).toHaveLength(5)
    expect(one!.rows.length).toBeGreaterThan(0)
    expect(other!.rows).toEqual(one!.rows)
  })
})
