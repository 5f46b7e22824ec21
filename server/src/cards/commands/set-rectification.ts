import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isRefusal } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { maySetRectification } from '../policy.ts'
import { openCard } from './open-card.ts'
import { recordAct } from './record-act.ts'

export type SetRectification = {
  cardId: string
  id: string
  expectedVersion: number
  dueOn: string
  demand: string
  reason: string
}

/** 整改要求: what is asked, by when. A later one moves the date; the earlier stays among the steps. */
export const setRectification: Command<SetRectification, { id: string }> = {
  name: 'set-rectification',
  subject: (input) => input.cardId,
  async run(ctx, { cardId, dueOn, demand, reason, ...note }) {
    const card = await openCard(ctx, cardId, maySetRectification)
    if (isRefusal(card)) return card
    const act = { kind: 'rectificationSet', dueOn: dueOn as CivilDate, demand } as const
    const done = await recordAct(ctx, card, act, { ...note, text: reason })
    return isRefusal(done) ? done : { id: cardId }
  },
}
