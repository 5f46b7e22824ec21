import { describe, expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import { DEFAULT_MATTER_RULES, DEFAULT_UNIT_RULES } from './default-rule-set.ts'
import { judgeMatter, type MatterState } from './judge-matter.ts'
import { judgeUnit } from './judge-unit.ts'
import type { Level } from './level.ts'

const calendar = buildWorkingCalendar([])
const asOf = civil('2026-11-20')

describe('a matter', () => {
  const matter: MatterState = { id: 'm', dueOn: civil('2026-11-20'), stoppedOn: null, reworks: 0, facts: ['m'] }
  it.each([
    ['2026-11-16', 'normal'],
    ['2026-11-17', 'remind'],
    ['2026-11-20', 'remind'],
    ['2026-11-21', 'warn'],
    ['2026-11-26', 'warn'],
    ['2026-11-27', 'severe'],
  ])('due on Friday 20 November is on %s %s', (day, level) => {
    expect(judgeMatter(matter, DEFAULT_MATTER_RULES, calendar, civil(day)).level).toBe(level)
  })
  it('sent back twice is severe, and one whose clock has stopped is not late', () => {
    expect(judgeMatter({ ...matter, reworks: 2 }, DEFAULT_MATTER_RULES, calendar, asOf).ruleId).toBe(
      'matterReworkedTwice',
    )
    const handedIn = { ...matter, stoppedOn: civil('2026-11-19') }
    expect(judgeMatter(handedIn, DEFAULT_MATTER_RULES, calendar, civil('2026-12-30')).level).toBe('normal')
  })
})

describe('a unit', () => {
  const unit = (...levels: Level[]) =>
    judgeUnit(
      'u',
      levels.map((level, i) => ({ id: `o${i}`, level })),
      DEFAULT_UNIT_RULES,
      asOf,
    ).level
  const normal = (n: number): Level[] => Array.from({ length: n }, () => 'normal')
  it('is severe only with two severe ones and more than a fifth', () => {
    expect(unit('severe')).toBe('normal')
    expect(unit('severe', 'severe', ...normal(8))).toBe('normal')
    expect(unit('severe', 'severe', ...normal(7))).toBe('severe')
    expect(unit('severe', 'warn', ...normal(7))).toBe('warn')
    expect(unit('warn', 'warn', ...normal(8))).toBe('normal')
    expect(unit()).toBe('normal')
  })
})
