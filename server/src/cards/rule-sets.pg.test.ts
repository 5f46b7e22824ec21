import { DEFAULT_PROJECT_RULES } from '@guatu/domain/cards/default-rule-set'
import { FOUND_NOTHING } from '@guatu/domain/cards/palette'
import { OUHAI_2020 } from '@guatu/domain/cards/presets/ouhai'
import { WUHAN } from '@guatu/domain/cards/presets/wuhan'
import { YINCHUAN_2025 } from '@guatu/domain/cards/presets/yinchuan'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import { refuse } from '@guatu/domain/kernel/coded'
import { decodeWall } from '@guatu/domain/wall/decode-wall'
import type { WallSnapshot } from '@guatu/domain/wall/snapshot'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { bareProject } from '../testing/permission-inputs.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'
import { DryRuns } from './dry-runs.ts'
import { rebuildVerdicts, runNightly } from './jobs.ts'
import { replayVerdicts } from './replay-verdicts.ts'

let server: TestServer
let office: SignedInCaller
let other: SignedInCaller
let leader: SignedInCaller
beforeAll(async () => {
  server = await testServer('2026-06-01T02:00:00.000Z')
  await signIn()
})
/** Sessions end with the day: whoever comes back later signs in again. */
async function signIn(): Promise<void> {
  office = await server.as('projectOffice')
  other = await server.as('projectOffice')
  leader = await server.as('leader')
}
async function on(day: string): Promise<void> {
  server.setNow(`${day}T02:00:00.000Z`)
  await signIn()
}
afterAll(() => server.drop())

/** An adoption wakes the night's work by itself: whoever comes second waits until it is over. */
async function night(): Promise<void> {
  while (!(await runNightly(server.platform, true))) await new Promise((resolve) => setImmediate(resolve))
}

type Draft = { id: string; version: number; state: string; mayAdopt: boolean; authors: string[] }
type Answer<T> = { status: number; body: T }
const DISTRICT = { kind: 'district', id: null }

async function begin(set: RuleSet | object, place: object = DISTRICT, name = '试行规则'): Promise<Draft> {
  const made = (await office.send('POST', '/api/rule-set-drafts', {
    id: newId(),
    name,
    place,
    body: set,
  })) as Answer<Draft>
  expect(made.status).toBe(200)
  return made.body
}
const submit = async (draft: Draft) =>
  (await office.send('POST', `/api/rule-set-drafts/${draft.id}/submit`, { expectedVersion: draft.version })) as Answer<
    Draft & { code: string }
  >
const adopt = async (who: SignedInCaller, draft: Draft, inForceFrom: string) =>
  (await who.send('POST', `/api/rule-set-drafts/${draft.id}/adopt`, {
    expectedVersion: draft.version,
    inForceFrom,
    reason: '常务会议通过',
  })) as Answer<Draft & { code: string }>
async function bring(set: RuleSet | object, place: object, inForceFrom: string): Promise<void> {
  const handed = await submit(await begin(set, place))
  expect(handed.body).toMatchObject({ state: 'checked' })
  expect((await adopt(leader, handed.body, inForceFrom)).status).toBe(200)
}

