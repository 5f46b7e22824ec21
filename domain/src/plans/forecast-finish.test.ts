import { describe, expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import { forecastFinish } from './forecast-finish.ts'
import type { Activity, Plan } from './plan-types.ts'

const calendars = { official: buildWorkingCalendar(seedNotices) }
const works = (id: string, duration: number, after?: string): Activity => ({
  id,
  duration,
  unit: 'calendar',
  ...(after ? { predecessors: [{ id: after }] } : {}),
})
const plan: Plan = {
  start: civil('2026-03-02'),
  finish: civil('2026-03-31'),
  activities: [works('a', 10), works('b', 20, 'a'), { ...works('m', 0, 'b'), commitment: civil('2026-03-31') }],
}
const forecast = (facts: Parameters<typeof forecastFinish>[1], on: string) =>
  forecastFinish(plan, facts, civil(on), calendars)

describe('the deterministic forecast of the finish', () => {
  it('is the planned finish while work begins in time', () => {
    expect(forecast([], '2026-03-02')).toMatchObject({ finish: '2026-03-31', slip: 0 })
  })

  it('moves a day for each day that nothing begins', () => {
    expect(forecast([], '2026-03-12')).toMatchObject({ finish: '2026-04-10', slip: 10 })
  })

  it('follows physical progress, rounded up to whole days, and the commitment of each node', () => {
    const answer = forecast([{ activityId: 'a', actualStart: civil('2026-03-02'), progress: 75 }], '2026-03-12')
    expect(answer.finish).toBe('2026-04-03')
    expect(answer.commitments).toEqual([{ activityId: 'm', commitment: '2026-03-31', forecast: '2026-04-03', slip: 3 }])
  })

  it('takes the days left that the unit itself gives before its progress', () => {
    const fact = { activityId: 'a', actualStart: civil('2026-03-02'), progress: 75, remaining: 1 }
    expect(forecast([fact], '2026-03-12').finish).toBe('2026-04-01')
  })

  it('counts full progress as one day more until the finish is reported', () => {
    const fact = { activityId: 'a', actualStart: civil('2026-03-02'), progress: 100 }
    expect(forecast([fact], '2026-03-12').finish).toBe('2026-04-01')
    const reported = { ...fact, actualFinish: civil('2026-03-11') }
    expect(forecast([reported], '2026-03-12').finish).toBe('2026-03-31')
  })

  it('knows nothing of facts later than its status date', () => {
    const later = { activityId: 'a', actualStart: civil('2026-03-02'), actualFinish: civil('2026-03-20') }
    expect(forecast([later], '2026-03-05')).toEqual(
      forecast([{ activityId: 'a', actualStart: civil('2026-03-02') }], '2026-03-05'),
    )
  })

  it('lets work that stands still go on only from the day it is resumed', () => {
    const stopped = {
      activityId: 'a',
      actualStart: civil('2026-03-02'),
      suspendedOn: civil('2026-03-05'),
      resumedOn: civil('2026-03-16'),
    }
    // Three days were worked, seven are left from 16 March.
    expect(forecast([stopped], '2026-03-12').finish).toBe('2026-04-11')
  })

  it('is silent on commitments already kept, and on a plan that can not be scheduled', () => {
    const done = ['a', 'b', 'm'].map((activityId) => ({
      activityId,
      actualStart: civil('2026-03-02'),
      actualFinish: civil('2026-03-20'),
    }))
    expect(forecast(done, '2026-03-25')).toMatchObject({ finish: '2026-03-20', slip: -11, commitments: [] })
    const loop = { ...plan, activities: [works('a', 1, 'b'), works('b', 1, 'a')] }
    expect(forecastFinish(loop, [], civil('2026-03-02'), calendars)).toMatchObject({ finish: null, slip: null })
  })
})
