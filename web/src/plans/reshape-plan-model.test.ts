import type { Activity } from '@guatu/contract/plans'
import { describe, expect, it } from 'vitest'
import { addActivity, moveActivity, type PlanLink, removeActivity, withBody } from './reshape-plan-model.ts'

const fs = (id: string, lag = 0, lagUnit?: 'calendar'): PlanLink => ({
  id,
  type: 'FS',
  lag,
  ...(lagUnit && { lagUnit }),
})
const activity = (id: string, predecessors: PlanLink[] = [], change: Partial<Activity> = {}): Activity => ({
  ...{ id, name: id, duration: 5, unit: 'working', predecessors },
  ...change,
})
const linksOf = (list: readonly Activity[], id: string) => list.find((a) => a.id === id)?.predecessors

describe('taking an activity out', () => {
  const list = [
    activity('a'),
    activity('b'),
    activity('c', [fs('a', 2), fs('b')]),
    activity('d', [fs('c', 3), fs('a')]),
  ]

  it('lets its successors wait for what it waited for, lags added', () => {
    const left = removeActivity(list, 'c')
    expect(left.map((a) => a.id)).toEqual(['a', 'b', 'd'])
    expect(linksOf(left, 'd')).toEqual([fs('a', 5), fs('b', 3)])
  })

  it('leaves no link to what is gone, also at the beginning of the network', () => {
    expect(linksOf(removeActivity(list, 'a'), 'c')).toEqual([fs('b')])
    expect(removeActivity(list, 'nobody')).toEqual(list)
  })

  it('keeps the sides the two links held: start to start and finish to finish make start to finish', () => {
    const chain = [
      activity('a'),
      activity('b', [{ id: 'a', type: 'SS', lag: 1 }]),
      activity('c', [{ id: 'b', type: 'FF', lag: 0 }]),
    ]
    expect(linksOf(removeActivity(chain, 'b'), 'c')).toEqual([{ id: 'a', type: 'SF', lag: 1 }])
  })

  it('adds no working days to calendar days: the longer lag stands', () => {
    const chain = [activity('a'), activity('b', [fs('a', 10, 'calendar')]), activity('c', [fs('b', 3)])]
    expect(linksOf(removeActivity(chain, 'b'), 'c')).toEqual([fs('a', 10, 'calendar')])
  })

  it('never makes an activity wait for itself', () => {
    const loop = [activity('a', [fs('b')]), activity('b', [fs('a')])]
    expect(linksOf(removeActivity(loop, 'b'), 'a')).toEqual([])
  })
})

describe('the rows of a plan', () => {
  const list = [activity('a'), activity('b'), activity('c', [fs('a')])]
  const order = (rows: readonly Activity[]) => rows.map((a) => a.id).join('')

  it('take a new one behind a row, or at the end', () => {
    expect(order(addActivity(list, activity('n'), 'a'))).toBe('anbc')
    expect(order(addActivity(list, activity('n'), null))).toBe('abcn')
    expect(order(addActivity(list, activity('n'), 'gone'))).toBe('abcn')
  })

  it('go up and down by one, keep their links, and stay at either end', () => {
    expect(order(moveActivity(list, 'c', -1))).toBe('acb')
    expect(linksOf(moveActivity(list, 'c', -1), 'c')).toEqual([fs('a')])
    expect(moveActivity(list, 'a', -1)).toBe(list)
    expect(moveActivity(list, 'c', 1)).toBe(list)
  })

  it('are changed by the form: flags come and go, a new name drops the names of the template', () => {
    const from = activity('x', [], { milestone: true, names: { zh: '旧', en: 'old' }, actualStart: '2026-03-01' })
    const body = { name: '新', duration: 0, unit: 'calendar', milestone: false, assessed: true } as const
    const changed = withBody(from, { ...body, predecessors: [fs('a', 1), fs('a', 4), fs('x')] })
    expect(changed).toEqual({
      ...{ id: 'x', name: '新', duration: 0, unit: 'calendar', assessed: true },
      ...{ actualStart: '2026-03-01', predecessors: [fs('a', 4)] },
    })
    expect(withBody(from, { ...body, name: 'x', predecessors: [] }).names).toEqual({ zh: '旧', en: 'old' })
  })
})
