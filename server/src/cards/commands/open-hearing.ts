import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { mayOpenHearing } from '../policy.ts'
import { openCards } from './open-card.ts'
import { recordAct } from './record-act.ts'

/** A card of a list of several, with the act's id and the version it was seen at. */
export type CardSeen = { id: string; cardId: string; expectedVersion: number }
export type OpenHearing = { batchId: string; cards: readonly CardSeen[]; note: string }

/** 核实: the units are asked; their working days run from today. */
export const openHearing: Command<OpenHearing, { batchId: string }> = {
  name: 'open-hearing',
  subject: (input) => input.batchId,
  async run(ctx, { batchId, cards, note }) {
    const files = await openCards(
      ctx,
      cards.map((c) => c.cardId),
      mayOpenHearing,
    )
    if (isRefusal(files)) return files
    if (files.some((f) => f.batchId !== batchId)) return refuse('cards.act.otherBatch')
    for (const seen of cards) {
      const file = files.find((f) => f.id === seen.cardId)!
      const act = { kind: 'hearingOpened', days: file.terms.hearingDays } as const
      const done = await recordAct(ctx, file, act, { ...seen, text: note })
      if (isRefusal(done)) return done satisfies Refusal
    }
    return { batchId }
  },
}
