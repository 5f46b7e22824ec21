import { addDays, type CivilDate } from '@guatu/domain/calendar/civil-date'
import { DEFAULT_PROJECT_RULES } from '@guatu/domain/cards/default-rule-set'
import { spanOf } from '@guatu/domain/reports/periods'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandContext } from '../platform/command-context.ts'
import { newId } from '../platform/id.ts'
import { type Command, runCommand } from '../platform/run-command.ts'
import { writeRegister } from '../platform/write.ts'
import { changeProject } from '../projects/commands/change-project.ts'
import { createProject } from '../projects/commands/create-project.ts'
import { moveCommitment } from '../projects/commands/move-commitment.ts'
import { setYearPlan } from '../projects/commands/set-year-plan.ts'
import { submitReport } from '../reports/commands/submit-report.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'
import { rebuildVerdicts, runNightly } from './jobs.ts'

const office = {
  actor: {
    accountId: null,
    personId: null,
    name: 'test',
    grants: [{ role: 'projectOffice' as const, unitId: null, regionCode: null }],
    unitIds: [],
    postIds: [],
  },
  address: null,
}
const head = (name: string, yearClass: 'new' | 'carriedOver') => ({
  name,
  kind: 'industrial' as const,
  yearClass,
  stage: 'building' as const,
  regionCode: null,
  administrationId: null,
  ownerUnitId: null,
  leadUnitId: null,
  headquartersId: null,
  areaHeadquartersId: null,
  taskForceId: null,
  sponsorPostId: null,
  officerPostId: null,
  liaisonPostId: null,
  chain: null,
  chainRole: null,
  sector: null,
  site: null,
  packageOf: null,
  total: '1000000.00',
  plannedStart: null,
})

type Step = { kind: 'report' | 'correct' | 'move' | 'plan' | 'crew' | 'notice' | 'rules' | 'week'; n: number }
const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom(
      'report',
      'report',
      'report',
      'correct',
      'move',
      'plan',
      'crew',
      'notice',
      'rules',
      'week',
      'week',
    ),
    n: fc.integer({ min: 0, max: 999 }),
  }),
  { minLength: 6, maxLength: 14 },
)

let server: TestServer
beforeAll(async () => {
  server = await testServer('2026-03-02T02:00:00.000Z')
})
afterAll(() => server.drop())

const run = <I, O>(command: Command<I, O>, input: I) => runCommand(server.platform, office, command, input)

/** One project living through a stream of facts; every close is done as it falls due. */
class Life {
  readonly id = newId()
  today: CivilDate
  version = 1
  last: string | null = null
  constructor(today: CivilDate) {
    this.today = today
  }
  async begin(): Promise<void> {
    await run(createProject, { id: this.id, ...head('回放项目', 'carriedOver') })
    await run(setYearPlan, { id: newId(), projectId: this.id, year: 2026, total: '1000.00', months: null, reason: '' })
  }
  async step({ kind, n }: Step): Promise<void> {
    if (kind === 'week') return this.passWeek()
    if (kind === 'report' || kind === 'correct') return this.report(kind === 'correct', n)
    if (kind === 'move')
      await run(moveCommitment, {
        id: newId(),
        projectId: this.id,
        finish: { date: addDays(this.today, n - 300), precision: 'day' },
        reasonCode: 'land',
        reason: '',
        document: '',
        approver: '区领导',
        approvedOn: this.today,
      })
    if (kind === 'plan')
      await run(setYearPlan, {
        id: newId(),
        projectId: this.id,
        year: 2026,
        total: `${1000 + n}.00`,
        months: null,
        reason: '调整',
      })
    if (kind === 'crew') {
      await run(changeProject, {
        id: this.id,
        ...head(`回放项目${n}`, n % 2 ? 'new' : 'carriedOver'),
        expectedVersion: this.version,
        reason: '',
      })
      this.version += 1
    }
    if (kind === 'notice')
      await run(changeRegister('calendarNotice', 'notice-2026'), {
        year: 2026,
        offDays: [addDays('2026-05-04' as CivilDate, n % 5)],
        onDays: [],
        official: true,
      })
    if (kind === 'rules')
      await run(changeRegister('ruleSet', 'default'), {
        name: '默认',
        body: JSON.stringify(rules(n)),
        inForceFrom: this.today,
      })
  }
  private async report(correct: boolean, n: number): Promise<void> {
    const supersedes = correct ? this.last : null
    const id = newId()
    const done = await run(submitReport, {
      id,
      projectId: this.id,
      period: spanOf('week', this.today).key,
      asOf: this.today,
      doneThisYear: `${n}.00`,
      physicalPercent: null,
      fundsArrivedThisYear: null,
      progress: '',
      next: '',
      problem: '',
      help: '',
      supersedes,
      reason: supersedes ? '更正' : null,
      confirmedAsks: ['reports.ask.jump', 'reports.ask.totalWentDown'],
    })
    if (!('refused' in (done as object))) this.last = id
  }
  private async passWeek(): Promise<void> {
    this.today = addDays(this.today, 7)
    this.last = null
    server.setNow(`${this.today}T02:00:00.000Z`)
    await runNightly(server.platform)
  }
}

