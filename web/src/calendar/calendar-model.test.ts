import { describe, expect, it } from 'vitest'
import { dayAfterKey, runsOf, sameDraft, stateOf, toggleDay, weeksOf } from './calendar-model.ts'

const none = { off: [], on: [] }

describe('a day of the working calendar', () => {
  it('that is worked becomes a day off, and a working day again', () => {
    const off = toggleDay('2026-10-01', none)
    expect(off).toEqual({ off: ['2026-10-01'], on: [] })
    expect(stateOf('2026-10-01', off)).toBe('off')
    expect(toggleDay('2026-10-01', off)).toEqual(none)
  })
  it('of a weekend becomes worked, and a weekend again, also where a holiday covered it', () => {
    const on = toggleDay('2026-10-10', { off: ['2026-10-10'], on: [] })
    expect(on).toEqual({ off: [], on: ['2026-10-10'] })
    expect(stateOf('2026-10-10', on)).toBe('on')
    expect(stateOf('2026-10-10', toggleDay('2026-10-10', on))).toBe('weekend')
  })
  it('is reached by the arrows and never outside the year', () => {
    expect(dayAfterKey('2026-03-31', 'ArrowRight')).toBe('2026-04-01')
    expect(dayAfterKey('2026-03-31', 'ArrowUp')).toBe('2026-03-24')
    expect(dayAfterKey('2026-01-03', 'ArrowUp')).toBe('2026-01-03')
    expect(dayAfterKey('2026-01-03', 'a')).toBe('2026-01-03')
  })
})

describe('a year', () => {
  it('draws November 2026 from Sunday the first to Monday the thirtieth', () => {
    const weeks = weeksOf(2026, 11)
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01'])
    expect(weeks).toHaveLength(6)
    expect(weeks[5]).toEqual(['2026-11-30', null, null, null, null, null, null])
    expect(weeks.flat().filter(Boolean)).toHaveLength(30)
  })
  it('says runs of days off from the first to the last', () => {
    expect(runsOf(['2026-10-02', '2026-10-01', '2026-05-01', '2026-10-03'])).toEqual([
      ['2026-05-01', '2026-05-01'],
      ['2026-10-01', '2026-10-03'],
    ])
  })
  it('is unchanged when only the order of its days differs', () => {
    expect(sameDraft({ off: ['b', 'a'], on: [] }, { off: ['a', 'b'], on: [] })).toBe(true)
    expect(sameDraft({ off: ['a'], on: [] }, { off: [], on: ['a'] })).toBe(false)
  })
})
