import { type Refusal, refuse } from '../kernel/coded.ts'
import { compareLevels, type Level } from './level.ts'
import type { RuleSet } from './rule-set.ts'

export type ClosedLevel = { readonly period: string; readonly level: Level }

/** Closed periods in a row that must be better than the card before it may be lifted, where a set doesn't say. */
export const DEFAULT_LIFT_AFTER = 1

/**
 * Whether a card may be lifted 摘牌: the last `liftAfter` closed periods since its own were all better than its level, so
 * that a project on the edge doesn't flicker. The period's own card stays as it was given.
 */
export function mayLift(
  set: Pick<RuleSet, 'liftAfter'>,
  card: ClosedLevel,
  closedSince: readonly ClosedLevel[],
): { readonly refused?: false; readonly calm: number } | Refusal {
  const needed = set.liftAfter ?? DEFAULT_LIFT_AFTER
  const newestFirst = closedSince.filter((c) => c.period > card.period).sort((a, b) => (a.period < b.period ? 1 : -1))
  let calm = 0
  for (const closed of newestFirst) {
    if (compareLevels(closed.level, card.level) >= 0) break
    calm += 1
  }
  return calm >= needed ? { calm } : refuse('cards.lift.tooEarly', { calm, needed, level: `cards.level.${card.level}` })
}
