import { isRefusal } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { mayLiftCard } from '../policy.ts'
import { refuseLift } from '../refuse-lift.ts'
import { openCard } from './open-card.ts'
import { recordAct } from './record-act.ts'

export type LiftCard = { cardId: string; id: string; expectedVersion: number; reason: string }

/** 摘牌: when the rectification is accepted and enough closed periods since were better. */
export const liftCard: Command<LiftCard, { id: string }> = {
  name: 'lift-card',
  subject: (input) => input.cardId,
  async run(ctx, { cardId, reason, ...note }) {
    const card = await openCard(ctx, cardId, mayLiftCard)
    if (isRefusal(card)) return card
    const done = await recordAct(ctx, card, { kind: 'lifted' }, { ...note, text: reason })
    if (isRefusal(done)) return done
    return (done.again ? null : await refuseLift(ctx.trx, card)) ?? { id: cardId }
  },
}