describe('a rule set on its way', () => {
  it('is written, checked, and adopted by somebody who did not write it', async () => {
    const draft = await begin(YINCHUAN_2025)
    expect(draft).toMatchObject({ state: 'draft', version: 1, mayAdopt: false })
    expect((await adopt(leader, draft, '2026-07-01')).body.code).toBe('cards.ruleSet.notChecked')
    const handed = (await submit(draft)).body
    expect(handed.state).toBe('checked')
    expect((await adopt(office, handed, '2026-07-01')).body.code).toBe('cards.ruleSet.ownDraft')
    const changed = (await other.send('PUT', `/api/rule-set-drafts/${draft.id}`, {
      ...{ expectedVersion: handed.version, name: '银川规则', place: DISTRICT, body: YINCHUAN_2025 },
    })) as Answer<Draft>
    expect(changed.body.state).toBe('draft')
    const again = (await submit(changed.body)).body
    expect((await adopt(other, again, '2026-07-01')).body.code).toBe('cards.ruleSet.ownDraft')
    expect((await adopt(leader, again, '2026-05-31')).body.code).toBe('cards.ruleSet.dayIsPast')
    expect((await adopt(leader, again, '2026-07-01')).body).toMatchObject({ state: 'adopted' })
    const list = (await office.get('/api/rule-sets')) as unknown as Answer<{
      adopted: { id: string; version: number; standing: string; inForceFrom: string }[]
    }>
    expect(list.body.adopted).toMatchObject([
      { id: 'yinchuan-2025', version: 1, standing: 'coming', inForceFrom: '2026-07-01' },
    ])
  })

  it('is refused with the row and a sentence where it has a fault, and stays a draft', async () => {
    const broken = {
      ...WUHAN,
      rules: [WUHAN.rules[0], { id: 'odd', level: 'severe', all: [{ metric: 'lagRatoi', op: '<', bound: '0.6' }] }],
    }
    const draft = await begin(broken)
    const refused = await submit(draft)
    expect([refused.status, refused.body.code]).toEqual([422, 'cards.check.unknownMetric'])
    const checked = (await office.send('POST', '/api/rule-sets/check', { body: broken })) as unknown as Answer<{
      findings: { row: number; rule: string; text: string }[]
    }>
    expect(checked.body.findings).toEqual([
      { row: 2, rule: 'odd', severity: 'error', text: '第2条规则：没有“lagRatoi”这个指标，是否指“lagRatio”？' },
    ])
  })

  it('tells a second writer what the first one left', async () => {
    const draft = await begin(WUHAN)
    const body = { expectedVersion: 1, name: '甲', place: DISTRICT, body: WUHAN }
    expect((await office.send('PUT', `/api/rule-set-drafts/${draft.id}`, body)).status).toBe(200)
    const stale = (await other.send('PUT', `/api/rule-set-drafts/${draft.id}`, body)) as unknown as Answer<{
      current: Draft & { name: string }
    }>
    expect([stale.status, stale.body.current.name, stale.body.current.version]).toEqual([409, '甲', 2])
  })

  it('says what it means in plain Chinese, with levels, bounds and exemptions', async () => {
    const checked = (await office.send('POST', '/api/rule-sets/check', { body: YINCHUAN_2025 })) as unknown as Answer<{
      meaning: { about: string[]; rules: { text: string }[] }
    }>
    expect(checked.body.meaning.about.join('\n')).toContain('列入名单：市级政府投资、中央预算内投资、重点社会投资')
    expect(checked.body.meaning.rules[4]?.text).toBe(
      '与序时进度之差在−30.0至−10.0个百分点之间（含两端）的，定为“预警”，亮黄牌（经批准豁免的除外）',
    )
  })

  it('goes out as the file that came in', async () => {
    const file = await office.raw('GET', '/api/rule-sets/yinchuan-2025/json')
    expect(JSON.parse(file.bytes.toString('utf8'))).toEqual(JSON.parse(JSON.stringify(YINCHUAN_2025)))
  })
})

