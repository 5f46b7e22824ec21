import type { Bottleneck } from '@guatu/contract/bottlenecks'
import { describe, expect, it } from 'vitest'
import { eventsFor, inUrgency, levelsAbove } from './bottleneck-model.ts'

const row = (id: string, over: Partial<Bottleneck>): Bottleneck => ({
  id,
  projectId: 'p',
  projectName: '',
  text: '',
  factor: 'land',
  waitsForUnitId: null,
  waitsFor: null,
  level: 'district',
  due: null,
  openedOn: '2026-01-01',
  claimedBy: null,
  resolvedOn: null,
  daysOverdue: 0,
  ...over,
})

describe('a bottleneck', () => {
  it('can only be reopened once resolved, and claimed only while nobody has', () => {
    expect(eventsFor({ resolvedOn: '2026-11-01', claimedBy: 'x' })).toEqual(['reopened'])
    expect(eventsFor({ resolvedOn: null, claimedBy: null })).toContain('claimed')
    expect(eventsFor({ resolvedOn: null, claimedBy: '住建局' })).not.toContain('claimed')
  })
  it('is escalated upwards only', () => {
    expect(levelsAbove('city')).toEqual(['province', 'state'])
    expect(levelsAbove('state')).toEqual([])
  })
  it('stands before others the longer it is overdue, and after all open ones when resolved', () => {
    const rows = [
      row('a', { resolvedOn: '2026-10-01' }),
      row('b', { daysOverdue: 3, due: { date: '2026-11-18', precision: 'day' } }),
      row('c', { daysOverdue: 30 }),
      row('e', { due: { date: '2026-12-01', precision: 'day' } }),
      row('d', { due: { date: '2026-12-01', precision: 'day' } }),
      row('f', {}),
    ]
    expect(inUrgency(rows).map((one) => one.id)).toEqual(['c', 'b', 'd', 'e', 'f', 'a'])
  })
})
