import { isRefusal } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { mayAnswerCard, mayRecordForUnit } from '../policy.ts'
import { openCard } from './open-card.ts'
import { recordAct } from './record-act.ts'

export type ReceiveCard = {
  cardId: string
  id: string
  expectedVersion: number
  means: 'opened' | 'paper'
  receivedBy: string
  occurredOn: string
}

/** 送达回执: opened by the unit's own account, or received on paper. Limits of the unit run from this day. */
export const receiveCard: Command<ReceiveCard, { id: string }> = {
  name: 'receive-card',
  subject: (input) => input.cardId,
  async run(ctx, { cardId, means, receivedBy, occurredOn, ...note }) {
    const paper = means === 'paper'
    const card = await openCard(ctx, cardId, paper ? mayRecordForUnit : mayAnswerCard)
    if (isRefusal(card)) return card
    const by = paper ? receivedBy : ctx.actor.name
    const day = paper ? occurredOn : ctx.today
    const done = await recordAct(ctx, card, { kind: 'received', means, receivedBy: by }, { ...note, occurredOn: day })
    if (isRefusal(done)) return done
    ctx.touch('duties')
    return { id: cardId }
  },
}
