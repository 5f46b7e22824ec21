import { isRefusal } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { mayRecordSilence } from '../policy.ts'
import { openCard } from './open-card.ts'
import { recordAct } from './record-act.ts'

export type RecordSilence = { cardId: string; id: string; expectedVersion: number; note: string }

/** 逾期未说明: the limit is over and nothing was said. */
export const recordSilence: Command<RecordSilence, { id: string }> = {
  name: 'record-silence',
  subject: (input) => input.cardId,
  async run(ctx, { cardId, note, ...act }) {
    const card = await openCard(ctx, cardId, mayRecordSilence)
    if (isRefusal(card)) return card
    const done = await recordAct(ctx, card, { kind: 'silent' }, { ...act, text: note })
    return isRefusal(done) ? done : { id: cardId }
  },
}
