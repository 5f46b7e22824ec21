import type { CommandContext } from '../../platform/command-context.ts'
import type { MovedDate } from '../../platform/events.ts'
import { appendDecisions, appendRequests } from '../change-writes.ts'
import { followCommitment } from './follow-commitment.ts'

/**
 * A date that the project office, an import or an approved plan moved at once was still asked for and granted: both facts are
 * recorded with it, so that every change of a committed date has its reason, its request and its approver in one place.
 */
export async function recordGrants(ctx: CommandContext, moves: readonly MovedDate[]): Promise<void> {
  const pairs = moves.map((m) => ({ ...m, requestId: ctx.newId() }))
  const stamp = (m: MovedDate) => ({ projectId: m.projectId, occurredOn: m.approvedOn, recordedAt: ctx.now })
  await appendRequests(
    ctx,
    pairs.map((m) => ({
      ...stamp(m),
      ...{ id: m.requestId, milestone: m.milestone, fromOn: m.from, askedOn: m.to, precision: m.precision },
      ...{ reasonCode: m.reasonCode, reason: m.reason, document: m.document, supersedes: null },
      actorId: m.askedBy ?? ctx.actor.accountId,
    })),
  )
  await appendDecisions(
    ctx,
    pairs.map((m) => ({
      ...stamp(m),
      ...{ id: ctx.newId(), requestId: m.requestId, decision: 'approved' as const, approver: m.approver, note: '' },
      ...{ commitmentId: m.commitmentId, actorId: ctx.actor.accountId },
      exception: m.exception && JSON.stringify(m.exception),
    })),
  )
  for (const m of moves) if (m.milestone === 'finish') await followCommitment(ctx, m.projectId, m.to)
  ctx.touch('dateChanges')
}
