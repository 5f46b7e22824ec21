import { expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { carriedOnReports } from './carried-on.ts'
import type { ReportFact } from './project-facts.ts'

const report = (on: string, done: number | null, more: Partial<ReportFact> = {}): ReportFact => ({
  ...{ id: on, occurredOn: civil(on), recordedAt: `${on}T10:00:00.000Z`, periodKey: on, doneThisYear: done },
  ...{ physicalPercent: null, fundsArrivedThisYear: null, supersedes: null, filledFor: null, late: false },
  ...more,
})
const at = { asOf: civil('2026-06-30'), knownAt: '2026-06-30T12:00:00.000Z' }
const then = { asOf: civil('2026-07-28'), knownAt: '2026-07-29T00:00:00.000Z' }

it('goes on at the pace of the last four weeks', () => {
  const reports = [report('2026-05-01', 100), report('2026-06-02', 1000), report('2026-06-30', 1280)]
  expect(carriedOnReports(reports, at, then).at(-1)).toMatchObject({ occurredOn: '2026-07-28', doneThisYear: 1560 })
})

it('takes the whole year where no report is four weeks old', () => {
  const reports = [report('2026-06-30', 1810)]
  expect(carriedOnReports(reports, at, then).at(-1)).toMatchObject({ doneThisYear: 1810 + 280 })
})

it('leaves out what was corrected, and adds nothing without figures or into another year', () => {
  const corrected = [report('2026-06-30', 9000), report('2026-06-30', 1810, { id: 'x', supersedes: '2026-06-30' })]
  expect(carriedOnReports(corrected, at, then).at(-1)).toMatchObject({ doneThisYear: 2090 })
  const none = [report('2026-06-30', null)]
  expect(carriedOnReports(none, at, then)).toBe(none)
  const newYear = { asOf: civil('2027-01-05'), knownAt: '2027-01-06T00:00:00.000Z' }
  const some = [report('2026-06-30', 1810)]
  expect(carriedOnReports(some, at, newYear)).toBe(some)
})
