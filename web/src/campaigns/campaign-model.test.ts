import { describe, expect, it } from 'vitest'
import { bodyOf, dayInside, fieldsOf } from './campaign-model.ts'

describe('the form of a campaign', () => {
  it('sends nothing for what was left empty, and comes back as it was sent', () => {
    const body = bodyOf({ name: ' 百日攻坚 ', from: '2026-09-01', to: '', rhythm: 'week', documentNumber: '  ' })
    expect(body).toEqual({ name: '百日攻坚', from: '2026-09-01', to: null, rhythm: 'week', documentNumber: null })
    expect(bodyOf(fieldsOf(body))).toEqual(body)
  })
  it('proposes a day inside the campaign: today, its first or its last', () => {
    const campaign = { from: '2026-09-01', to: '2026-12-09' }
    expect(dayInside(campaign, '2026-11-22')).toBe('2026-11-22')
    expect(dayInside(campaign, '2026-08-01')).toBe('2026-09-01')
    expect(dayInside(campaign, '2027-01-01')).toBe('2026-12-09')
    expect(dayInside({ ...campaign, to: null }, '2027-01-01')).toBe('2027-01-01')
  })
})
