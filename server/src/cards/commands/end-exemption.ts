import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { openProject } from '../../projects/commands/open-project.ts'
import { appendExemption } from '../card-writes.ts'
import { findExemption, replacementOf } from '../exemption-reads.ts'
import { mayGrantExemption } from '../policy.ts'

export type EndExemption = { exemptionId: string; id: string; endsOn: string; reason: string }

/** Ends an exemption before its time: a shorter one takes its place, and the first stays as it was written. */
export const endExemption: Command<EndExemption, { id: string }> = {
  name: 'end-exemption',
  subject: (input) => input.exemptionId,
  async run(ctx, { exemptionId, id, endsOn, reason }) {
    if (!mayGrantExemption(ctx.actor)) return refuse('platform.notPermitted')
    const old = await findExemption(ctx.trx, exemptionId)
    if (!old) return refuse('platform.notFound', { what: 'cards.exemptionNamed' })
    if (old.projectId) {
      const project = await openProject(ctx, old.projectId, mayGrantExemption)
      if (isRefusal(project)) return project
    }
    const later = await replacementOf(ctx.trx, exemptionId)
    if (later) return later.id === id ? { id } : refuse('cards.exemption.endedAlready')
    if (endsOn < old.fromOn || endsOn >= old.toOn) return refuse('cards.exemption.span')
    await appendExemption(ctx, {
      ...old,
      id,
      toOn: endsOn,
      reason,
      approver: ctx.actor.name,
      occurredOn: ctx.today,
      recordedAt: ctx.now,
      actorId: ctx.actor.accountId,
      supersedes: exemptionId,
    })
    if (old.projectId) ctx.emit({ type: 'exemption.changed', projectId: old.projectId })
    ctx.touch('exemptions')
    // An exempted unit's light follows.
    ctx.touch('groupsDue')
    return { id }
  },
}
