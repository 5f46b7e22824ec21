import { DEFAULT_UNIT_RULES } from '@guatu/domain/cards/default-rule-set'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { bareProject } from '../testing/permission-inputs.ts'
import { sampleServer } from '../testing/sample-server.ts'
import type { SignedInCaller, TestServer } from '../testing/test-server.ts'
import { judgeGroups, rebuildGroups } from './group-jobs.ts'
import { rebuildVerdicts } from './jobs.ts'

let server: TestServer
let office: SignedInCaller

beforeAll(async () => {
  server = await sampleServer('2026-11-22T02:00:00.000Z')
  office = await server.as('projectOffice')
})
afterAll(() => server.drop())

const ok = (answer: { status: number; body: unknown }) => expect(answer.status, JSON.stringify(answer.body)).toBe(200)
const stored = async () =>
  (
    await sql<{ row: string; key: string }>`
      select to_jsonb(g)::text as row, kind || ' ' || about || ' ' || subject_id as key from group_verdict g order by kind, about, subject_id`.execute(
      server.db,
    )
  ).rows
const one = async (kind: string, id: string, about = 'projects') =>
  server.db
    .selectFrom('groupVerdict')
    .selectAll()
    .where('kind', '=', kind as 'unit')
    .where('subjectId', '=', id)
    .where('about', '=', about as 'projects')
    .executeTakeFirst()
const lightOf = async (id: string) => {
  const row = await server.db.selectFrom('verdict').select('level').where('projectId', '=', id).executeTakeFirst()
  return row?.level
}

