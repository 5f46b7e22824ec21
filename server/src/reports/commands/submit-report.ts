import type { SubmitReportBody } from '@guatu/contract/reports'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { fenOfYuan, yuanOfFen } from '@guatu/domain/kernel/exact'
import { countsForInvestment, type YearClass } from '@guatu/domain/projects/project-terms'
import { type AcceptedReport, acceptReport, DEFAULT_JUMP_BOUND } from '@guatu/domain/reports/accept-report'
import { type Period, parsePeriodKey } from '@guatu/domain/reports/periods'
import type { ReportFact } from '@guatu/domain/reports/project-facts'
import type { RuleSetRegister } from '../../cards/rule-set-reads.ts'
import { loadRuleSets } from '../../cards/rule-set-reads.ts'
import type { CommandContext } from '../../platform/command-context.ts'
import type { Command } from '../../platform/run-command.ts'
import { readTogether, withTheNext } from '../../platform/travel.ts'
import { openProjectReading } from '../../projects/commands/open-project.ts'
import { mayReport } from '../../projects/policy.ts'
import type { ProjectHeadRow } from '../../projects/reads.ts'
import { dispatchingNow, periodOfKey } from '../period-now.ts'
import {
  type ReportingContext,
  type ReportRow,
  type ReportWithLight,
  reportingContext,
  reportingReads,
  reportWithLight,
} from '../reads.ts'
import { appendReport } from '../writes.ts'

export type SubmitReport = SubmitReportBody & { projectId: string }

/** The report that was accepted with the light it led to, the one before it, and the rule sets it was judged by. */
export type Submitted = {
  id: string
  previous: ReportRow | null
  ruleSets: RuleSetRegister
  /** Heard with the commit. */
  stands: ReportWithLight | null
}

/** One period's facts of one project. The same id with the same figures is answered as the first time. */
export const submitReport: Command<SubmitReport, Submitted> = {
  name: 'submit-report',
  subject: (input) => input.projectId,
  async run(ctx, input) {
    // The key says when its period opens, but where a change of rhythm cut it: then what was read is read again.
    const opensOn = parsePeriodKey(input.period)?.opensOn ?? input.asOf
    const asked = {
      projectId: input.projectId,
      reportId: input.id,
      period: input.period,
      opensOn,
      year: Number(input.asOf.slice(0, 4)),
    }
    const opened = await openProjectReading(ctx, input.projectId, mayReport, reportingReads(asked))
    if (isRefusal(opened)) return opened
    const { project, found } = opened
    const period = periodOfKey(input.period, ctx.today, await dispatchingNow(ctx.trx))
    if (isRefusal(period)) return period
    const cut = period.opensOn !== opensOn
    const known = reportingContext(
      cut ? await readTogether(ctx.trx, reportingReads({ ...asked, opensOn: period.opensOn })) : found,
    )
    const ruleSets = await loadRuleSets(ctx.trx)
    const told: Submitted = { id: input.id, previous: known.previous, ruleSets, stands: null }
    if (known.sent) return isSameReport(known.sent, input) ? told : refuse('platform.idTaken', { id: input.id })
    const filledFor = isFilledForOther(ctx, project) ? project.ownerUnitId : null
    const accepted = decide(ctx, input, { project, period, known, filledFor })
    if (isRefusal(accepted)) return accepted
    const open = accepted.asks.filter((a) => !input.confirmedAsks.includes(a.reason.code))
    if (open.length > 0)
      return refuse('reports.asksToConfirm', {
        codes: open.map((a) => a.reason.code),
        asks: JSON.stringify(open.map((a) => ({ field: a.field, ...a.reason }))),
      })
    await appendReport(
      ctx,
      rowOf(ctx, input, { ...accepted, supersedes: accepted.supersedes ?? known.takenBack?.id ?? null }, filledFor),
    )
    ctx.emit({ type: 'report.accepted', projectId: input.projectId })
    ctx.touch('dispatch')
    return told
  },
  readBack: (ctx, told) =>
    withTheNext<ReportWithLight>(ctx.trx, reportWithLight(ctx.trx, told.id), ([row]) => {
      told.stands = row ?? null
    }),
}

