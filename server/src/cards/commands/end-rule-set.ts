import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findRuleSet } from '../rule-set-reads.ts'
import { writeAdopted } from '../rule-set-writes.ts'

export type EndRuleSet = { id: string; expectedVersion: number; lastDay: string; reason: string }

/** Ends the set of a campaign or region on a day. The district always has one: there another is adopted instead. */
export const endRuleSet: Command<EndRuleSet, { id: string }> = {
  name: 'end-rule-set',
  subject: (input) => input.id,
  async run(ctx, { id, expectedVersion, lastDay, reason }) {
    const before = await findRuleSet(ctx.trx, id)
    if (!before) return refuse('platform.notFound', { what: 'cards.ruleSet.set' })
    if (before.campaignId === null && before.regionCode === null) return refuse('cards.ruleSet.districtNeedsOne')
    if (lastDay < ctx.today || lastDay < before.inForceFrom) return refuse('cards.ruleSet.dayIsPast', { day: lastDay })
    const { version: _, ...row } = before
    const written = await writeAdopted(
      ctx,
      { ...row, body: JSON.stringify(before.body), inForceTo: lastDay },
      { expectedVersion, reason, effectiveOn: before.inForceFrom },
    )
    if (isRefusal(written)) return written
    for (const topic of ['ruleSets', 'wall', 'dispatch']) ctx.touch(topic)
    ctx.emit({ type: 'ruleSet.changed' })
    return { id }
  },
}
