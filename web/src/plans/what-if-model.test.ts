import type { PlanView } from '@guatu/contract/plans'
import { civil } from '@guatu/domain/calendar/civil-date'
import { seedNotices } from '@guatu/domain/calendar/seed'
import { buildWorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { describe, expect, it } from 'vitest'
import { freed, movedBy, stretchedBy } from './move-activity-model.ts'
import { networkScene } from './network-model.ts'
import { planShift, startTrial, whatIf } from './what-if-model.ts'

const given = { calendars: { official: buildWorkingCalendar(seedNotices) }, lang: 'zh' as const }
const days = (id: string, duration: number, after?: string) => ({
  ...{ id, name: `节点${id}`, duration, unit: 'calendar' as const },
  ...(after ? { predecessors: [{ id: after, type: 'FS' as const, lag: 0 }] } : {}),
})
const bare = {
  ...{ start: '2026-03-01', statusDate: '2026-03-01', committedFinish: '2026-03-31', baselines: [], schedule: [] },
  activities: [
    days('a', 10),
    days('b', 10, 'a'),
    { ...days('c', 5, 'b'), commitment: '2026-03-27' },
    days('d', 3, 'a'),
  ],
} as unknown as PlanView
const stored = whatIf(bare, bare.activities, given)
const of = (plan: PlanView, id: string) => plan.schedule.find((s) => s.id === id)!

describe('what if', () => {
  it('moves an activity later and everything behind it, and says which commitments break', () => {
    const moved = movedBy(stored.activities, of(stored, 'b'), 5, of(stored, 'b').earliestStart)
    const tried = whatIf(stored, moved, given)
    expect(of(tried, 'b').earliestStart).toBe('2026-03-16')
    const shift = planShift(stored, tried)
    expect(shift.moved.map((m) => [m.id, m.days])).toEqual([
      ['b', 5],
      ['c', 5],
    ])
    expect([shift.finishBefore, shift.finish]).toEqual(['2026-03-25', '2026-03-30'])
    expect(shift.broken).toEqual([
      { id: 'c', name: '节点c', commitment: '2026-03-27', finish: '2026-03-30', days: 3, wasLate: false, isLate: true },
    ])
    expect(planShift(tried, stored).mended.map((m) => m.id)).toEqual(['c'])
  })

  it('goes on from the state before: what a change does not reach stays the very same row, and dates are as from scratch', () => {
    const date = startTrial(stored, given)
    for (const days of [3, 9, 0, 5]) {
      const moved = movedBy(stored.activities, of(stored, 'b'), days, of(stored, 'b').earliestStart)
      const tried = date(moved)
      expect(tried.schedule).toEqual(whatIf(bare, moved, given).schedule)
      expect(of(tried, 'a')).toBe(of(stored, 'a'))
    }
  })

  it('holds an activity to its links, however far it is dragged to the left', () => {
    const moved = movedBy(stored.activities, of(stored, 'b'), -30, of(stored, 'b').earliestStart)
    expect(moved.find((a) => a.id === 'b')!.notEarlier).toBeUndefined()
    expect(of(whatIf(stored, moved, given), 'b').earliestStart).toBe('2026-03-11')
  })

  it('makes work longer, never shorter than a day, and gives a moved one back to its links', () => {
    expect(stretchedBy(stored.activities, 'd', -9).find((a) => a.id === 'd')!.duration).toBe(1)
    const moved = movedBy(stored.activities, of(stored, 'd'), 7, of(stored, 'd').earliestStart)
    expect(freed(moved, 'd')).toEqual(stored.activities)
  })

  it('leaves what has begun where it began', () => {
    const begun = stored.activities.map((a) => (a.id === 'a' ? { ...a, actualStart: civil('2026-03-01') } : a))
    expect(movedBy(begun, of(stored, 'a'), 5, '2026-03-01')).toEqual(begun)
  })
})

describe('the network picture', () => {
  it('puts everything right of what it waits for, and what drives in the critical line', () => {
    const scene = networkScene(stored)
    const layer = new Map(scene.nodes.map((n) => [n.id, n.layer]))
    expect([layer.get('a'), layer.get('b'), layer.get('d'), layer.get('c')]).toEqual([0, 1, 1, 2])
    for (const edge of scene.edges) expect(scene.nodes[edge.from]!.layer).toBeLessThan(scene.nodes[edge.to]!.layer)
    expect(new Set(scene.nodes.map((n) => `${n.layer} ${n.place}`)).size).toBe(scene.nodes.length)
  })
})
