import { expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import type { Plan } from './plan-types.ts'
import { schedulePlan } from './schedule-plan.ts'
import { wbsSummaries } from './wbs-summaries.ts'

it('a summary reaches from the first start to the last finish of what lies below it, level by level', () => {
  const plan: Plan = {
    start: civil('2026-03-02'),
    activities: [
      {
        id: 'a',
        wbs: '1.1',
        duration: 5,
        unit: 'calendar',
        actualStart: civil('2026-03-02'),
        actualFinish: civil('2026-03-06'),
      },
      { id: 'b', wbs: '1.2', duration: 3, unit: 'calendar', predecessors: [{ id: 'a' }] },
      { id: 'c', wbs: '2.1.1', duration: 10, unit: 'calendar', predecessors: [{ id: 'a' }] },
      { id: 'd', wbs: '10.1', duration: 1, unit: 'calendar' },
      { id: 'e', duration: 1, unit: 'calendar' },
    ],
  }
  const rows = wbsSummaries(plan, schedulePlan(plan, { official: buildWorkingCalendar(seedNotices) }))
  expect(rows.map((r) => [r.wbs, r.activities, r.finished, r.earliestStart, r.earliestFinish, r.critical])).toEqual([
    ['1', 2, 1, '2026-03-02', '2026-03-09', false],
    ['2', 1, 0, '2026-03-07', '2026-03-16', true],
    ['2.1', 1, 0, '2026-03-07', '2026-03-16', true],
    ['10', 1, 0, '2026-03-02', '2026-03-02', false],
  ])
  expect(rows[0]!.latestFinish).toBe('2026-03-16')
})
