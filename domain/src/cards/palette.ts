import type { Coded } from '../kernel/coded.ts'
import { LEVELS, type Level } from './level.ts'
import type { Verdict } from './verdict.ts'

/** What a level wears in one rule set. Nothing sorts, scores or compares by it: the same colour means other things elsewhere. */
export type Attire = { readonly colour: string; readonly word: string }

/** A level without an entry wears nothing: no card is made of it. */
export type Palette = { readonly [L in Level]?: Attire }

export const attireOf = (palette: Palette, level: Level): Attire | null => palette[level] ?? null

/** Sentences of verdicts that found nothing: outside the set, without any value, or exempted. The database knows them too. */
export const FOUND_NOTHING: readonly string[] = ['cards.outside', 'cards.normalNoValues', 'cards.normalByExemption']

/** Whether anything was judged, so that the level wears the set's colour and word. */
export const wasJudged = (sentence: Pick<Coded, 'code'>): boolean => !FOUND_NOTHING.includes(sentence.code)

/** What a verdict wears; where normal wears a colour too (green for "done"), nobody wears it who was not found to be so. */
export const attireOfVerdict = (palette: Palette, { level, evidence }: Verdict): Attire | null =>
  wasJudged(evidence.sentence) ? attireOf(palette, level) : null

/** The order of a legend: worst first, by level, whatever the colours. */
export const legendOf = (palette: Palette): readonly { readonly level: Level; readonly attire: Attire }[] =>
  [...LEVELS].reverse().flatMap((level) => {
    const attire = palette[level]
    return attire ? [{ level, attire }] : []
  })
