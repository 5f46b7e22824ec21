import type { RuleSetPlace } from '@guatu/contract/rule-sets'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { z } from 'zod'
import type { Command } from '../../platform/run-command.ts'
import { placeColumns } from '../place-of-rule-set.ts'
import { findDraft } from '../rule-set-reads.ts'
import { writeDraft } from '../rule-set-writes.ts'

export type WriteRuleSetDraft = {
  id: string
  /** Null begins it. */
  expectedVersion: number | null
  name: string
  place: z.infer<typeof RuleSetPlace>
  body: Record<string, unknown>
}

/** More than any set that people can oversee; a rule is some 200 characters. */
const MOST_CHARACTERS = 200_000

/** Begins or changes a set on its way. Unfinished work may be kept: it is checked when it is handed in. A change takes a handed-in set back. */
export const writeRuleSetDraft: Command<WriteRuleSetDraft, { id: string }> = {
  name: 'write-rule-set-draft',
  subject: (input) => input.id,
  async run(ctx, { id, expectedVersion, name, place, body }) {
    const text = JSON.stringify(body)
    if (text.length > MOST_CHARACTERS) return refuse('cards.ruleSet.tooLarge', { most: MOST_CHARACTERS })
    const columns = await placeColumns(ctx.trx, place)
    if (isRefusal(columns)) return columns
    const before = await findDraft(ctx.trx, id)
    if (expectedVersion === null && before) {
      const same = before.name === name && JSON.stringify(before.body) === text
      return same || before.version > 1 ? { id } : refuse('platform.idTaken')
    }
    if (expectedVersion !== null && !before) return refuse('platform.notFound', { what: 'cards.ruleSet.draft' })
    if (before && before.state !== 'draft' && before.state !== 'checked') return refuse('cards.ruleSet.draftIsClosed')
    const row = { id, name, body: text, state: 'draft' as const, ...columns, ruleSetId: null, ruleSetVersion: null }
    const written = await writeDraft(ctx, row, { expectedVersion })
    if (isRefusal(written)) return written
    ctx.touch('ruleSets')
    return { id }
  },
}
