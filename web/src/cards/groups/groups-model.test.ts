import { describe, expect, it } from 'vitest'
import { countsShown, kindOf, withKind, withOpen } from './groups-model.ts'

describe('the page of units and campaigns', () => {
  it('opens by lead unit, and takes only groupings it knows from the address', () => {
    expect([kindOf(null), kindOf('campaign'), kindOf('nonsense')]).toEqual(['unit', 'campaign', 'unit'])
  })
  it('keeps the search when the grouping changes, and closes what was open', () => {
    const params = new URLSearchParams('q=住建&by=territory&open=370402')
    expect(withKind(params, 'campaign').toString()).toBe(new URLSearchParams('q=住建&by=campaign').toString())
    expect(withKind(params, 'unit').get('by')).toBeNull()
  })
  it('holds the open evidence in the address, so that it can be sent to a colleague', () => {
    expect(withOpen(new URLSearchParams('by=unit'), 'a').get('open')).toBe('a')
    expect(withOpen(new URLSearchParams('open=a'), null).has('open')).toBe(false)
  })
  it('tells the levels worst first and leaves out those that nobody has', () => {
    const counts = { severe: 0, warn: 2, remind: 0, normal: 5, commend: 1 }
    expect(countsShown({ counts }).map((c) => `${c.level} ${c.count}`)).toEqual(['warn 2', 'normal 5', 'commend 1'])
  })
})
