import type { PlanView } from '@guatu/contract/plans'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { type Command, runCommand } from '../platform/run-command.ts'
import { isRefusal, openProject } from '../projects/commands/open-project.ts'
import { appendReport } from '../reports/writes.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'
import { rebuildVerdicts, runNightly } from './jobs.ts'

let server: TestServer
let office: SignedInCaller
const head = {
  ...{ name: '装备园', kind: 'industrial', yearClass: 'carriedOver', stage: 'building', regionCode: null },
  ...{ administrationId: null, ownerUnitId: null, leadUnitId: null, headquartersId: null, areaHeadquartersId: null },
  ...{ taskForceId: null, sponsorPostId: null, officerPostId: null, liaisonPostId: null, chain: null, chainRole: null },
  ...{ sector: null, site: null, packageOf: null, total: '1000000.00', plannedStart: null },
}

beforeAll(async () => {
  server = await testServer('2026-03-02T02:00:00.000Z')
  office = await server.as('projectOffice')
})
afterAll(() => server.drop())

async function ok<T>(answer: Promise<{ status: number; body: never }>): Promise<T> {
  const { status, body } = await answer
  expect(status, JSON.stringify(body)).toBe(200)
  return body as T
}

const gate = { id: 'gate', name: '主体封顶', duration: 0, unit: 'calendar', milestone: true, assessed: true } as const
const works = { id: 'works', name: '施工', duration: 600, unit: 'calendar' } as const

/** A project whose one assessed milestone is due on the given day, by an approved plan. */
async function withMilestone(dueOn: string): Promise<{ id: string; plan: PlanView }> {
  const id = newId()
  await ok(office.send('POST', '/api/projects', { id, ...head }))
  const url = `/api/projects/${id}/plan`
  const made = await ok<PlanView>(
    office.send('POST', url, {
      ...{ id: newId(), template: 'industrial-plant', committedFinish: '2028-12-31', start: null },
    }),
  )
  const activities = [{ ...gate, commitment: dueOn }, works]
  const own = await ok<PlanView>(
    office.send('PUT', url, { expectedVersion: made.version, activities, reason: '自编计划' }),
  )
  const plan = await ok<PlanView>(office.send('POST', `${url}/approval`, { id: newId(), expectedVersion: own.version }))
  return { id, plan }
}

const lightOf = (id: string) =>
  server.db
    .selectFrom('verdict')
    .select(['level', 'rule', 'verdict'])
    .where('projectId', '=', id)
    .executeTakeFirstOrThrow()
const closedOf = (id: string) =>
  server.db
    .selectFrom('periodVerdict')
    .select(['period', 'level', 'rule', 'verdict', 'forecastFinish'])
    .where('projectId', '=', id)
    .orderBy('period')
    .execute()
const goTo = async (day: string) => {
  server.setNow(`${day}T02:00:00.000Z`)
  await runNightly(server.platform, true)
  // A session does not live for weeks.
  office = await server.as('projectOffice')
}

describe('an assessed milestone that a later plan drops', () => {
  it('is still looked at, and lights the same by the command, by night and after a rebuild', async () => {
    const { id, plan } = await withMilestone('2026-03-20')
    await goTo('2026-04-28')
    const before = await lightOf(id)
    expect(before.rule).not.toBeNull()
    const url = `/api/projects/${id}/plan`
    const dropped = await ok<PlanView>(
      office.send('PUT', url, { expectedVersion: plan.version, activities: [works], reason: '调整' }),
    )
    await ok(office.send('POST', `${url}/approval`, { id: newId(), expectedVersion: dropped.version }))
    const byDay = await lightOf(id)
    expect(byDay.rule).toBe(before.rule)
    await runNightly(server.platform, true)
    expect(await lightOf(id)).toEqual(byDay)
    await rebuildVerdicts(server.platform)
    expect(await lightOf(id)).toEqual(byDay)
  })
})

