import { describe, expect, it } from 'vitest'
import { addDays, civil, daysBetween, toDayNumber, weekdayOf } from '../calendar/civil-date.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import type { Activity, Plan } from './plan-types.ts'
import { schedulePlan } from './schedule-plan.ts'

const calendars = { official: buildWorkingCalendar(seedNotices) }
const monday = civil('2026-03-02')

/** Draws a schedule day by day from the plan's first Monday: X worked earliest, o its latest days where they differ, * a milestone. */
function draw(plan: Plan, late = false): string {
  const { activities } = schedulePlan(plan, calendars)
  const weeks = Math.max(...activities.map((a) => Math.ceil((daysBetween(monday, a.latestFinish) + 1) / 7)))
  const rows = activities.map((a, i) => {
    const milestone = plan.activities[i]!.duration === 0
    const [first, last] = late ? [a.latestStart, a.latestFinish] : [a.earliestStart, a.earliestFinish]
    const days = Array.from({ length: weeks * 7 }, (_, d) => {
      const day = addDays(monday, d)
      if (day < first || day > last) return ' '
      const rest = plan.activities[i]!.unit === 'working' && weekdayOf(toDayNumber(day)) > 5
      return milestone ? '*' : rest ? '.' : 'X'
    })
    return `${a.id.padEnd(4)}|${days.join('')}|`
  })
  return [`    |${'MTWTFSS'.repeat(weeks)}|`, ...rows].join('\n')
}

const act = (id: string, duration: number, more: Partial<Activity> = {}): Activity => ({
  id,
  duration,
  unit: 'working',
  ...more,
})
const planOf = (...activities: Activity[]): Plan => ({ start: monday, activities })
const picture = (...lines: string[]): string => lines.join('\n')

describe('a schedule, drawn', () => {
  it('a permit in working days rests at the weekend, works in calendar days do not', () => {
    const plan = planOf(
      act('lic', 4),
      act('dig', 5, { unit: 'calendar', predecessors: [{ id: 'lic' }] }),
      act('run', 2, { predecessors: [{ id: 'dig' }] }),
    )
    expect(draw(plan)).toBe(
      picture('    |MTWTFSSMTWTFSS|', 'lic |XXXX          |', 'dig |    XXXXX     |', 'run |         XX   |'),
    )
  })

  it('a lag in working days jumps the weekend, one in calendar days does not', () => {
    const plan = planOf(
      act('a', 4),
      act('w', 1, { predecessors: [{ id: 'a', lag: 2 }] }),
      act('c', 1, { predecessors: [{ id: 'a', lag: 2, lagUnit: 'calendar' }] }),
    )
    expect(draw(plan)).toBe(
      picture('    |MTWTFSSMTWTFSS|', 'a   |XXXX          |', 'w   |        X     |', 'c   |       X      |'),
    )
  })

  it('start–start, finish–finish and start–finish with their lags', () => {
    const plan = planOf(
      act('a', 4, { notEarlier: civil('2026-03-04') }),
      act('ss', 2, { predecessors: [{ id: 'a', type: 'SS', lag: 1 }] }),
      act('ff', 2, { predecessors: [{ id: 'a', type: 'FF', lag: 1 }] }),
      act('sf', 2, { predecessors: [{ id: 'a', type: 'SF' }] }),
    )
    expect(draw(plan)).toBe(
      picture(
        '    |MTWTFSSMTWTFSS|',
        'a   |  XXX..X      |',
        'ss  |   XX         |',
        'ff  |       XX     |',
        'sf  |XX            |',
      ),
    )
  })

  it('a milestone stands on the day its predecessor ends, and a lead lets work overlap', () => {
    const plan = planOf(
      act('a', 5),
      act('m', 0, { predecessors: [{ id: 'a' }] }),
      act('b', 3, { predecessors: [{ id: 'a', lag: -2 }] }),
    )
    expect(draw(plan)).toBe(
      picture('    |MTWTFSSMTWTFSS|', 'a   |XXXXX         |', 'm   |    *         |', 'b   |   XX..X      |'),
    )
  })

  it('earliest and latest: the short branch floats to the end of the long one', () => {
    const plan = planOf(
      act('a', 2),
      act('lng', 5, { predecessors: [{ id: 'a' }] }),
      act('sh', 2, { predecessors: [{ id: 'a' }] }),
    )
    expect(draw(plan)).toBe(
      picture('    |MTWTFSSMTWTFSS|', 'a   |XX            |', 'lng |  XXX..XX     |', 'sh  |  XX          |'),
    )
    expect(draw(plan, true)).toBe(
      picture('    |MTWTFSSMTWTFSS|', 'a   |XX            |', 'lng |  XXX..XX     |', 'sh  |       XX     |'),
    )
  })

  it('work in progress keeps its start; what is left begins at the status date and after the unfinished predecessor', () => {
    const before = planOf(
      act('a', 3, { actualStart: monday, remaining: 2 }),
      act('b', 3, { predecessors: [{ id: 'a' }] }),
    )
    expect(draw({ ...before, statusDate: civil('2026-03-05') })).toBe(
      picture('    |MTWTFSSMTWTFSS|', 'a   |XXXXX         |', 'b   |       XXX    |'),
    )
    const outOfOrder = planOf(
      act('a', 4),
      act('b', 3, { predecessors: [{ id: 'a' }], actualStart: monday, remaining: 2 }),
    )
    expect(draw(outOfOrder)).toBe(picture('    |MTWTFSSMTWTFSS|', 'a   |XXXX          |', 'b   |XXXXX..X      |'))
  })

  it('as late as possible takes up the free float and no more', () => {
    const plan = planOf(
      act('a', 1, { asLateAsPossible: true }),
      act('b', 4),
      act('c', 1, { predecessors: [{ id: 'a' }, { id: 'b' }] }),
    )
    expect(draw(plan)).toBe(picture('    |MTWTFSS|', 'a   |   X   |', 'b   |XXXX   |', 'c   |    X  |'))
  })

  it('a milestone as late as possible lies on the eve of what follows', () => {
    const plan = planOf(
      act('a', 1),
      act('m', 0, { predecessors: [{ id: 'a' }], asLateAsPossible: true }),
      act('b', 4),
      act('c', 1, { predecessors: [{ id: 'm' }, { id: 'b' }] }),
    )
    expect(draw(plan)).toBe(
      picture('    |MTWTFSS|', 'a   |X      |', 'm   |   *   |', 'b   |XXXX   |', 'c   |    X  |'),
    )
  })
})
