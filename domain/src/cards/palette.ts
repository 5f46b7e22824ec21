import { LEVELS, type Level } from './level.ts'
import type { Verdict } from './verdict.ts'

/** What a level wears in one rule set. Nothing sorts, scores or compares by it: the same colour means other things elsewhere. */
export type Attire = { readonly colour: string; readonly word: string }

/** A level without an entry wears nothing: no card is made of it. */
export type Palette = { readonly [L in Level]?: Attire }

export const attireOf = (palette: Palette, level: Level): Attire | null => palette[level] ?? null

/** Sentences of verdicts that found nothing: outside the set, without any value, or exempted. */
const FOUND_NOTHING: readonly string[] = ['cards.outside', 'cards.normalNoValues', 'cards.normalByExemption']

/** What a verdict wears; where normal wears a colour too (green for "done"), nobody wears it who was not found to be so. */
export const attireOfVerdict = (palette: Palette, { level, evidence }: Verdict): Attire | null =>
  FOUND_NOTHING.includes(evidence.sentence.code) ? null : attireOf(palette, level)

/** The order of a legend: worst first, by level, whatever the colours. */
export const legendOf = (palette: Palette): readonly { readonly level: Level; readonly attire: Attire }[] =>
  [...LEVELS].reverse().flatMap((level) => {
    const attire = palette[level]
    return attire ? [{ level, attire }] : []
  })