type Circumstances = {
  readonly project: ProjectHeadRow
  readonly period: Period
  readonly known: ReportingContext
  readonly filledFor: string | null
}

function decide(
  ctx: CommandContext,
  input: SubmitReport,
  { project, period, known, filledFor }: Circumstances,
): AcceptedReport | Refusal {
  return acceptReport(
    {
      periodKey: input.period,
      asOf: input.asOf as CivilDate,
      doneThisYear: input.doneThisYear,
      physicalPercent: input.physicalPercent,
      fundsArrivedThisYear: input.fundsArrivedThisYear,
      supersedes: input.supersedes,
      correctionReason: input.reason,
      filledFor,
    },
    {
      period,
      now: ctx.now.toISOString(),
      today: ctx.today,
      previous: known.previous && factOf(known.previous),
      standing: known.standing && factOf(known.standing),
      yearPlanTotal: known.yearPlan === null ? null : fenOfYuan(known.yearPlan),
      jumpBound: DEFAULT_JUMP_BOUND,
      countsForInvestment: countsForInvestment(project.yearClass as YearClass),
    },
  )
}

const factOf = (r: ReportRow): ReportFact => ({
  id: r.id,
  occurredOn: r.asOf as CivilDate,
  recordedAt: r.recordedAt.toISOString(),
  periodKey: r.period,
  doneThisYear: r.done === null ? null : fenOfYuan(r.done),
  physicalPercent: r.physical,
  fundsArrivedThisYear: r.funds === null ? null : fenOfYuan(r.funds),
  supersedes: r.supersedes,
  filledFor: r.filledFor,
  late: r.late,
})

/** 代填: the reporter belongs neither to the responsible unit nor to the project's own officer or liaison. */
const isFilledForOther = (ctx: CommandContext, p: ProjectHeadRow): boolean =>
  p.ownerUnitId !== null &&
  !ctx.actor.unitIds.includes(p.ownerUnitId) &&
  ![p.officerPostId, p.liaisonPostId].some((id) => id !== null && ctx.actor.postIds.includes(id))

function rowOf(ctx: CommandContext, input: SubmitReport, accepted: AcceptedReport, filledFor: string | null) {
  return {
    id: input.id,
    projectId: input.projectId,
    period: accepted.periodKey,
    asOf: accepted.asOf,
    doneThisYearYuan: accepted.doneThisYear === null ? null : yuanOfFen(accepted.doneThisYear),
    physicalPercent: accepted.physicalPercent,
    fundsArrivedYuan: accepted.fundsArrivedThisYear === null ? null : yuanOfFen(accepted.fundsArrivedThisYear),
    progress: input.progress,
    next: input.next,
    problem: input.problem,
    help: input.help,
    filledBy: ctx.actor.name,
    filledForUnitId: filledFor,
    late: accepted.late,
    supplementary: accepted.supplementary,
    asks: JSON.stringify(accepted.asks.map((a) => a.reason)),
    reason: accepted.correctionReason,
    occurredOn: accepted.asOf,
    recordedAt: ctx.now,
    actorId: ctx.actor.accountId,
    supersedes: accepted.supersedes,
  }
}

const isSameReport = (r: ReportRow, input: SubmitReport): boolean =>
  r.projectId === input.projectId &&
  r.period === input.period &&
  r.asOf === input.asOf &&
  sameMoney(r.done, input.doneThisYear) &&
  sameMoney(r.funds, input.fundsArrivedThisYear) &&
  r.progress === input.progress

const sameMoney = (a: string | null, b: string | null): boolean =>
  a === b || (a !== null && b !== null && fenOfYuan(a) === fenOfYuan(b))
