import { industrialPlant } from '@guatu/domain/plans/templates/industrial-plant'
import { describe, expect, it } from 'vitest'
import { doneSoFarOf, doneUpTo, fillDays } from './new-plan-model.ts'

const node = (id: string, ...after: string[]) => ({
  id,
  predecessors: after.map((before) => ({ id: before, type: 'FS' as const, lag: 0 })),
})
//  land → pit → frame → roof
//  permit ──────↗    power (on its own)
const nodes = [
  node('land'),
  node('permit'),
  node('pit', 'land'),
  node('frame', 'pit', 'permit'),
  node('power'),
  node('roof', 'frame'),
]

describe('what a project under construction has behind it', () => {
  it('is the node reached last and all that it follows, and nothing beside', () => {
    expect(doneUpTo(nodes, 'frame').map((n) => n.id)).toEqual(['land', 'permit', 'pit', 'frame'])
    expect(doneUpTo(nodes, 'nowhere')).toEqual([])
  })
  it('takes an empty day from what follows soonest, and leaves empty what nothing dated follows', () => {
    const done = doneUpTo(nodes, 'frame')
    expect(fillDays(done, { frame: '2026-09-30', pit: '2026-05-10' })).toEqual({
      land: '2026-05-10',
      permit: '2026-09-30',
      pit: '2026-05-10',
      frame: '2026-09-30',
    })
    expect(fillDays(done, { pit: '2026-05-10' })).toEqual({ land: '2026-05-10', pit: '2026-05-10' })
  })
  it('never overwrites a day that was typed', () => {
    expect(fillDays(doneUpTo(nodes, 'pit'), { land: '2026-06-01', pit: '2026-05-10' }).land).toBe('2026-06-01')
  })
  it('is claimed without the nodes that were taken out or have no day', () => {
    const days = { land: '2026-03-01', pit: '2026-05-10', frame: null, roof: '2026-11-01' }
    expect(doneSoFarOf(nodes, { last: 'frame', out: ['land'], days, reason: ' 补录 ' })).toEqual({
      reason: '补录',
      nodes: [{ activityId: 'pit', finishedOn: '2026-05-10' }],
    })
    expect(doneSoFarOf(nodes, { last: null, days })).toBeNull()
    expect(doneSoFarOf(nodes, { last: 'power', days })).toBeNull()
  })
  it('reaches through a real template: nothing that is done follows something that is not', () => {
    const real = industrialPlant.nodes as unknown as typeof nodes
    for (const { id } of real) {
      const done = new Set(doneUpTo(real, id).map((n) => n.id))
      const open = real.filter((n) => done.has(n.id) && n.predecessors?.some((p) => !done.has(p.id)))
      expect(open).toEqual([])
    }
  })
})
