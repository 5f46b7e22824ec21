import { describe, expect, it } from 'vitest'
import type { CivilDate } from '../calendar/civil-date.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import { isRefusal } from '../kernel/coded.ts'
import { cardPeriodOf, cardTermsOf } from './card-terms.ts'
import { consequencesOf, dutyDue } from './consequences.ts'
import { DEFAULT_PROJECT_RULES } from './default-rule-set.ts'
import { describeCardTerms } from './describe-card-terms.ts'
import { holderOn, levelForHolder, tookOverIn } from './hand-over.ts'
import { markRepairs } from './mark-repairs.ts'
import { OUHAI_2020 } from './presets/ouhai.ts'
import { SANYA_2022 } from './presets/sanya.ts'
import { readRuleSet } from './read-rule-set.ts'
import { shownPeriods } from './repaired-late.ts'

const day = (text: string) => text as CivilDate
const calendar = buildWorkingCalendar([])

describe('the terms of cards', () => {
  it('make no card of a level that wears nothing, of a reminder, or of normal', () => {
    expect(cardTermsOf(DEFAULT_PROJECT_RULES).levels).toEqual(['commend', 'warn', 'severe'])
    expect(cardTermsOf(SANYA_2022).levels).toEqual(['warn', 'severe'])
    expect(cardTermsOf({ ...SANYA_2022, cards: { levels: ['severe'] } }).levels).toEqual(['severe'])
  })

  it('run by month or by quarter, each locked eight days after its end', () => {
    expect(cardPeriodOf({ rhythm: 'month' }, day('2026-09-15'), calendar)).toMatchObject({ key: '2026-09' })
    const quarter = cardPeriodOf({ rhythm: 'quarter' }, day('2026-08-15'), calendar)
    expect(quarter).toMatchObject({ key: '2026-Q3', closesOn: '2026-09-30' })
    expect(quarter.lockAt).toBe(cardPeriodOf({ rhythm: 'month' }, day('2026-09-15'), calendar).lockAt)
  })
})

describe('what a card entails', () => {
  it('is one leader higher only at the second yellow running (Sanya)', () => {
    expect(consequencesOf(SANYA_2022, 'warn', [null])).toEqual([])
    expect(consequencesOf(SANYA_2022, 'warn', ['severe'])).toEqual([])
    expect(consequencesOf(SANYA_2022, 'warn', ['warn', null])).toMatchObject([{ duty: 'oneLeaderHigher', running: 2 }])
    expect(consequencesOf(SANYA_2022, 'severe', ['warn'])).toEqual([])
  })

  it('is due so many days after service, in calendar or in working days', () => {
    const friday = day('2026-11-20')
    expect(dutyDue({ withinDays: 3, days: 'calendar' }, friday, calendar).on).toBe('2026-11-23')
    expect(dutyDue({ withinDays: 3, days: 'working' }, friday, calendar)).toEqual({
      on: '2026-11-25',
      provisional: true,
    })
  })

  it.each([
    [{ level: 'warn', duty: 'dance', withinDays: 3 }, 'cards.check.unknownDuty'],
    [{ level: 'warn', duty: 'talk', withinDays: 0 }, 'cards.check.consequenceDays'],
    [{ level: 'red', duty: 'talk', withinDays: 3 }, 'cards.check.consequenceLevel'],
    [{ level: 'normal', duty: 'talk', withinDays: 3 }, 'cards.check.consequenceLevel'],
    [{ level: 'warn', duty: 'deduction', withinDays: 3 }, 'cards.check.deductionPoints'],
    [{ level: 'warn', duty: 'deduction', withinDays: 3, points: '-2' }, 'cards.check.deductionPoints'],
    [{ level: 'warn', duty: 'other', withinDays: 3 }, 'cards.check.dutyText'],
    [{ level: 'warn', duty: 'talk', withinDays: 3, days: 'lunar' }, 'cards.check.consequenceUnit'],
    [{ level: 'warn', duty: 'talk', withinDays: 3, running: 1 }, 'cards.check.consequenceRunning'],
    [{ level: 'commend', duty: 'talk', withinDays: 3 }, 'cards.check.consequenceBare'],
  ])('is refused when it is wrong: %j', (consequence, code) => {
    const read = readRuleSet({ ...SANYA_2022, consequences: [consequence] })
    expect(isRefusal(read) && read.code).toBe(code)
  })

  it.each([
    [{ rhythm: 'week' }, 'cards.check.cardRhythm'],
    [{ levels: ['normal'] }, 'cards.check.cardLevel'],
    [{ hearingDays: 0 }, 'cards.check.cardDays'],
  ])('and so are terms: %j', (cards, code) => {
    const read = readRuleSet({ ...SANYA_2022, cards })
    expect(isRefusal(read) && read.code).toBe(code)
  })

  it('is said in plain sentences', () => {
    const meaning = describeCardTerms(SANYA_2022)
    expect(meaning.cards.code).toBe('cards.meaning.cards.month')
    expect(meaning.consequences).toMatchObject([
      { code: 'cards.meaning.consequenceRunning', params: { running: 2, duty: 'cards.duty.oneLeaderHigher', days: 7 } },
    ])
  })
})

describe('a hand-over', () => {
  const before = { personId: 'a', name: '甲', from: day('2025-03-01') }
  const after = { personId: 'b', name: '乙', from: day('2026-10-12') }
  const october = { opensOn: day('2026-10-01'), closesOn: day('2026-10-31') }

  it('gives the card to the holder of the last day', () => {
    expect(holderOn([after, before], day('2026-10-11'))).toBe(before)
    expect(holderOn([after, before], day('2026-10-31'))).toBe(after)
  })

  it('counts in the first period of the new holder only, and not where nobody held the post before', () => {
    expect(tookOverIn([before, after], october)).toBe(after)
    expect(tookOverIn([before, after], { opensOn: day('2026-11-01'), closesOn: day('2026-11-30') })).toBeNull()
    expect(tookOverIn([after], october)).toBeNull()
  })

  it('makes the card no worse than it was at hand-over, and better where it has got better', () => {
    expect(levelForHolder('severe', 'warn')).toBe('warn')
    expect(levelForHolder('severe', 'severe')).toBe('severe')
    expect(levelForHolder('normal', 'warn')).toBe('normal')
    expect(levelForHolder('severe', null)).toBe('severe')
  })
})

describe('a missed period', () => {
  const past = (period: string, level: 'normal' | 'severe' | 'remind') => ({
    period,
    level,
    metrics: { taskMissed: level === 'severe' ? '1' : '0' },
  })

  it('is repaired late when the very next one is met, wears what the set says, and keeps its level', () => {
    const marked = markRepairs([past('2026-10', 'remind'), past('2026-09', 'severe'), past('2026-08', 'severe')])
    expect(marked.map((p) => p.repairedIn)).toEqual([undefined, '2026-10', undefined])
    expect(shownPeriods(OUHAI_2020, marked, new Set(['2026-08']))).toMatchObject([
      { period: '2026-08', standing: 'exempted', level: 'severe' },
      {
        period: '2026-09',
        standing: 'repairedLate',
        level: 'severe',
        shown: OUHAI_2020.repairedLate,
        repairedIn: '2026-10',
      },
      { period: '2026-10', standing: 'met' },
    ])
  })

  it('is not repaired over a gap', () => {
    expect(markRepairs([past('2026-07', 'severe'), past('2026-09', 'normal')])[0]!.repairedIn).toBeUndefined()
  })
})