describe('which set judges which project on which day', () => {
  const light = async (id: string, query = '') =>
    (
      (await office.get(`/api/projects/${id}/light${query}`)) as unknown as Answer<{
        ruleSet: string
        word: string
        level: string
      }>
    ).body

  async function project(name: string, regionCode: string | null, list: string | null): Promise<string> {
    const id = newId()
    expect((await office.send('POST', '/api/projects', { ...bareProject(id, name), regionCode })).status).toBe(200)
    const months = Array(12).fill('10.00')
    const plan = { id: newId(), year: 2026, total: '120.00', months, reason: '' }
    expect((await office.send('POST', `/api/projects/${id}/year-plans`, plan)).status).toBe(200)
    if (list) {
      const listing = { id: newId(), list, from: '2026-01-01', to: null, documentNumber: null }
      expect((await office.send('POST', `/api/projects/${id}/listings`, listing)).status).toBe(200)
    }
    return id
  }

  it('is the campaign’s, else the region’s, else the district’s, and a version from a day on judges from that day', async () => {
    const campaign = newId()
    await sql`insert into region (id, name, level) values ('370402', '市中区', 3), ('370403', '薛城区', 3) on conflict do nothing`.execute(
      server.db,
    )
    await sql`insert into campaign (id, name, from_on, rhythm, version) values (${campaign}, '百日攻坚', '2026-01-01', 'week', 1)`.execute(
      server.db,
    )
    await sql`insert into revision (id, register, subject_id, version, body, effective_on, recorded_at, source)
      select ${newId()}, 'campaign', id::text, 1, to_jsonb(campaign), from_on, '2026-01-01T00:00:00Z', 'test' from campaign`.execute(
      server.db,
    )
    const plain = await project('普通项目', '370403', null)
    const regional = await project('市中项目', '370402', null)
    const inCampaign = await project('攻坚项目', '370402', '百日攻坚')
    await bring({ ...WUHAN, id: 'of-region' }, { kind: 'region', id: '370402' }, '2026-06-01')
    await bring({ ...DEFAULT_PROJECT_RULES, id: 'of-campaign' }, { kind: 'campaign', id: campaign }, '2026-06-01')
    await night()
    expect(await Promise.all([plain, regional, inCampaign].map(async (id) => (await light(id)).ruleSet))).toEqual([
      'default',
      'of-region',
      'of-campaign',
    ])
    await bring({ ...WUHAN, id: 'from-wednesday' }, DISTRICT, '2026-06-03')
    await on('2026-06-02')
    await night()
    expect((await light(plain)).ruleSet).toBe('default')
    await on('2026-06-03')
    await night()
    expect((await light(plain)).ruleSet).toBe('from-wednesday')
    expect((await light(plain, '?asOf=2026-06-02')).ruleSet).toBe('default')
    const ended = await leader.send('POST', '/api/rule-sets/of-region@370402/end', {
      ...{ expectedVersion: 1, lastDay: '2026-06-04', reason: '试点结束' },
    })
    expect(ended.status).toBe(200)
    await on('2026-06-05')
    await night()
    expect((await light(regional)).ruleSet).toBe('from-wednesday')
    expect((await light(regional, '?asOf=2026-06-04')).ruleSet).toBe('of-region')
  })

  it('closes each period by what was known at its lock, so that a rebuild and a replay give the same bytes', async () => {
    const closed = () =>
      sql<{
        text: string
      }>`select md5(string_agg(verdict::text || level, ',' order by project_id, period)) as text from period_verdict`
        .execute(server.db)
        .then((r) => r.rows[0]?.text)
    await sql`insert into report (id, project_id, period, as_of, done_this_year_yuan, filled_by, late, supplementary, occurred_on, recorded_at)
      select gen_random_uuid(), id, '2026-W23', '2026-06-05', 20, '某', false, false, '2026-06-05', '2026-06-05T03:00:00Z' from project`.execute(
      server.db,
    )
    for (const day of ['2026-06-15', '2026-06-22', '2026-06-29']) {
      await on(day)
      await night()
    }
    const ranked = {
      ...WUHAN,
      id: 'ranked',
      rules: [{ id: 'last', level: 'severe', all: [{ metric: 'completionRate', rank: { from: 'bottom', n: 1 } }] }],
    }
    await bring(ranked, DISTRICT, '2026-06-30')
    await on('2026-07-13')
    await night()
    const before = await closed()
    expect(before).toBeTruthy()
    while (!(await rebuildVerdicts(server.platform))) await new Promise((resolve) => setImmediate(resolve))
    expect(await closed()).toBe(before)
    const replay = await replayVerdicts(server.platform, { from: '2026-06-01' as never, to: '2026-07-12' as never })
    expect(replay.periods.length).toBeGreaterThanOrEqual(4)
    expect(replay.differences).toEqual([])
  })
})

