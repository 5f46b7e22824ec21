import { describe, expect, it } from 'vitest'
import { monthsSum, printSum } from './year-plan-model.ts'

describe('the months of a year plan', () => {
  it('are summed exactly and compared with the total', () => {
    expect(monthsSum(['0.10', '0.20', undefined], '0.30')).toEqual({ sum: '0.30', difference: '0.00', agrees: true })
    expect(monthsSum(['1000000', '?abc'], '1500000')).toEqual({
      sum: '1000000.00',
      difference: '-500000.00',
      agrees: false,
    })
    expect(printSum('-500000.00')).toBe('−50')
  })
})
