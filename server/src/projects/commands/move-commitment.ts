import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { mayMoveCommitment } from '../policy.ts'
import { appendCommitment } from '../writes.ts'
import { openProject } from './open-project.ts'

export type MoveCommitment = {
  id: string
  projectId: string
  finish: { date: string; precision: string }
  reasonCode: string
  reason: string
  approver: string
  approvedOn: string
}

/** No silent date change: who approved, when, for which listed reason. Every move stays beside the original. */
export const moveCommitment: Command<MoveCommitment, { id: string }> = {
  name: 'move-commitment',
  subject: (input) => input.projectId,
  async run(ctx, input) {
    const project = await openProject(ctx, input.projectId, mayMoveCommitment)
    if (isRefusal(project)) return project
    if (input.approvedOn > ctx.today) return refuse('projects.approvedInFuture', { approvedOn: input.approvedOn })
    await appendCommitment(ctx, {
      id: input.id,
      projectId: input.projectId,
      milestone: 'finish',
      committedOn: input.finish.date,
      precision: input.finish.precision,
      reasonCode: input.reasonCode,
      reason: input.reason,
      approver: input.approver,
      occurredOn: input.approvedOn,
      recordedAt: ctx.now,
      actorId: ctx.actor.accountId,
      supersedes: null,
    })
    ctx.emit({ type: 'commitment.moved', projectId: input.projectId })
    return { id: input.id }
  },
}
