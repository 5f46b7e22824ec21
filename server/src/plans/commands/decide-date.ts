import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { CommandContext } from '../../platform/command-context.ts'
import type { Command } from '../../platform/run-command.ts'
import { scopeOfSystem } from '../../platform/scope.ts'
import { openProject } from '../../projects/commands/open-project.ts'
import { mayMoveCommitment } from '../../projects/policy.ts'
import { appendDecision } from '../change-writes.ts'
import { committedDates } from '../reads.ts'
import { findRequest, type RequestRow } from '../request-reads.ts'
import { appendMilestoneCommitments } from '../writes.ts'
import { followCommitment } from './follow-commitment.ts'
import { oneHand } from './one-hand.ts'

export type DecideDate = {
  id: string
  requestId: string
  decision: 'approved' | 'refused'
  approver: string
  decidedOn: string
  note: string
  /** Why who asked may grant it all the same. */
  exception?: string | undefined
}

/** Grants or refuses a request. Granted, the date moves on the day of the approval: before the old date it counts as on time, after it as late. */
export const decideDate: Command<DecideDate, { id: string; projectId: string }> = {
  name: 'decide-date',
  subject: (input) => input.requestId,
  async run(ctx, input) {
    const request = await findRequest(ctx.trx, scopeOfSystem('decide-date'), input.requestId)
    if (!request) return refuse('platform.notFound', { what: 'plans.dateRequest' })
    const project = await openProject(ctx, request.projectId, mayMoveCommitment)
    if (isRefusal(project)) return project
    const refused = await refusalOf(ctx, input, request)
    if (refused) return refused
    const move = { from: request.from as CivilDate, to: request.asked as CivilDate }
    const asked = { by: request.actorId === null ? [] : [request.actorId], approver: input.approver }
    const exception =
      input.decision === 'approved' ? await oneHand(ctx, [move], { ...asked, why: input.exception }) : null
    if (isRefusal(exception)) return exception
    const commitmentId = input.decision === 'approved' ? ctx.newId() : null
    const stamp = { occurredOn: input.decidedOn, recordedAt: ctx.now, actorId: ctx.actor.accountId }
    if (commitmentId) {
      const moved = {
        id: commitmentId,
        projectId: request.projectId,
        milestone: request.milestone,
        committedOn: request.asked,
        precision: request.precision,
        reasonCode: request.reasonCode,
        reason: request.reason,
        approver: input.approver,
        ...stamp,
        supersedes: null,
      }
      await appendMilestoneCommitments(ctx, [moved])
      if (request.milestone === 'finish') await followCommitment(ctx, request.projectId, request.asked)
    }
    await appendDecision(ctx, {
      id: input.id,
      requestId: request.id,
      projectId: request.projectId,
      decision: input.decision,
      approver: input.approver,
      note: input.note,
      commitmentId,
      exception: exception && JSON.stringify(exception),
      ...stamp,
    })
    ctx.touch('dateChanges')
    if (commitmentId) ctx.emit({ type: 'commitment.moved', projectId: request.projectId })
    return { id: request.id, projectId: request.projectId }
  },
}

async function refusalOf(ctx: CommandContext, input: DecideDate, request: RequestRow): Promise<Refusal | null> {
  if (request.decision !== null) return refuse('plans.alreadyDecided', { approver: request.approver })
  if (input.decidedOn > ctx.today) return refuse('plans.decidedInFuture', { decidedOn: input.decidedOn })
  if (input.decision === 'refused') return null
  const inForce = (await committedDates(ctx.trx, request.projectId)).get(request.milestone)
  return inForce === request.from ? null : refuse('plans.dateMovedMeanwhile', { inForce: inForce ?? null })
}
