import { isRefusal } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { mayAnswerCard, mayRecordForUnit } from '../policy.ts'
import { openCard } from './open-card.ts'
import { recordAct } from './record-act.ts'

export type ReportRectification = {
  cardId: string
  id: string
  expectedVersion: number
  text: string
  papers: readonly string[]
  occurredOn: string
  onPaper: boolean
}

/** 报送整改: the unit says what it has done, or the desk records its paper, which is shown; a paper counts by the day it was handed in. */
export const reportRectification: Command<ReportRectification, { id: string }> = {
  name: 'report-rectification',
  subject: (input) => input.cardId,
  async run(ctx, { cardId, onPaper, occurredOn, ...note }) {
    const card = await openCard(ctx, cardId, onPaper ? mayRecordForUnit : mayAnswerCard)
    if (isRefusal(card)) return card
    const act = { kind: 'rectificationReported', ...(onPaper && { onPaper }) } as const
    const done = await recordAct(ctx, card, act, { ...note, occurredOn: onPaper ? occurredOn : ctx.today })
    return isRefusal(done) ? done : { id: cardId }
  },
}