describe('a closed period', () => {
  it('keeps the name a milestone had then, whatever a later plan calls it', async () => {
    const { id, plan } = await withMilestone('2026-04-30')
    await ok(
      office.send('POST', `/api/projects/${id}/reports`, {
        ...{ id: newId(), period: '2026-W18', asOf: '2026-04-28', doneThisYear: '1.00', physicalPercent: null },
        ...{
          fundsArrivedThisYear: null,
          progress: '',
          next: '',
          problem: '',
          help: '',
          supersedes: null,
          reason: null,
        },
        confirmedAsks: [],
      }),
    )
    await goTo('2026-06-08')
    const shown = await closedOf(id)
    expect(JSON.stringify(shown)).toContain('主体封顶')
    await ok(
      office.send('PUT', `/api/projects/${id}/plan`, {
        ...{ expectedVersion: plan.version, reason: '改名' },
        activities: [{ ...gate, name: '主体结构封顶', commitment: '2026-04-30' }, works],
      }),
    )
    await rebuildVerdicts(server.platform)
    expect(await closedOf(id)).toEqual(shown)
    expect(JSON.stringify(await lightOf(id))).toContain('主体结构封顶')
  })

  it('counts a bottleneck that was corrected later as it stood', async () => {
    const id = newId()
    await ok(office.send('POST', '/api/projects', { id, ...head }))
    const bottleneck = {
      ...{
        projectId: id,
        text: '电力未接入',
        factor: 'utilities',
        waitsForUnitId: null,
        level: 'district',
        source: 'entered',
      },
      ...{ dueOn: '2026-06-10', duePrecision: 'day', actorId: null },
    }
    const [first, second] = [newId(), newId()]
    const recordedAt = (day: string) => new Date(`${day}T02:00:00.000Z`)
    await server.db
      .insertInto('bottleneck')
      .values({
        ...bottleneck,
        id: first,
        occurredOn: '2026-06-01',
        recordedAt: recordedAt('2026-06-09'),
        supersedes: null,
      } as never)
      .execute()
    await goTo('2026-07-01')
    const shown = await closedOf(id)
    expect(JSON.stringify(shown)).toContain('bottleneck')
    await server.db
      .insertInto('bottleneck')
      .values({
        ...bottleneck,
        id: second,
        text: '电力接入',
        occurredOn: '2026-06-01',
        recordedAt: recordedAt('2026-07-02'),
        supersedes: first,
      } as never)
      .execute()
    await rebuildVerdicts(server.platform)
    expect(await closedOf(id)).toEqual(shown)
  })

  it('waits for a report that was made before its lock and is not yet committed', async () => {
    const id = newId()
    await ok(office.send('POST', '/api/projects', { id, ...head }))
    await ok(
      office.send('POST', `/api/projects/${id}/year-plans`, {
        ...{ id: newId(), year: 2026, total: '1000.00', months: null, reason: '' },
      }),
    )
    await goTo('2026-07-08')
    let commit = () => {}
    const mayCommit = new Promise<void>((resolve) => {
      commit = resolve
    })
    let written = () => {}
    const isWritten = new Promise<void>((resolve) => {
      written = resolve
    })
    const slow: Command<object, object> = {
      name: 'slow-report',
      run: async (ctx) => {
        const project = await openProject(ctx, id, () => true)
        if (isRefusal(project)) return project
        await appendReport(ctx, {
          ...{ id: newId(), projectId: id, period: '2026-W28', asOf: '2026-07-08', doneThisYearYuan: '900.00' },
          ...{ physicalPercent: null, fundsArrivedYuan: null, progress: '', next: '', problem: '', help: '' },
          ...{ filledBy: 'test', filledForUnitId: null, late: false, supplementary: false, asks: '[]', reason: null },
          ...{ occurredOn: '2026-07-08' as CivilDate, recordedAt: ctx.now, actorId: null, supersedes: null },
        } as never)
        await ctx.trx.selectFrom('report').select('id').where('projectId', '=', id).execute()
        written()
        await mayCommit
        return {}
      },
    }
    const actor = { accountId: null, personId: null, name: 'test', grants: [], unitIds: [], postIds: [] }
    const reporting = runCommand(server.platform, { actor, address: null }, slow, {})
    await isWritten
    server.setNow('2026-07-20T02:00:00.000Z')
    const closing = runNightly(server.platform, true)
    // The night is on its way until it stands before the report's row, or is through.
    let through = false
    void closing.then(() => {
      through = true
    })
    const waits = async () =>
      (
        await server.platform.pool.query(
          "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
        )
      ).rows.length > 0
    while (!through && !(await waits())) await new Promise((resolve) => setImmediate(resolve))
    commit()
    await reporting
    await closing
    const shown = await closedOf(id)
    const ofItsWeek = shown.find((v) => v.period === '2026-W28')!
    expect(JSON.stringify(ofItsWeek)).not.toContain('neverReported')
    await rebuildVerdicts(server.platform)
    expect(await closedOf(id)).toEqual(shown)
  })
})
