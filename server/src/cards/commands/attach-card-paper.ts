import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findCardPaper } from '../card-reads.ts'
import { appendCardPaper } from '../card-writes.ts'
import { mayAddPaper } from '../policy.ts'
import { openCard } from './open-card.ts'

export type AttachCardPaper = {
  id: string
  cardId: string
  name: string
  mediaType: string
  bytes: number
  sha256: string
}

/** A paper for a step that follows; the bytes are stored already, by their content. */
export const attachCardPaper: Command<AttachCardPaper, { id: string }> = {
  name: 'attach-card-paper',
  subject: (input) => input.cardId,
  async run(ctx, input) {
    const card = await openCard(ctx, input.cardId, mayAddPaper)
    if (isRefusal(card)) return card
    const before = await findCardPaper(ctx.trx, input.id)
    if (before) {
      const same = before.sha256 === input.sha256 && before.cardId === input.cardId
      return same ? { id: input.id } : refuse('platform.idTaken')
    }
    await appendCardPaper(ctx, {
      ...input,
      occurredOn: ctx.today,
      recordedAt: ctx.now,
      actorId: ctx.actor.accountId,
    })
    return { id: input.id }
  },
}