describe('a dry run', () => {
  const digests = async () => {
    const tables = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not in ('session', 'dry_run', 'dry_run_difference') order by 1`.execute(server.db)
    const all: Record<string, string | null> = {}
    for (const { name } of tables.rows) {
      const found = await sql<{
        md5: string | null
      }>`select md5(string_agg(t::text, ',' order by t::text)) as md5 from ${sql.table(name)} t`.execute(server.db)
      all[name] = found.rows[0]?.md5 ?? null
    }
    return all
  }
  type Run = {
    state: string
    warnings: string[]
    closes: { period: string; inForce: Record<string, number>; draft: Record<string, number>; differing: number }[]
    differing: number
    differences: { project: string; inForce: string; draft: string; because: { draft: { sentence: string } } }[]
  }
  const finished = async (id: string): Promise<Run> => {
    for (;;) {
      const run = ((await office.get(`/api/dry-runs/${id}`)) as unknown as Answer<Run>).body
      if (run.state !== 'running') return run
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  it('sets a draft beside what was in force, with counts and reasons, and writes nothing but what it found', async () => {
    const strict = {
      ...WUHAN,
      id: 'strict',
      rules: [
        { id: 'any', level: 'severe', all: [{ metric: 'daysSinceReport', op: '>=', bound: '0' }] },
        { id: 'output', level: 'warn', all: [{ metric: 'indicator.output', op: '<', bound: '1.000' }] },
      ],
    }
    const before = await digests()
    const id = newId()
    const span = { from: '2026-06-01', to: '2026-06-28' }
    const started = await office.send('POST', '/api/dry-runs', { id, draftId: null, body: strict, ...span })
    expect(started.status).toBe(200)
    const run = await finished(id)
    expect(run.state).toBe('done')
    expect(run.closes.length).toBeGreaterThanOrEqual(3)
    expect(run.differing).toBeGreaterThan(0)
    // Nothing here gives indicators: said by row, and judged by the other rule.
    expect(run.warnings).toEqual([
      expect.stringMatching(/^第2条规则“output”用到“.+”：对项目，系统里没有这项数据的来源/),
    ])
    expect(run.differences.map((d) => d.because.draft.sentence).join()).toContain('距上次报送天数为')
    // What was in force then is what was stored then.
    for (const close of run.closes) {
      const stored = await sql<{ level: string; n: number }>`
        select level, count(*)::int as n from period_verdict where period = ${close.period} group by 1`.execute(
        server.db,
      )
      for (const { level, n } of stored.rows)
        expect([close.period, level, close.inForce[level]]).toEqual([close.period, level, n])
    }
    const sheet = await office.raw('GET', `/api/dry-runs/${id}/export`)
    expect([sheet.status, sheet.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    expect(await digests()).toEqual(before)
  })

  it('goes on when a second server starts on the same database, and stops where it runs when that one cancels it', async () => {
    const { rows } = await server.platform.pool.query("select wish, in_force from dry_run where state = 'done'")
    const id = newId()
    let stopped = (): void => {}
    const untilStopped = new Promise<void>((resolve) => (stopped = resolve))
    const first = new DryRuns(
      server.platform,
      (_, { signal, onProgress }) =>
        new Promise((resolve) => {
          onProgress(0.4)
          signal.addEventListener('abort', () => {
            stopped()
            resolve(refuse('platform.pool.stopped'))
          })
        }),
    )
    const { wish, in_force: inForce } = rows[0]
    await first.start({ id, name: '试算', wish, inForce })
    const second = new DryRuns(server.platform, () => Promise.resolve(null))
    await second.resume()
    const state = () => server.db.selectFrom('dryRun').select('state').where('id', '=', id).executeTakeFirst()
    expect(await state()).toEqual({ state: 'running' })
    await second.cancel(id)
    await untilStopped
    expect(await state()).toEqual({ state: 'cancelled' })
    await Promise.all([first.close(), second.close()])
    await server.db.deleteFrom('dryRun').where('id', '=', id).execute()
  })

  it('is there after a restart; one that ran meanwhile says that it was stopped', async () => {
    const { rows } = await server.platform.pool.query("select id from dry_run where state = 'done'")
    await server.platform.pool.query(
      `insert into dry_run (id, name, wish, in_force, state, begun_at)
       select gen_random_uuid(), name, wish, in_force, 'running', begun_at from dry_run where id = $1`,
      [rows[0].id],
    )
    const after = new DryRuns(server.platform, () => Promise.resolve(null))
    await after.resume()
    await after.close()
    const kept = await server.db.selectFrom('dryRun').select(['state', 'problem']).execute()
    expect(kept.map((r) => [r.state, r.problem?.code]).sort()).toEqual([
      ['done', undefined],
      ['failed', 'platform.pool.stopped'],
    ])
    const page = (await office.get(`/api/dry-runs/${rows[0].id}?limit=1`)) as unknown as Answer<Run>
    expect(page.body.differences.length).toBe(1)
    expect(page.body.differing).toBeGreaterThan(1)
  })

  it('can be cancelled, and refuses a span in which nothing was closed', async () => {
    const id = newId()
    const none = await office.send('POST', '/api/dry-runs', {
      id,
      draftId: null,
      body: WUHAN,
      from: '2020-01-01',
      to: '2020-02-01',
    })
    expect((none.body as { code: string }).code).toBe('cards.dryRun.noCloses')
    const cancelled = newId()
    await office.send('POST', '/api/dry-runs', {
      id: cancelled,
      draftId: null,
      body: WUHAN,
      from: '2026-06-01',
      to: '2026-06-28',
    })
    expect((await office.send('DELETE', `/api/dry-runs/${cancelled}`)).status).toBe(200)
    expect((await finished(cancelled)).state).toMatch(/cancelled|done/)
  })
})

describe('a project that nothing was found of', () => {
  it('wears no colour on the wall and in lists, though normal wears green there, and says why', async () => {
    const some: RuleSet = { ...OUHAI_2020, id: 'green-for-some', applies: { listing: ['省重点'] } }
    await bring(some, DISTRICT, '2026-07-13')
    await night()
    const wall = decodeWall(((await office.get('/api/wall')) as unknown as Answer<WallSnapshot>).body)
    const outside = wall.projects.filter((p) => p.reason?.code === 'cards.outside')
    expect(outside.map((p) => p.name).sort()).toEqual(['市中项目', '普通项目'].sort())
    expect(outside.map((p) => [p.level, p.palette[p.level].colour, p.palette[p.level].word])).toEqual([
      ['-', 'none', '未评定'],
      ['-', 'none', '未评定'],
    ])
    expect(wall.palette.n).toEqual({ colour: 'green', word: '绿牌' })
    const { rows } = (
      (await office.get('/api/projects')) as unknown as Answer<{
        rows: { name: string; level: string; judged: boolean }[]
      }>
    ).body
    expect(rows.filter((r) => !r.judged).map((r) => [r.name, r.level])).toEqual(
      expect.arrayContaining([['普通项目', 'normal']]),
    )
    const light = (await office.get(`/api/projects/${outside[0]!.id}/light`)) as unknown as Answer<{
      word: string
      colour: string | null
      judged: boolean
    }>
    expect(light.body).toMatchObject({ word: '未评定', colour: null, judged: false })
  })

  it('is told by the database from the same sentences as by the domain', async () => {
    const { rows } = await sql<{ expression: string }>`
      select pg_get_expr(d.adbin, d.adrelid) as expression from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
      where a.attname = 'judged'`.execute(server.db)
    expect(rows.length).toBe(2)
    for (const { expression } of rows)
      expect([...expression.matchAll(/'(cards\.\w+)'/g)].map((m) => m[1])).toEqual(FOUND_NOTHING)
  })
})
