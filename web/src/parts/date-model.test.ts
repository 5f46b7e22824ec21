import { describe, expect, it } from 'vitest'
import { sayDate, sayInstant, sayLooseDate } from './date-model.ts'

describe('dates as they are said', () => {
  it('says month and day in a sentence', () => {
    expect(sayDate('2026-11-01', 'zh-CN')).toBe('11月1日')
    expect(sayDate('2026-11-01', 'en')).toBe('1 Nov')
  })
  it('says a loose date no more exactly than it was promised', () => {
    expect(sayLooseDate({ date: '2026-03-31', precision: 'month' }, 'zh-CN')).toBe('2026年3月底')
    expect(sayLooseDate({ date: '2026-03-31', precision: 'quarter' }, 'zh-CN')).toBe('2026年一季度末')
    expect(sayLooseDate({ date: '2026-12-31', precision: 'year' }, 'zh-CN')).toBe('2026年底')
    expect(sayLooseDate({ date: '2026-06-20', precision: 'tenDays' }, 'zh-CN')).toBe('2026年6月中旬')
    expect(sayLooseDate({ date: '2026-06-20', precision: 'day' }, 'zh-CN')).toBe('2026-06-20')
    expect(sayLooseDate({ date: '2026-06-30', precision: 'half' }, 'en')).toBe('H1 2026')
  })
  it('shows an instant by the clock of the office, in every time zone of the reader', () => {
    expect(sayInstant('2026-11-20T16:30:59.000Z')).toBe('2026-11-21 00:30')
  })
})
