import { isRefusal } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { mayAnswerCard, mayRecordForUnit } from '../policy.ts'
import { openCard } from './open-card.ts'
import { recordAct } from './record-act.ts'

export type AppealCard = {
  cardId: string
  id: string
  expectedVersion: number
  text: string
  papers: readonly string[]
  occurredOn: string
  onPaper: boolean
}

/** 申诉: within the set's working days from service; a paper counts by the day it was handed in. */
export const appealCard: Command<AppealCard, { id: string }> = {
  name: 'appeal-card',
  subject: (input) => input.cardId,
  async run(ctx, { cardId, onPaper, occurredOn, ...note }) {
    const card = await openCard(ctx, cardId, onPaper ? mayRecordForUnit : mayAnswerCard)
    if (isRefusal(card)) return card
    const day = onPaper ? occurredOn : ctx.today
    const done = await recordAct(ctx, card, { kind: 'appealed', onPaper }, { ...note, occurredOn: day })
    return isRefusal(done) ? done : { id: cardId }
  },
}
