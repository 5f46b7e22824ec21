import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { type Coded, isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { excepted, refuseUnwitnessed } from '@guatu/domain/plans/four-eyes'
import { committedFinish } from '../../plans/reads.ts'
import { listRequestsOf } from '../../plans/request-reads.ts'
import type { CommandContext } from '../../platform/command-context.ts'
import type { Command } from '../../platform/run-command.ts'
import { scopeOfSystem } from '../../platform/scope.ts'
import { mayMoveCommitment } from '../policy.ts'
import { appendCommitment } from '../writes.ts'
import { openProject } from './open-project.ts'

export type MoveCommitment = {
  id: string
  projectId: string
  finish: { date: string; precision: string }
  reasonCode: string
  reason: string
  document: string
  approver: string
  approvedOn: string
  /** Why one person may ask and grant. */
  exception?: string | undefined
}

/**
 * No silent date change: who approved, when, for which listed reason, by which paper. The approver's office moves the finish in one act;
 * request and decision are recorded with it. Every move stays beside the original.
 */
export const moveCommitment: Command<MoveCommitment, { id: string }> = {
  name: 'move-commitment',
  subject: (input) => input.projectId,
  async run(ctx, input) {
    const project = await openProject(ctx, input.projectId, mayMoveCommitment)
    if (isRefusal(project)) return project
    const from = await committedFinish(ctx.trx, input.projectId)
    const refused = await refusalOf(ctx, input, from)
    if (refused) return refused
    const exception = from ? exceptionOf(ctx, input, from) : null
    if (isRefusal(exception)) return exception
    const { id, projectId, finish, reasonCode, reason, document, approver, approvedOn } = input
    await appendCommitment(ctx, {
      ...{ id, projectId, milestone: 'finish', committedOn: finish.date, precision: finish.precision },
      ...{ reasonCode, reason, approver, request: document || null, occurredOn: approvedOn },
      ...{ recordedAt: ctx.now, actorId: ctx.actor.accountId, supersedes: null },
    })
    ctx.emit({ type: 'commitment.moved', projectId })
    if (from) {
      const move = { commitmentId: id, projectId, milestone: 'finish', from, to: finish.date }
      const why = {
        precision: finish.precision,
        reasonCode,
        reason,
        document,
        approver,
        approvedOn,
        askedBy: null,
        exception,
      }
      ctx.emit({ type: 'dates.granted', moves: [{ ...move, ...why }] })
    }
    return { id }
  },
}

/** One person writes down both: somebody else's decision, by its paper, or under a named exception. */
function exceptionOf({ actor }: CommandContext, input: MoveCommitment, from: string): Coded | Refusal | null {
  const move = { from: from as CivilDate, to: input.finish.date as CivilDate }
  const refused = refuseUnwitnessed(move, actor, { approver: input.approver, paper: input.document })
  return refused && excepted(refused, input.exception)
}

async function refusalOf(ctx: CommandContext, input: MoveCommitment, from: string | null): Promise<Refusal | null> {
  if (input.approvedOn > ctx.today) return refuse('projects.approvedInFuture', { approvedOn: input.approvedOn })
  if (from === null) return null
  if (input.reasonCode === 'first') return refuse('projects.alreadyCommitted', { inForce: from })
  const requests = await listRequestsOf(ctx.trx, scopeOfSystem('move-commitment'), input.projectId)
  const isOpen = requests.some((r) => r.milestone === 'finish' && r.decision === null)
  return isOpen ? refuse('plans.requestOpen') : null
}
