import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { openProject } from '../../projects/commands/open-project.ts'
import { mayOpenBottleneck } from '../../projects/policy.ts'
import { appendBottleneck } from '../writes.ts'

export type OpenBottleneck = {
  id: string
  projectId: string
  text: string
  factor: string
  waitsForUnitId: string | null
  level: string
  due: { date: string; precision: string } | null
  occurredOn: string
}

/** 堵点: what blocks, by which factor, whom it waits for, who can decide, until when. */
export const openBottleneck: Command<OpenBottleneck, { id: string }> = {
  name: 'open-bottleneck',
  subject: (input) => input.projectId,
  async run(ctx, input) {
    const project = await openProject(ctx, input.projectId, mayOpenBottleneck)
    if (isRefusal(project)) return project
    if (input.occurredOn > ctx.today) return refuse('bottlenecks.inFuture', { occurredOn: input.occurredOn })
    await appendBottleneck(ctx, {
      id: input.id,
      projectId: input.projectId,
      text: input.text,
      factor: input.factor,
      waitsForUnitId: input.waitsForUnitId,
      level: input.level,
      dueOn: input.due?.date ?? null,
      duePrecision: input.due?.precision ?? null,
      occurredOn: input.occurredOn,
      recordedAt: ctx.now,
      actorId: ctx.actor.accountId,
      supersedes: null,
    })
    ctx.touch('dispatch')
    ctx.emit({ type: 'bottleneck.changed', projectId: input.projectId })
    return { id: input.id }
  },
}
