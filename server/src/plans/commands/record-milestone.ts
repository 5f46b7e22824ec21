import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { CommandContext } from '../../platform/command-context.ts'
import type { Command } from '../../platform/run-command.ts'
import { scopeOfSystem } from '../../platform/scope.ts'
import { openProject } from '../../projects/commands/open-project.ts'
import { mayClaimMilestone, mayVerifyMilestone } from '../../projects/policy.ts'
import { findPlan, listMilestoneEvents, type MilestoneEventRow } from '../reads.ts'
import { appendMilestoneEvent } from '../writes.ts'

export type RecordMilestone = {
  id: string
  projectId: string
  activityId: string
  event: 'started' | 'claimed' | 'verified' | 'refused' | 'waiting' | 'waitingEnded'
  occurredOn: string
  waitsForUnitId: string | null
  note: string
}

/** Claimed by the doer, verified by somebody else; claimed in time and verified later is on time. */
export const recordMilestone: Command<RecordMilestone, { id: string }> = {
  name: 'record-milestone',
  subject: (input) => input.projectId,
  async run(ctx, input) {
    const verifies = input.event === 'verified' || input.event === 'refused'
    const project = await openProject(ctx, input.projectId, verifies ? mayVerifyMilestone : mayClaimMilestone)
    if (isRefusal(project)) return project
    const no = await refusalOf(ctx, input, verifies)
    if (no) return no
    await appendMilestoneEvent(ctx, {
      id: input.id,
      projectId: input.projectId,
      activityId: input.activityId,
      event: input.event,
      waitsForUnitId: input.waitsForUnitId,
      note: input.note,
      occurredOn: input.occurredOn,
      recordedAt: ctx.now,
      actorId: ctx.actor.accountId,
      supersedes: null,
    })
    ctx.touch('dispatch')
    ctx.emit({ type: 'milestone.recorded', projectId: input.projectId })
    return { id: input.id }
  },
}

async function refusalOf(ctx: CommandContext, input: RecordMilestone, verifies: boolean): Promise<Refusal | null> {
  if (input.occurredOn > ctx.today) return refuse('plans.eventInFuture', { occurredOn: input.occurredOn })
  const plan = await findPlan(ctx.trx, input.projectId)
  if (!plan?.activities.some((a) => a.id === input.activityId))
    return refuse('plans.unknownActivity', { activity: input.activityId })
  if (input.event === 'waiting' && input.waitsForUnitId === null) return refuse('plans.waitsForNobody')
  if (!verifies) return null
  const events = await listMilestoneEvents(ctx.trx, scopeOfSystem('record-milestone'), input.projectId)
  const claim = openClaim(events.filter((e) => e.activityId === input.activityId))
  if (!claim) return refuse('plans.notClaimed')
  return claim.actorId !== null && claim.actorId === ctx.actor.accountId ? refuse('plans.verifierIsDoer') : null
}

/** The claim that still waits for its verification. */
function openClaim(events: readonly MilestoneEventRow[]): MilestoneEventRow | null {
  const last = events.filter((e) => ['claimed', 'verified', 'refused'].includes(e.event)).at(-1)
  return last?.event === 'claimed' ? last : null
}