describe('lights of units and campaigns', () => {
  it('hold every project of their trees once, by the lights as they stand', async () => {
    await judgeGroups(server)
    const lights = await server.db.selectFrom('verdict').select(['projectId', 'level']).execute()
    const levels = new Map(lights.map((l) => [l.projectId, l.level]))
    const regions = await sql<{ code: string; n: string }>`
      with recursive under(id, top) as (select id, id from region union all select r.id, u.top from region r join under u on r.parent_code = u.id)
      select u.top as code, count(*) as n from under u join project p on p.region_code = u.id join verdict v on v.project_id = p.id
      where p.withdrawn_on is null group by u.top`.execute(server.db)
    expect(regions.rows.length).toBeGreaterThan(2)
    for (const { code, n } of regions.rows) {
      const row = (await one('territory', code))!
      const objects = row.objects as [string, string][]
      expect([code, objects.length]).toEqual([code, Number(n)])
      for (const [id, level] of objects) expect(levels.get(id)).toBe(level)
      expect(Object.values(row.counts).reduce((a, b) => a + b, 0)).toBe(objects.length)
    }
  })

  it('are the same bytes after everything was dropped and made again', async () => {
    await judgeGroups(server)
    const before = await stored()
    expect(before.length).toBeGreaterThan(50)
    await rebuildGroups(server)
    expect(await stored()).toEqual(before)
  })

  it('stay untouched where nothing changed: only groups that stand differently are written', async () => {
    await judgeGroups(server)
    const written = () =>
      sql<{ x: string }>`select max(xmin::text::bigint)::text as x from group_verdict`.execute(server.db)
    const before = (await written()).rows[0]!.x
    await judgeGroups(server)
    expect((await written()).rows[0]!.x).toBe(before)
  })

  it('follow a project that is taken from one unit to another, and vanish with the last one', async () => {
    const [from, to, id] = [newId(), newId(), newId()]
    for (const [unit, name] of [
      [from, '甲局'],
      [to, '乙局'],
    ] as const)
      ok(
        await office.send('POST', '/api/units', {
          id: unit,
          name,
          shortName: '',
          kind: 'bureau',
          parentId: null,
          regionCode: null,
          creditCode: null,
        }),
      )
    const head = bareProject(id, '换项目')
    ok(await office.send('POST', '/api/projects', { ...head, leadUnitId: from }))
    await judgeGroups(server)
    expect((await one('unit', from))?.objects).toEqual([[id, await lightOf(id)]])
    const change = { ...head, leadUnitId: to, expectedVersion: 1, reason: '调整' }
    ok(await office.send('PUT', `/api/projects/${id}`, change))
    await judgeGroups(server)
    expect(await one('unit', from)).toBeUndefined()
    expect((await one('unit', to))?.objects).toHaveLength(1)
  })

  it('light the unit that is waited for, with what waits in the evidence', async () => {
    const [unit, id] = [newId(), newId()]
    ok(
      await office.send('POST', '/api/units', {
        id: unit,
        name: '某供电所',
        shortName: '',
        kind: 'bureau',
        parentId: null,
        regionCode: null,
        creditCode: null,
      }),
    )
    ok(await office.send('POST', '/api/projects', bareProject(id, '等供电的项目')))
    const bottleneck = {
      ...{ id: newId(), text: '外线未接入', factor: 'utilities', waitsForUnitId: unit, level: 'district' },
      ...{ due: { date: '2026-11-10', precision: 'day' }, occurredOn: '2026-11-01' },
    }
    ok(await office.send('POST', `/api/projects/${id}/bottlenecks`, bottleneck))
    await judgeGroups(server)
    const row = (await one('unit', unit, 'waits'))!
    expect(row).toMatchObject({ level: 'warn', rule: 'waitedForWarn' })
    expect(row.objects).toMatchObject([{ project: id, what: 'bottleneck', dueOn: '2026-11-10', days: 12 }])
    expect(row.verdict).toMatchObject({ evidence: { sentence: { params: { value1: '12', about: '外线未接入' } } } })
  })

  it('follow by themselves a moment after a commit, and tell browsers so', async () => {
    const [unit, id] = [newId(), newId()]
    // News of earlier commits may come first: the light of this unit is waited for.
    const told = new Promise<void>((resolve) =>
      server.platform.live.onChange(
        (topics) => topics.includes('groups') && void one('unit', unit).then((row) => row && resolve()),
      ),
    )
    const names = { name: '丙局', shortName: '', kind: 'bureau', parentId: null, regionCode: null, creditCode: null }
    ok(await office.send('POST', '/api/units', { id: unit, ...names }))
    ok(await office.send('POST', '/api/projects', { ...bareProject(id, '随即归集的项目'), leadUnitId: unit }))
    await told
    expect((await one('unit', unit))?.objects).toEqual([[id, await lightOf(id)]])
  })

  it('wear the rule set in force for units', async () => {
    const row = (
      await sql<{
        ruleSet: string
      }>`select distinct rule_set as "ruleSet" from group_verdict where about = 'projects'`.execute(server.db)
    ).rows
    expect(row).toEqual([{ ruleSet: `${DEFAULT_UNIT_RULES.id}@${DEFAULT_UNIT_RULES.version}` }])
  })

  it('come out the same when the verdicts they rest on are made again too', async () => {
    await rebuildVerdicts(server.platform)
    await rebuildGroups(server)
    const first = await stored()
    const shape = (rows: typeof first) =>
      rows.map(({ row }) => {
        const { known_at: _, ...rest } = JSON.parse(row)
        return rest
      })
    await rebuildVerdicts(server.platform)
    await rebuildGroups(server)
    expect(shape(await stored())).toEqual(shape(first))
  })

  it('turn off for a unit that a leader exempted, and on again when that ended', async () => {
    const leader = await server.as('leader')
    await judgeGroups(server)
    const lit = await server.db
      .selectFrom('groupVerdict')
      .select(['subjectId', 'level'])
      .where('kind', '=', 'unit')
      .where('about', '=', 'projects')
      .where('level', 'in', ['severe', 'warn'])
      .execute()
    const [unit] = lit
    expect(unit).toBeDefined()
    const id = newId()
    const exemption = { id, subjectType: 'unit', subjectId: unit!.subjectId, rule: null, reason: '机构改革过渡期' }
    ok(await leader.send('POST', '/api/exemptions', { ...exemption, from: '2026-11-01', to: '2026-12-31' }))
    await judgeGroups(server)
    expect((await one('unit', unit!.subjectId))!.level).toBe('normal')
    ok(
      await leader.send('POST', `/api/exemptions/${id}/end`, {
        id: newId(),
        endsOn: '2026-11-21',
        reason: '过渡期结束',
      }),
    )
    await judgeGroups(server)
    expect((await one('unit', unit!.subjectId))!.level).toBe(unit!.level)
  })
})
