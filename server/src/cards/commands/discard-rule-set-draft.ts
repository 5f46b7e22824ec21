import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findDraft } from '../rule-set-reads.ts'
import { writeDraft } from '../rule-set-writes.ts'

export type DiscardRuleSetDraft = { id: string; expectedVersion: number }

/** Puts a draft aside; what was written of it stays in its revisions. */
export const discardRuleSetDraft: Command<DiscardRuleSetDraft, { id: string }> = {
  name: 'discard-rule-set-draft',
  subject: (input) => input.id,
  async run(ctx, { id, expectedVersion }) {
    const draft = await findDraft(ctx.trx, id)
    if (!draft) return refuse('platform.notFound', { what: 'cards.ruleSet.draft' })
    if (draft.state !== 'draft' && draft.state !== 'checked') return refuse('cards.ruleSet.draftIsClosed')
    const { version: _, ...row } = draft
    const written = await writeDraft(
      ctx,
      { ...row, body: JSON.stringify(draft.body), state: 'discarded' },
      { expectedVersion },
    )
    if (isRefusal(written)) return written
    ctx.touch('ruleSets')
    return { id }
  },
}
