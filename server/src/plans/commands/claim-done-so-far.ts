import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { CommandContext } from '../../platform/command-context.ts'
import { appendMilestoneEvent } from '../writes.ts'

/** What a project under construction has behind it when its plan is made 已完成节点补录: by whom it is said, and why only now. */
export type DoneSoFar = {
  readonly reason: string
  readonly nodes: readonly { readonly activityId: string; readonly finishedOn: string }[]
}

/** What forbids it: a day to come, or a node that the plan does not have. */
export function refusalOfDoneSoFar(
  { nodes }: DoneSoFar,
  activities: readonly { readonly id: string }[],
  today: string,
): Refusal | null {
  const known = new Set(activities.map((a) => a.id))
  for (const { activityId, finishedOn } of nodes) {
    if (!known.has(activityId)) return refuse('plans.unknownActivity', { activity: activityId })
    if (finishedOn > today) return refuse('plans.eventInFuture', { occurredOn: finishedOn })
  }
  return null
}

/** Claims the nodes as facts of their own days, each awaiting the verification of somebody else 待核验 as any claim does. */
export async function claimDoneSoFar(ctx: CommandContext, projectId: string, done: DoneSoFar): Promise<void> {
  const days = new Map(done.nodes.map((node) => [node.activityId, node.finishedOn]))
  for (const [activityId, occurredOn] of days)
    await appendMilestoneEvent(ctx, {
      id: ctx.newId(),
      projectId,
      activityId,
      event: 'claimed',
      waitsForUnitId: null,
      note: done.reason,
      occurredOn,
      recordedAt: ctx.now,
      actorId: ctx.actor.accountId,
      supersedes: null,
    })
  ctx.touch('dispatch')
  ctx.emit({ type: 'milestone.recorded', projectId })
}
