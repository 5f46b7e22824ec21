import type { Board } from '@guatu/contract/boards'
import { cardTermsOf } from '@guatu/domain/cards/card-terms'
import { LEVELS, type Level } from '@guatu/domain/cards/level'
import { attireOf } from '@guatu/domain/cards/palette'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { wordOf } from '../cards/present.ts'
import type { PublicCardRow } from '../cards/public-card-reads.ts'

type Worn = Board['counts'][number]

/** What a card wears: colour and word of the set that judged it, the word in the reader's language. */
export const wornBy = (card: Pick<PublicCardRow, 'level' | 'word' | 'colour'>, lang: Lang): Omit<Worn, 'count'> => ({
  level: card.level,
  word: lang === 'zh' && card.word ? card.word : say({ code: `cards.level.${card.level}`, params: {} }, lang),
  colour: card.colour,
})

/**
 * How many cards are in force, worst level first, each with what its own set dresses it in: two sets that dress a level
 * differently are counted apart. Levels that the district's set makes cards of stand there with nought.
 */
export function countsOf(cards: readonly PublicCardRow[], set: RuleSet, lang: Lang): Board['counts'] {
  const made = cardTermsOf(set).levels
  return [...LEVELS].reverse().flatMap((level): Worn[] => {
    const worn = new Map<string, Worn>()
    if (made.includes(level)) put(worn, districtWorn(set, level, lang), 0)
    for (const card of cards) if (card.level === level) put(worn, wornBy(card, lang), 1)
    const found = [...worn.values()]
    // The district's own dress of a level that only others wear would be a tile of nothing.
    return found.length > 1 ? found.filter((one) => one.count > 0) : found
  })
}

const districtWorn = ({ palette }: RuleSet, level: Level, lang: Lang): Omit<Worn, 'count'> => ({
  level,
  word: wordOf(palette, level, lang),
  colour: attireOf(palette, level)?.colour ?? null,
})

function put(worn: Map<string, Worn>, one: Omit<Worn, 'count'>, count: number): void {
  const key = `${one.colour} ${one.word}`
  worn.set(key, { ...one, count: (worn.get(key)?.count ?? 0) + count })
}
