import { expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { WEEKLY } from './periods.ts'
import type { ProjectFacts } from './project-facts.ts'
import { startMetrics } from './start-metrics.ts'

const facts = (plannedStart: string | null, startedOn: string | null): ProjectFacts => ({
  project: {
    id: 'p',
    name: '道路',
    yearClass: 'new',
    kind: 'road',
    stage: 'tendered',
    listings: [],
    ownerUnit: 'u1',
    plannedStart: plannedStart === null ? null : civil(plannedStart),
    startedOn: startedOn === null ? null : civil(startedOn),
    finishedOn: null,
    totalInvestment: null,
  },
  rhythm: WEEKLY,
  commitments: [],
  yearPlans: [],
  reports: [],
  milestones: [],
  bottlenecks: [],
  forecasts: [],
  pauses: [],
  hazards: [],
  exemptions: [],
})
const values = (f: ProjectFacts, asOf: string) =>
  Object.fromEntries(
    startMetrics(f, { asOf: civil(asOf), knownAt: '2026-12-31T00:00:00.000Z' }).map((m) => [m.name, m.value]),
  )

it('a planned month is missed at its end, and once more at each month-end after it', () => {
  const f = facts('2026-03-10', null)
  expect(
    ['2026-03-30', '2026-03-31', '2026-04-29', '2026-04-30', '2026-05-31'].map((d) => values(f, d).startMissed),
  ).toEqual(['0', '1', '1', '2', '3'])
})

it('a start that happened is not missed, and one without plan has no value', () => {
  expect(values(facts('2026-03-10', '2026-05-02'), '2026-05-31').startMissed).toBe('0')
  expect(values(facts(null, null), '2026-05-31').startMissed).toBeNull()
})

it('a started project that is not in statistics counts its days and months until it is entered', () => {
  const started = facts(null, '2026-04-01')
  expect(values(started, '2026-05-01')).toMatchObject({ entryMissed: '30', 'entryMissed.months': '1.0' })
  const entry = {
    id: 'e',
    occurredOn: civil('2026-05-02'),
    recordedAt: '2026-05-02T01:00:00.000Z',
    state: 'entered' as const,
    month: '2026-04',
    reason: null,
  }
  expect(values({ ...started, statistics: [entry] }, '2026-05-02')).toMatchObject({ entryMissed: null })
})
