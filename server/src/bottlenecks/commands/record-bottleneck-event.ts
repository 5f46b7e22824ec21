import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import { type Actor, hasRole } from '@guatu/domain/organization/actor'
import type { Command } from '../../platform/run-command.ts'
import { openProject } from '../../projects/commands/open-project.ts'
import { mayOpenBottleneck, type ProjectTies } from '../../projects/policy.ts'
import { findBottleneck } from '../reads.ts'
import { appendBottleneckEvent } from '../writes.ts'

export type RecordBottleneckEvent = {
  id: string
  bottleneckId: string
  event: 'claimed' | 'moved' | 'resolved' | 'reopened' | 'escalated'
  occurredOn: string
  due: { date: string; precision: string } | null
  level: string | null
  note: string
}

/** Claimed by a unit, moved to another date, escalated to another level, resolved, reopened. */
export const recordBottleneckEvent: Command<RecordBottleneckEvent, { id: string; projectId: string }> = {
  name: 'record-bottleneck-event',
  subject: (input) => input.bottleneckId,
  async run(ctx, input) {
    const found = await findBottleneck(ctx.trx, input.bottleneckId)
    if (!found) return refuse('platform.notFound', { what: 'bottlenecks.bottleneck' })
    const waitsForMe = (a: Actor) => found.waitsForUnitId !== null && a.unitIds.includes(found.waitsForUnitId)
    const may = (a: Actor, p: ProjectTies) =>
      mayOpenBottleneck(a, p) || (waitsForMe(a) && hasRole(a, 'department', 'township', 'park'))
    const project = await openProject(ctx, found.projectId, may)
    if (isRefusal(project)) return project
    if (input.occurredOn > ctx.today) return refuse('bottlenecks.inFuture', { occurredOn: input.occurredOn })
    if (found.resolvedOn !== null && input.event !== 'reopened')
      return refuse('bottlenecks.alreadyResolved', { on: found.resolvedOn })
    if (found.resolvedOn === null && input.event === 'reopened') return refuse('bottlenecks.notResolved')
    if (input.event === 'moved' && input.due === null) return refuse('bottlenecks.dateMissing')
    await appendBottleneckEvent(ctx, {
      id: input.id,
      bottleneckId: input.bottleneckId,
      projectId: found.projectId,
      event: input.event,
      dueOn: input.due?.date ?? null,
      duePrecision: input.due?.precision ?? null,
      level: input.level,
      note: input.note,
      occurredOn: input.occurredOn,
      recordedAt: ctx.now,
      actor: ctx.actor.name,
      actorId: ctx.actor.accountId,
      supersedes: null,
    })
    ctx.touch('dispatch')
    ctx.emit({ type: 'bottleneck.changed', projectId: found.projectId })
    return { id: input.id, projectId: found.projectId }
  },
}
