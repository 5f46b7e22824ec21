import { isRefusal } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { mayAnswerCard } from '../policy.ts'
import { openCard } from './open-card.ts'
import { recordAct } from './record-act.ts'

export type ReportRectification = {
  cardId: string
  id: string
  expectedVersion: number
  text: string
  papers: readonly string[]
}

/** 报送整改: the unit says what it has done. */
export const reportRectification: Command<ReportRectification, { id: string }> = {
  name: 'report-rectification',
  subject: (input) => input.cardId,
  async run(ctx, { cardId, ...note }) {
    const card = await openCard(ctx, cardId, mayAnswerCard)
    if (isRefusal(card)) return card
    const done = await recordAct(ctx, card, { kind: 'rectificationReported' }, note)
    return isRefusal(done) ? done : { id: cardId }
  },
}
