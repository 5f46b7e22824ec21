import { isRefusal } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { mayCheckRectification } from '../policy.ts'
import { openCard } from './open-card.ts'
import { recordAct } from './record-act.ts'

export type CheckRectification = {
  cardId: string
  id: string
  expectedVersion: number
  accepted: boolean
  reason: string
  papers: readonly string[]
}

/** 整改核查: accepted or sent back, by someone other than whoever reported it. */
export const checkRectification: Command<CheckRectification, { id: string }> = {
  name: 'check-rectification',
  subject: (input) => input.cardId,
  async run(ctx, { cardId, accepted, reason, ...note }) {
    const card = await openCard(ctx, cardId, mayCheckRectification)
    if (isRefusal(card)) return card
    const done = await recordAct(ctx, card, { kind: 'rectificationChecked', accepted }, { ...note, text: reason })
    return isRefusal(done) ? done : { id: cardId }
  },
}
