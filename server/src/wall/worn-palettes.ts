import { LEVELS, type Level } from '@guatu/domain/cards/level'
import { attireOf, type Palette } from '@guatu/domain/cards/palette'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import type { LevelLetter, PaletteColour, WallPalette } from '@guatu/domain/wall/snapshot'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { wordOf } from '../cards/present.ts'
import type { RuleSetRegister } from '../cards/rule-set-reads.ts'
import { letterOf } from './reads.ts'

/** A project in a campaign or region with a set of its own wears that set's colours and words, not the district's. */
export class WornPalettes {
  readonly others: WallPalette[] = []
  private readonly known = new Map<string, number>()
  private readonly register: RuleSetRegister
  private readonly usual: RuleSet
  private readonly lang: Lang

  constructor(register: RuleSetRegister, usual: RuleSet, lang: Lang) {
    this.register = register
    this.usual = usual
    this.lang = lang
  }

  /** Of the set that judged, named id@version; −1 wears the district's. */
  indexOf(named: string | null): number {
    if (named === null || named === `${this.usual.id}@${this.usual.version}`) return -1
    const known = this.known.get(named)
    if (known !== undefined) return known
    const set = this.register.adopted.find((a) => `${a.ruleSet.id}@${a.ruleSet.version}` === named)?.ruleSet
    const index = set ? this.others.push(paletteOf(set.palette, this.lang)) - 1 : -1
    this.known.set(named, index)
    return index
  }
}

export const paletteOf = (palette: Palette, lang: Lang): WallPalette =>
  Object.fromEntries([
    ...LEVELS.map((level: Level) => [
      letterOf(level),
      { colour: (attireOf(palette, level)?.colour ?? 'none') as PaletteColour, word: wordOf(palette, level, lang) },
    ]),
    ['-' satisfies LevelLetter, { colour: 'none', word: say({ code: 'cards.notJudged', params: {} }, lang) }],
  ]) as WallPalette
