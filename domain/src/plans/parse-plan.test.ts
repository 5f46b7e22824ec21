import { describe, expect, it } from 'vitest'
import { parsePlan } from './parse-plan.ts'

const activity = { id: 'A', duration: 5, unit: 'working' }
const read = (value: unknown) => parsePlan(value)

describe('reading a plan from JSON of unknown make', () => {
  it('reads the documented form, with nulls as absent and unknown fields passed over', () => {
    const plan = read({
      start: '2026-01-05',
      finish: null,
      mood: 'good',
      activities: [{ ...activity, notLater: null, colour: 'red' }],
    })
    expect(plan).toMatchObject({ start: '2026-01-05', activities: [{ id: 'A', duration: 5, unit: 'working' }] })
    expect(plan).not.toHaveProperty('finish')
    expect((plan as unknown as { activities: object[] }).activities[0]).not.toHaveProperty('notLater')
  })

  it('takes working days where no unit is given, and no duration from a milestone', () => {
    expect(read({ start: '2026-01-05', activities: [{ id: 'M', milestone: true }] })).toMatchObject({
      activities: [{ id: 'M', milestone: true, duration: 0, unit: 'working' }],
    })
  })

  it('takes a milestone with an actual start as reached on that day', () => {
    const plan = read({ start: '2026-01-05', activities: [{ id: 'M', milestone: true, actualStart: '2026-01-06' }] })
    expect(plan).toMatchObject({ activities: [{ actualFinish: '2026-01-06' }] })
  })

  it.each([
    ['/', 7],
    ['/start', { activities: [] }],
    ['/start', { start: '2026-02-30', activities: [] }],
    ['/activities', { start: '2026-01-05' }],
    ['/activities/0/id', { start: '2026-01-05', activities: [{ duration: 1 }] }],
    ['/activities/0/duration', { start: '2026-01-05', activities: [{ ...activity, duration: 1.5 }] }],
    ['/activities/0/duration', { start: '2026-01-05', activities: [{ ...activity, duration: -1 }] }],
    ['/activities/0/unit', { start: '2026-01-05', activities: [{ ...activity, unit: 'weeks' }] }],
    [
      '/activities/0/predecessors/0/type',
      { start: '2026-01-05', activities: [{ ...activity, predecessors: [{ id: 'B', type: 'XX' }] }] },
    ],
    ['/calendars/x/kind', { start: '2026-01-05', calendars: { x: {} }, activities: [] }],
    [
      '/calendars/x/weekdays',
      { start: '2026-01-05', calendars: { x: { kind: 'custom', weekdays: [0] } }, activities: [] },
    ],
  ])('names the place it does not understand: %s', (path, value) => {
    expect(read(value)).toMatchObject({ refused: true, code: 'plan-malformed', params: { path } })
  })
})
