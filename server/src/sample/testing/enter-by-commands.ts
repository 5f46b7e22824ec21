import { isRefusal } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import { openBottleneck } from '../../bottlenecks/commands/open-bottleneck.ts'
import { recordBottleneckEvent } from '../../bottlenecks/commands/record-bottleneck-event.ts'
import { approvePlan } from '../../plans/commands/approve-plan.ts'
import { changePlan } from '../../plans/commands/change-plan.ts'
import { createPlan } from '../../plans/commands/create-plan.ts'
import { recordMilestone } from '../../plans/commands/record-milestone.ts'
import type { Db } from '../../platform/db.ts'
import { type Command, runCommand } from '../../platform/run-command.ts'
import { createProject } from '../../projects/commands/create-project.ts'
import { enterStage } from '../../projects/commands/enter-stage.ts'
import { addCode, addListing, recordFunds, recordStatistics } from '../../projects/commands/record-figures.ts'
import { setYearPlan } from '../../projects/commands/set-year-plan.ts'
import { submitReport } from '../../reports/commands/submit-report.ts'
import { react } from '../../wiring.ts'
import type { DistrictRows } from '../district-rows.ts'

type Act = { readonly at: Date; readonly by: string; readonly command: Command<never, unknown>; readonly input: object }

/**
 * Enters a project's generated facts through the commands that people use, at the instants at which they were recorded:
 * what the generator's own way of writing is compared with.
 */
export async function enterByCommands(db: Db, rows: DistrictRows, projectId: string): Promise<void> {
  const acts = [...setUp(rows, projectId), ...facts(rows, projectId)].sort((a, b) => a.at.getTime() - b.at.getTime())
  for (const act of acts) {
    const actor: Actor = {
      accountId: null,
      personId: null,
      name: act.by,
      grants: [{ role: 'projectOffice', unitId: null, regionCode: null }],
      unitIds: ownUnits(rows, projectId, act),
      postIds: [],
    }
    let ms = act.at.getTime()
    const host = { db, clock: { now: () => new Date(ms++) }, react }
    const done = await runCommand(host, { actor, address: null }, act.command, act.input as never)
    if (isRefusal(done)) throw new Error(`${act.command.name} at ${act.at.toISOString()}: ${JSON.stringify(done)}`)
  }
}

/** A report is filled for another unit unless the reporter belongs to it. */
function ownUnits(rows: DistrictRows, projectId: string, act: Act): string[] {
  const owner = rows.project.find((p) => p.id === projectId)!.ownerUnitId!
  return 'filledForOther' in act.input && act.input.filledForOther ? [] : [owner]
}

const of = <T extends { projectId?: string }>(list: readonly T[], id: string): T[] =>
  list.filter((r) => r.projectId === id)
const act = (at: Date | string, by: string, command: Command<never, never> | object, input: object): Act => ({
  at: at as Date,
  by,
  command: command as Command<never, unknown>,
  input,
})

function setUp(rows: DistrictRows, projectId: string): Act[] {
  const p = rows.project.find((x) => x.id === projectId)!
  const born = rows.revisions.find((r) => r.subjectId === projectId)!.recordedAt
  const later = (minutes: number) => new Date(born.getTime() - 60_000 * (30 - minutes))
  const plan = of(rows.plan, projectId)[0]!
  const [drafted, approved] = rows.revisions.filter((r) => r.subjectId === plan.id).map((r) => r.recordedAt)
  const lead = rows.unit.find((u) => u.id === p.leadUnitId)!.name
  const plannedStart = p.plannedStart ? { date: p.plannedStart, precision: p.plannedStartPrecision } : null
  const activities = JSON.parse(plan.activities as string)
  const baseline = of(rows.planBaseline, projectId)[0]!
  const made = { template: plan.template, committedFinish: plan.committedFinish, start: plan.startOn }
  const started = { projectId, stage: 'building', occurredOn: p.startedOn, passReason: '已开工', expectedVersion: 1 }
  return [
    act(later(0), '项目办', createProject, {
      ...p,
      total: p.totalYuan,
      plannedStart,
      stage: p.kind === 'industrial' ? 'landed' : 'tendered',
    }),
    act(later(1), '项目办', enterStage, { ...started, id: of(rows.stageEvent, projectId)[0]!.id }),
    act(drafted!, '项目办', createPlan, { id: plan.id, projectId, ...made }),
    act(drafted!, '项目办', changePlan, { projectId, expectedVersion: 1, activities, reason: '' }),
    act(approved!, lead, approvePlan, { id: baseline.id, projectId, expectedVersion: 2 }),
  ]
}

function facts(rows: DistrictRows, id: string): Act[] {
  const office = '项目办'
  const loose = (date: string | null | undefined, precision: string | null | undefined) =>
    date === null ? null : { date, precision }
  return [
    ...of(rows.projectCode, id).map((c) => act(c.recordedAt as Date, office, addCode, c)),
    ...of(rows.listing, id).map((l) =>
      act(l.recordedAt as Date, office, addListing, { ...l, from: l.fromOn, to: l.toOn }),
    ),
    ...of(rows.yearPlan, id).map((y) => act(y.recordedAt as Date, office, setYearPlan, { ...y, total: y.totalYuan })),
    ...of(rows.fundFigure, id).map((f) =>
      act(f.recordedAt as Date, office, recordFunds, {
        ...f,
        planned: f.plannedYuan,
        arrived: f.arrivedYuan,
        allocated: f.allocatedYuan,
        paid: f.paidYuan,
      }),
    ),
    ...of(rows.statisticsEntry, id).map((s) => act(s.recordedAt as Date, office, recordStatistics, s)),
    ...of(rows.milestoneEvent, id).map((e) => act(e.recordedAt as Date, office, recordMilestone, e)),
    ...of(rows.bottleneck, id).map((b) =>
      act(b.recordedAt as Date, office, openBottleneck, { ...b, due: loose(b.dueOn, b.duePrecision) }),
    ),
    ...of(rows.bottleneckEvent, id).map((e) =>
      act(e.recordedAt as Date, e.actor, recordBottleneckEvent, { ...e, due: null }),
    ),
    ...of(rows.report, id).map((r) =>
      act(r.recordedAt as Date, r.filledBy, submitReport, {
        ...r,
        doneThisYear: r.doneThisYearYuan,
        fundsArrivedThisYear: r.fundsArrivedYuan,
        confirmedAsks: JSON.parse(r.asks as string).map((a: { code: string }) => a.code),
        filledForOther: r.filledForUnitId !== null,
      }),
    ),
  ]
}
