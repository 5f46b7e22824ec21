import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { closedSince, groupClosedSince } from '../card-reads.ts'
import { mayLiftCard } from '../policy.ts'
import { openCard } from './open-card.ts'
import { recordAct } from './record-act.ts'

export type CarryCardOn = { cardId: string; id: string; expectedVersion: number; reason: string }

/** 续牌: somebody says that the card stays in force for the newest closed period; it never does so by itself. */
export const carryCardOn: Command<CarryCardOn, { id: string }> = {
  name: 'carry-card-on',
  subject: (input) => input.cardId,
  async run(ctx, { cardId, reason, ...note }) {
    const card = await openCard(ctx, cardId, mayLiftCard)
    if (isRefusal(card)) return card
    const closed = card.projectId
      ? await closedSince(ctx.trx, card.projectId, card.closesOn)
      : await groupClosedSince(ctx.trx, card)
    const period = closed.at(-1)?.period
    if (!period) return refuse('cards.act.noClosedPeriod')
    const done = await recordAct(ctx, card, { kind: 'carriedOn', period }, { ...note, text: reason })
    return isRefusal(done) ? done : { id: cardId }
  },
}
