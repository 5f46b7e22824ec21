import { isRefusal } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { mayAnswerCard, mayRecordForUnit } from '../policy.ts'
import { openCard } from './open-card.ts'
import { recordAct } from './record-act.ts'

export type StateOnCard = {
  cardId: string
  id: string
  expectedVersion: number
  agrees: boolean
  text: string
  papers: readonly string[]
  occurredOn: string
  onPaper: boolean
}

/** 单位说明: by the unit itself, or recorded from its paper by the desk, which is shown. */
export const stateOnCard: Command<StateOnCard, { id: string }> = {
  name: 'state-on-card',
  subject: (input) => input.cardId,
  async run(ctx, { cardId, agrees, onPaper, occurredOn, ...note }) {
    const card = await openCard(ctx, cardId, onPaper ? mayRecordForUnit : mayAnswerCard)
    if (isRefusal(card)) return card
    const day = onPaper ? occurredOn : ctx.today
    const done = await recordAct(ctx, card, { kind: 'stated', agrees, onPaper }, { ...note, occurredOn: day })
    return isRefusal(done) ? done : { id: cardId }
  },
}
