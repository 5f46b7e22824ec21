import type { BatchCard, BatchDetail, CardBatch } from '@guatu/contract/card-batches'
import type { CardRow } from '@guatu/contract/card-rows'

export type BatchAct = CardBatch['may'][number]
export type BatchSelection = ReadonlySet<string>

/** Cards that something can still be done with for the batch; ended ones can't be ticked. */
export const actableBy = (card: CardRow): boolean =>
  ['proposed', 'hearing', 'heard', 'approved', 'served'].includes(card.stage) && !waitsForAppeal(card)

/** Served and objected to: it goes to no screen before the appeal is decided. */
export const waitsForAppeal = (card: Pick<CardRow, 'stage' | 'appeal'>): boolean =>
  card.stage === 'served' && card.appeal === 'open'

const stagesOf: Readonly<Record<BatchAct, readonly CardRow['stage'][]>> = {
  openHearing: ['proposed'],
  decide: ['heard'],
  issue: ['approved'],
  voidNotice: ['issued'],
  release: ['served'],
}

/**
 * The cards an act is about: the ticked ones that stand where the act begins; without any tick, all of those. A notice takes
 * every approved card of the batch whatever is ticked.
 */
export function chosenOf(detail: BatchDetail, act: BatchAct, selection: BatchSelection): readonly BatchCard[] {
  const fit = detail.cards.filter((card) => stagesOf[act].includes(card.stage) && !waitsForAppeal(card))
  if (act === 'issue' || act === 'voidNotice') return fit
  const ticked = fit.filter((card) => selection.has(card.id))
  return selection.size === 0 ? fit : ticked
}

/** Cards that keep the notice waiting: not decided yet, beside some that are approved. */
export const undecidedBeside = (cards: readonly Pick<CardRow, 'stage'>[]): number =>
  cards.some((card) => card.stage === 'approved')
    ? cards.filter((card) => ['proposed', 'hearing', 'heard'].includes(card.stage)).length
    : 0
