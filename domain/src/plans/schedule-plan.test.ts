import { describe, expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import type { Activity, Plan } from './plan-types.ts'
import { schedulePlan } from './schedule-plan.ts'

const calendars = { official: buildWorkingCalendar(seedNotices) }
const act = (id: string, duration: number, more: Partial<Activity> = {}): Activity => ({
  id,
  duration,
  unit: 'working',
  ...more,
})
const planOf = (activities: Activity[], more: Partial<Plan> = {}): Plan => ({
  start: civil('2026-01-05'),
  activities,
  ...more,
})

describe('scheduling a plan', () => {
  it('counts permits in working days and works in calendar days', () => {
    const s = schedulePlan(
      planOf([act('permit', 6), act('works', 6, { unit: 'calendar', predecessors: [{ id: 'permit' }] })]),
      calendars,
    )
    expect(s.activities.map((a) => [a.earliestStart, a.earliestFinish])).toEqual([
      ['2026-01-05', '2026-01-12'],
      ['2026-01-13', '2026-01-18'],
    ])
    expect(s.finish).toBe('2026-01-18')
    expect(s.length).toEqual({ working: 10, calendar: 14 })
    expect(s.diagnoses).toEqual([])
  })

  it('puts a milestone at the end of the day its predecessor ends, or at the beginning of its day', () => {
    const s = schedulePlan(
      planOf([
        act('go', 0),
        act('a', 5, { predecessors: [{ id: 'go' }] }),
        act('done', 0, { predecessors: [{ id: 'a' }] }),
        act('b', 1, { predecessors: [{ id: 'done' }] }),
      ]),
      calendars,
    )
    expect(s.activities.map((a) => a.earliestStart)).toEqual(['2026-01-05', '2026-01-05', '2026-01-09', '2026-01-12'])
    expect(s.activities.map((a) => a.latestFinish)).toEqual(['2026-01-05', '2026-01-09', '2026-01-09', '2026-01-12'])
    expect(s.activities.every((a) => a.critical && a.totalFloat === 0)).toBe(true)
  })

  it('marks a date as provisional that lies before a year without notice but is counted back over it', () => {
    const activities = [
      act('a', 5),
      act('b', 5, { predecessors: [{ id: 'a' }] }),
      act('done', 3, { actualStart: civil('2026-01-05'), actualFinish: civil('2026-01-07') }),
      act('c', 5, { predecessors: [{ id: 'done' }], commitment: civil('2026-06-30') }),
    ]
    const marked = (plan: Plan) => schedulePlan(plan, calendars).activities.map((a) => a.provisional ?? false)
    expect(marked(planOf(activities, { finish: civil('2027-01-08') }))).toEqual([true, true, false, false])
    expect(marked(planOf(activities, { finish: civil('2026-12-31') }))).toEqual([false, false, false, false])
    const byCalendarDays = activities.map((a) => ({ ...a, unit: 'calendar' as const }))
    expect(marked(planOf(byCalendarDays, { finish: civil('2027-01-08') }))).toEqual([false, false, false, false])
  })

  it('says how many days must be won back and which float is negative', () => {
    const s = schedulePlan(
      planOf([act('a', 10), act('b', 5, { predecessors: [{ id: 'a' }] })], { finish: civil('2026-01-20') }),
      calendars,
    )
    expect(s.finish).toBe('2026-01-23')
    expect(s.daysToWinBack).toBe(3)
    expect(s.activities.map((a) => a.totalFloat)).toEqual([-3, -3])
    expect(s.diagnoses.map((d) => d.code)).toEqual(['impossible-finish'])
  })
})