const rules = (n: number) => ({
  ...DEFAULT_PROJECT_RULES,
  version: String(n + 2),
  rules: DEFAULT_PROJECT_RULES.rules.map((r) =>
    r.id === 'lagSevere' ? { ...r, all: [{ metric: 'lagPoints', op: '<', bound: `-${20 + (n % 10)}.0` }] } : r,
  ),
})

const versions = new Map<string, number>()
const changeRegister = (table: 'calendarNotice' | 'ruleSet', id: string): Command<object, { id: string }> => ({
  name: `change-${table}`,
  run: async (ctx: CommandContext, row) => {
    const expectedVersion = versions.get(table) ?? null
    const version = await writeRegister(ctx, table, { id, ...row } as never, { expectedVersion })
    if (typeof version === 'number') versions.set(table, version)
    return { id }
  },
})

const verdicts = async () => ({
  live: await server.db
    .selectFrom('verdict')
    .select(['projectId', 'level', 'rule', 'verdict', 'lagPoints'])
    .orderBy('projectId')
    .execute(),
  closed: await server.db
    .selectFrom('periodVerdict')
    .select(['projectId', 'period', 'level', 'verdict', 'knownAt'])
    .orderBy('projectId')
    .orderBy('period')
    .execute(),
})

describe('history is never repainted', () => {
  it('any stream of facts, closed as it goes, is rebuilt to the same verdicts, live and of every closed period', async () => {
    let day = '2026-03-02' as CivilDate
    await fc.assert(
      fc.asyncProperty(steps, async (stream) => {
        const life = new Life(day)
        await life.begin()
        for (const step of stream) await life.step(step)
        day = life.today
        // The light of a project that nothing happened to today is as old as the last night.
        await runNightly(server.platform, true)
        const shown = await verdicts()
        expect(await rebuildVerdicts(server.platform)).toBe(true)
        expect(await verdicts()).toEqual(shown)
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 12), endOnFailure: true },
    )
  })

  it('a night racing reports never leaves the older verdict', async () => {
    const life = new Life('2027-01-04' as CivilDate)
    server.setNow('2027-01-04T02:00:00.000Z')
    await life.begin()
    await run(setYearPlan, { id: newId(), projectId: life.id, year: 2027, total: '1000.00', months: null, reason: '' })
    for (let round = 0; round < 12; round++) {
      server.setNow(`2027-02-${String(round + 8).padStart(2, '0')}T02:00:00.000Z`)
      life.today = `2027-02-${String(round + 8).padStart(2, '0')}` as CivilDate
      await Promise.all([
        runNightly(server.platform, true),
        life.step({ kind: round % 7 ? 'correct' : 'report', n: round * 10 }),
        runNightly(server.platform, true),
      ])
      const raced = await server.db
        .selectFrom('verdict')
        .select(['level', 'yearDoneYuan'])
        .where('projectId', '=', life.id)
        .executeTakeFirstOrThrow()
      await runNightly(server.platform, true)
      const settled = await server.db
        .selectFrom('verdict')
        .select(['level', 'yearDoneYuan'])
        .where('projectId', '=', life.id)
        .executeTakeFirstOrThrow()
      expect(raced).toEqual(settled)
    }
  })
})
