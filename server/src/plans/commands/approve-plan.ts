import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Activity } from '@guatu/domain/plans/plan-types'
import { schedulePlan } from '@guatu/domain/plans/schedule-plan'
import { currentCalendars } from '../../calendar/reads.ts'
import type { CommandContext } from '../../platform/command-context.ts'
import type { MovedDate } from '../../platform/events.ts'
import type { Command } from '../../platform/run-command.ts'
import { scopeOfSystem } from '../../platform/scope.ts'
import { openProject } from '../../projects/commands/open-project.ts'
import { mayApprovePlan } from '../../projects/policy.ts'
import { draftersOf } from '../hand-reads.ts'
import {
  authorOfPlan,
  findPlan,
  listMilestoneCommitments,
  listMilestoneEvents,
  type MilestoneEventRow,
} from '../reads.ts'
import { appendBaseline, appendMilestoneCommitments, writePlan } from '../writes.ts'
import { oneHand } from './one-hand.ts'

export type ApprovePlan = {
  id: string
  projectId: string
  expectedVersion: number
  /** Why who drafted the plan may grant its later dates. */
  exception?: string | undefined
}

/**
 * The lead unit approves: the plan is in force, its dates are frozen as a baseline, and every assessed milestone is
 * committed to the latest date that still keeps the finish. A date that moves by it is a move, with the approval as reason.
 */
export const approvePlan: Command<ApprovePlan, { id: string }> = {
  name: 'approve-plan',
  subject: (input) => input.projectId,
  async run(ctx, input) {
    const project = await openProject(ctx, input.projectId, mayApprovePlan)
    if (isRefusal(project)) return project
    const plan = await findPlan(ctx.trx, input.projectId)
    if (!plan) return refuse('platform.notFound', { what: 'plans.plan' })
    const written = await writePlan(
      ctx,
      {
        ...plan,
        status: 'approved',
        activities: JSON.stringify(plan.activities),
        calendars: plan.calendars && JSON.stringify(plan.calendars),
      },
      { expectedVersion: input.expectedVersion },
    )
    if (isRefusal(written)) return written
    const activities = plan.activities as readonly Activity[]
    const scheduled = schedulePlan(
      {
        start: plan.startOn as CivilDate,
        finish: plan.committedFinish as CivilDate,
        activities,
        ...(plan.calendars && { calendars: plan.calendars }),
      },
      await currentCalendars(ctx.trx),
    )
    await appendBaseline(ctx, {
      id: input.id,
      planId: plan.id,
      projectId: input.projectId,
      planVersion: written,
      dates: JSON.stringify(
        scheduled.activities.map((a) => ({ id: a.id, start: a.earliestStart, finish: a.earliestFinish })),
      ),
      occurredOn: ctx.today,
      recordedAt: ctx.now,
      actorId: ctx.actor.accountId,
    })
    const latest = new Map(scheduled.activities.map((a) => [a.id, a.latestFinish]))
    const granted = await grantMoves(
      ctx,
      { ...input, planId: plan.id },
      await commitMilestones(ctx, input.projectId, activities, latest),
    )
    if (isRefusal(granted)) return granted
    ctx.emit({ type: 'plan.changed', projectId: input.projectId })
    return { id: plan.id }
  },
}

type Approved = ApprovePlan & { readonly planId: string }

/** Dates that move later by the approval were asked for by whoever drafted the plan: somebody else grants them. */
async function grantMoves(ctx: CommandContext, input: Approved, moves: readonly MovedDate[]): Promise<Refusal | null> {
  if (moves.length === 0) return null
  const by = await draftersOf(ctx.trx, input.planId, input.expectedVersion)
  const dated = moves.map((m) => ({ from: m.from as CivilDate, to: m.to as CivilDate }))
  const exception = await oneHand(ctx, dated, { by, approver: ctx.actor.name, why: input.exception })
  if (isRefusal(exception)) return exception
  const askedBy = await authorOfPlan(ctx.trx, input.planId, input.expectedVersion)
  ctx.emit({ type: 'dates.granted', moves: moves.map((m) => ({ ...m, askedBy, exception })) })
  return null
}

async function commitMilestones(
  ctx: CommandContext,
  projectId: string,
  activities: readonly Activity[],
  latest: ReadonlyMap<string, string>,
): Promise<MovedDate[]> {
  const before = await listMilestoneCommitments(ctx.trx, projectId)
  // What was done before anybody committed to it is neither on time nor late.
  const done = claimedOf(await listMilestoneEvents(ctx.trx, scopeOfSystem('approve-plan'), projectId))
  const rows = activities.flatMap((a) => {
    const date = a.commitment ?? latest.get(a.id)
    if (!a.assessed || a.actualFinish || done.has(a.id) || !date || before.get(a.id) === date) return []
    return [
      {
        id: ctx.newId(),
        projectId,
        milestone: a.id,
        committedOn: date,
        precision: 'day',
        reasonCode: before.has(a.id) ? 'planApproved' : 'first',
        approver: ctx.actor.name,
        occurredOn: ctx.today,
        recordedAt: ctx.now,
        actorId: ctx.actor.accountId,
        supersedes: null,
      },
    ]
  })
  await appendMilestoneCommitments(ctx, rows)
  return rows.flatMap((row) => {
    const from = before.get(row.milestone)
    if (!from) return []
    const {
      id: commitmentId,
      milestone,
      committedOn: to,
      precision,
      reasonCode,
      approver,
      occurredOn: approvedOn,
    } = row
    const move = { commitmentId, projectId, milestone, from, to, precision, reasonCode, approver, approvedOn }
    return [{ ...move, reason: '', document: '', askedBy: null, exception: null }]
  })
}

/** Activities whose last word is a claim, verified or not. */
function claimedOf(events: readonly MilestoneEventRow[]): ReadonlySet<string> {
  const last = new Map<string, string>()
  for (const { activityId, event } of events)
    if (['claimed', 'verified', 'refused'].includes(event)) last.set(activityId, event)
  return new Set([...last].flatMap(([id, event]) => (event === 'refused' ? [] : [id])))
}
