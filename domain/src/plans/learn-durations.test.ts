import { expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import { learnDurations } from './learn-durations.ts'

const calendars = { official: buildWorkingCalendar(seedNotices) }
const took = (nodeId: string, start: string, finish: string) => ({ nodeId, start: civil(start), finish: civil(finish) })

it('counts a permit in working days and works in calendar days, first and last day included', () => {
  const nodes = [
    { id: 'permit', duration: 5, unit: 'working' as const },
    { id: 'works', duration: 60, unit: 'calendar' as const },
  ]
  // Monday to the Friday after next is ten working days; 1 to 30 June thirty calendar days.
  const learnt = learnDurations(
    nodes,
    [took('permit', '2026-03-02', '2026-03-13'), took('works', '2026-06-01', '2026-06-30')],
    calendars,
  )
  expect(learnt).toEqual([
    { nodeId: 'permit', n: 1, median: 10, low: 10, high: 10 },
    { nodeId: 'works', n: 1, median: 30, low: 30, high: 30 },
  ])
})

it('gives median and quartiles of several projects, and nothing for a node nobody finished or a milestone', () => {
  const nodes = [
    { id: 'works', duration: 60, unit: 'calendar' as const },
    { id: 'later', duration: 60, unit: 'calendar' as const },
    { id: 'done', duration: 0, unit: 'calendar' as const, milestone: true },
  ]
  const finished = ['06-10', '06-20', '06-30', '07-10'].map((day) => took('works', '2026-06-01', `2026-${day}`))
  expect(learnDurations(nodes, [...finished, took('done', '2026-06-01', '2026-06-01')], calendars)).toEqual([
    { nodeId: 'works', n: 4, median: 25, low: 10, high: 30 },
  ])
})

it('leaves out what ends before it begins', () => {
  const nodes = [{ id: 'works', duration: 60, unit: 'calendar' as const }]
  expect(learnDurations(nodes, [took('works', '2026-06-10', '2026-06-01')], calendars)).toEqual([])
})
