import { type Coded, coded } from '../kernel/coded.ts'
import { cardTermsOf } from './card-terms.ts'
import type { Consequence, RuleSet } from './rule-set.ts'

/** What a set says about cards and what they entail, in plain sentences, for the person who imports it. */
export function describeCardTerms(set: RuleSet): {
  readonly cards: Coded
  /** Whom a set for units gives cards to, where it says so. */
  readonly groups: readonly Coded[]
  readonly consequences: readonly Coded[]
} {
  const terms = cardTermsOf(set)
  const { hearingDays, appealDays, rectifyDays } = terms
  const params = { levels: terms.levels.map((l) => `cards.level.${l}`), hearingDays, appealDays, rectifyDays }
  return {
    cards:
      terms.levels.length === 0 ? coded('cards.meaning.noCards') : coded(`cards.meaning.cards.${terms.rhythm}`, params),
    groups:
      set.scope === 'unit' && set.cards?.groups
        ? [coded('cards.meaning.groups', { groups: terms.groups.map((g) => `cards.of.${g}`) })]
        : [],
    consequences: (set.consequences ?? []).flatMap((c) => [
      consequenceMeaning(c, set),
      ...(c.duty === 'deduction' ? [coded('cards.meaning.deduction', { points: c.points ?? null })] : []),
    ]),
  }
}

function consequenceMeaning(c: Consequence, set: RuleSet): Coded {
  const unit = c.days === 'working' ? 'Working' : ''
  return coded(`cards.meaning.consequence${c.running ? 'Running' : ''}${unit}`, {
    level: `cards.level.${c.level}`,
    word: set.palette[c.level]?.word ?? '',
    duty: c.duty === 'other' ? (c.text ?? '') : `cards.duty.${c.duty}`,
    running: c.running ?? 1,
    days: c.withinDays,
  })
}
