import { refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findExemption, replacementOf } from '../exemption-reads.ts'
import { mayGrantExemption } from '../policy.ts'
import { appendExemptionOf, openExempted } from './exempt-subject.ts'

export type EndExemption = { exemptionId: string; id: string; endsOn: string; reason: string }

/** Ends an exemption before its time: a shorter one takes its place, and the first stays as it was written. */
export const endExemption: Command<EndExemption, { id: string }> = {
  name: 'end-exemption',
  subject: (input) => input.exemptionId,
  async run(ctx, { exemptionId, id, endsOn, reason }) {
    if (!mayGrantExemption(ctx.actor)) return refuse('platform.notPermitted')
    const old = await findExemption(ctx.trx, exemptionId)
    if (!old) return refuse('platform.notFound', { what: 'cards.exemptionNamed' })
    const unseen = await openExempted(ctx, old)
    if (unseen) return unseen
    const later = await replacementOf(ctx.trx, exemptionId)
    if (later) return later.id === id ? { id } : refuse('cards.exemption.endedAlready')
    if (endsOn < old.fromOn || endsOn >= old.toOn) return refuse('cards.exemption.span')
    await appendExemptionOf(ctx, {
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
    return { id }
  },
}
