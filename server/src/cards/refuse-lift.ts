import type { Level } from '@guatu/domain/cards/level'
import { mayLift } from '@guatu/domain/cards/lift'
import { isRefusal, type Refusal } from '@guatu/domain/kernel/coded'
import type { Db } from '../platform/db.ts'
import { type CardFile, closedSince, groupClosedSince } from './card-reads.ts'

/** Hysteresis: why a card may not be lifted yet, by the closed periods since its own; null where it may. */
export async function refuseLift(db: Db, card: CardFile): Promise<Refusal | null> {
  // A commendation has nothing to become better than.
  if (card.level === 'commend') return null
  // A matter ends: whoever finds its rectification done lifts its card, without waiting for further periods.
  if (card.subjectType === 'matter') return null
  const closed = card.projectId
    ? await closedSince(db, card.projectId, card.closesOn)
    : await groupClosedSince(db, card)
  const levels = closed.map((c) => ({ period: c.period, level: c.level as Level }))
  const answer = mayLift(card, { period: card.period, level: card.level }, levels)
  return isRefusal(answer) ? answer : null
}
