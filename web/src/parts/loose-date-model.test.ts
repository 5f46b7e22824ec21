import { describe, expect, it } from 'vitest'
import { looseDateOf, precisionOf, sameLoose, typedLoose } from './loose-date-model.ts'

describe('a date no more exact than it was promised', () => {
  it('commits to the last day of its month or year', () => {
    expect(looseDateOf('2028-02', 'month')).toEqual({ date: '2028-02-29', precision: 'month' })
    expect(looseDateOf(' 2026 ', 'year')).toEqual({ date: '2026-12-31', precision: 'year' })
    expect(looseDateOf('2026-11-21', 'day')).toEqual({ date: '2026-11-21', precision: 'day' })
  })
  it('is nothing while it is incomplete or no day of the calendar', () => {
    expect(looseDateOf('2026-02-30', 'day')).toBeNull()
    expect(looseDateOf('2026-1', 'month')).toBeNull()
    expect(looseDateOf('202', 'year')).toBeNull()
  })
  it('of a quarter is edited by its day', () => {
    expect(precisionOf({ date: '2026-03-31', precision: 'quarter' })).toBe('day')
    expect(precisionOf({ date: '2026-03-31', precision: 'month' })).toBe('month')
    expect(precisionOf(null)).toBe('day')
  })
  it('shows what it was given, and takes a quarter for the day it stands for', () => {
    const quarter = { date: '2026-03-31', precision: 'quarter' as const }
    expect(typedLoose(quarter)).toBe('2026-03-31')
    expect(sameLoose(quarter, looseDateOf(typedLoose(quarter), 'day'))).toBe(true)
    expect(typedLoose({ date: '2026-03-31', precision: 'month' })).toBe('2026-03')
    expect(sameLoose({ date: '2026-03-31', precision: 'month' }, looseDateOf('2026-03-31', 'day'))).toBe(false)
    expect(typedLoose(null)).toBe('')
  })
})
