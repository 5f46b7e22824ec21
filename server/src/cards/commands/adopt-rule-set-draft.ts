import { readRuleSet } from '@guatu/domain/cards/read-rule-set'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { lineOf } from '../place-of-rule-set.ts'
import { authorsOfDraft, findDraft, findRuleSet } from '../rule-set-reads.ts'
import { writeAdopted, writeDraft } from '../rule-set-writes.ts'

export type AdoptRuleSetDraft = { id: string; expectedVersion: number; inForceFrom: string; reason: string }

/**
 * Adopts a checked draft from a day on: a new version of its line. Four eyes: nobody adopts what they wrote. From today at
 * the earliest, so that no closed period is judged by what nobody could know then.
 */
export const adoptRuleSetDraft: Command<AdoptRuleSetDraft, { id: string }> = {
  name: 'adopt-rule-set-draft',
  subject: (input) => input.id,
  async run(ctx, { id, expectedVersion, inForceFrom, reason }) {
    const draft = await findDraft(ctx.trx, id)
    if (!draft) return refuse('platform.notFound', { what: 'cards.ruleSet.draft' })
    if (draft.version !== expectedVersion) return refuse('platform.staleVersion', { expected: expectedVersion })
    if (draft.state !== 'checked') return refuse('cards.ruleSet.notChecked')
    const authors = await authorsOfDraft(ctx.trx, id)
    if (authors.some((a) => a.accountId === ctx.actor.accountId)) return refuse('cards.ruleSet.ownDraft')
    if (inForceFrom < ctx.today) return refuse('cards.ruleSet.dayIsPast', { day: inForceFrom })
    const read = readRuleSet(draft.body)
    if (isRefusal(read)) return refuse(read.code, read.params)
    const line = lineOf(read.id, draft)
    const before = await findRuleSet(ctx.trx, line)
    const version = (before?.version ?? 0) + 1
    const { campaignId, regionCode, name } = draft
    const body = JSON.stringify({ ...read, version: String(version) })
    const written = await writeAdopted(
      ctx,
      { id: line, name, body, inForceFrom, inForceTo: null, campaignId, regionCode },
      { expectedVersion: before?.version ?? null, reason, effectiveOn: inForceFrom },
    )
    if (isRefusal(written)) return written
    const { version: _, ...row } = draft
    const closed = { ...row, body: JSON.stringify(draft.body), state: 'adopted' as const }
    const kept = await writeDraft(
      ctx,
      { ...closed, ruleSetId: line, ruleSetVersion: version },
      { expectedVersion, reason },
    )
    if (isRefusal(kept)) return kept
    for (const topic of ['ruleSets', 'wall', 'dispatch']) ctx.touch(topic)
    ctx.emit({ type: 'ruleSet.changed' })
    return { id }
  },
}
