import { readRuleSet } from '@guatu/domain/cards/read-rule-set'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findDraft } from '../rule-set-reads.ts'
import { writeDraft } from '../rule-set-writes.ts'

export type SubmitRuleSetDraft = { id: string; expectedVersion: number }

/** Hands a draft in for adoption 报审: refused with its first fault where the check finds one. */
export const submitRuleSetDraft: Command<SubmitRuleSetDraft, { id: string }> = {
  name: 'submit-rule-set-draft',
  subject: (input) => input.id,
  async run(ctx, { id, expectedVersion }) {
    const draft = await findDraft(ctx.trx, id)
    if (!draft) return refuse('platform.notFound', { what: 'cards.ruleSet.draft' })
    if (draft.state !== 'draft') return refuse('cards.ruleSet.draftIsClosed')
    const read = readRuleSet(draft.body)
    if (isRefusal(read)) return refuse(read.code, read.params)
    const { version: _, ...row } = draft
    const written = await writeDraft(
      ctx,
      { ...row, body: JSON.stringify(draft.body), state: 'checked' },
      { expectedVersion },
    )
    if (isRefusal(written)) return written
    ctx.touch('ruleSets')
    return { id }
  },
}
