import { DEFAULT_PROJECT_RULES } from '@guatu/domain/cards/default-rule-set'
import type { Level } from '@guatu/domain/cards/level'
import { describe, expect, it } from 'vitest'
import type { PublicCardRow } from '../cards/public-card-reads.ts'
import { countsOf } from './count-worn.ts'

const card = (level: Level, word: string, colour: string): PublicCardRow => ({
  ...{ id: 'c', subjectType: 'project', projectId: 'p', subject: '某项目', unit: '某局', level, word, colour },
  ...{ period: '2026-10', ruleSet: 'own', ruleSetVersion: '1', notice: '', issuedOn: '', publishedOn: '' },
})
const counted = (cards: readonly PublicCardRow[], lang: 'zh' | 'en' = 'zh') =>
  countsOf(cards, DEFAULT_PROJECT_RULES, lang).map((c) => [c.level, c.word, c.colour, c.count])

describe('the counts of the board', () => {
  it('stand at nought for each level that the district makes cards of', () => {
    const counts = countsOf([], DEFAULT_PROJECT_RULES, 'zh')
    expect(counts.map((c) => c.level)).toContain('severe')
    expect(counts.every((c) => c.count === 0 && c.colour !== null)).toBe(true)
  })

  it('wear the words and colours of the set that judged, each dress counted by itself', () => {
    const { word, colour } = DEFAULT_PROJECT_RULES.palette.severe!
    const cards = [card('severe', word, colour), card('severe', '橙牌', 'yellow'), card('severe', '橙牌', 'yellow')]
    const severe = counted(cards).filter(([level]) => level === 'severe')
    expect(severe).toEqual([
      ['severe', word, colour, 1],
      ['severe', '橙牌', 'yellow', 2],
    ])
  })

  it('leave out the district’s dress of a level that only other sets’ cards wear', () => {
    const severe = counted([card('severe', '橙牌', 'yellow')]).filter(([level]) => level === 'severe')
    expect(severe).toEqual([['severe', '橙牌', 'yellow', 1]])
  })

  it('say the level in the reader’s language where the set’s word is Chinese', () => {
    expect(counted([card('warn', '黄牌', 'yellow')], 'en')).toContainEqual(['warn', 'warned', 'yellow', 1])
  })
})
