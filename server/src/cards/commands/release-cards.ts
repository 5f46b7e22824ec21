import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { mayReleaseCard } from '../policy.ts'
import { openCards } from './open-card.ts'
import type { CardSeen } from './open-hearing.ts'
import { recordAct } from './record-act.ts'

export type ReleaseCards = { batchId: string; cards: readonly CardSeen[]; reason: string }

/** 公布: from here on the cards are on the public board; whoever signs in is the named approver. */
export const releaseCards: Command<ReleaseCards, { batchId: string }> = {
  name: 'release-cards',
  subject: (input) => input.batchId,
  async run(ctx, { batchId, cards, reason }) {
    const files = await openCards(
      ctx,
      cards.map((c) => c.cardId),
      mayReleaseCard,
    )
    if (isRefusal(files)) return files
    if (files.some((f) => f.batchId !== batchId)) return refuse('cards.act.otherBatch')
    for (const seen of cards) {
      const file = files.find((f) => f.id === seen.cardId)!
      const done = await recordAct(ctx, file, { kind: 'released' }, { ...seen, text: reason })
      if (isRefusal(done)) return done
    }
    return { batchId }
  },
}
