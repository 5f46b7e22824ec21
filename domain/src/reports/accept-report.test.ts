import { describe, expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import { acceptReport, type ReportContext, type ReportDraft } from './accept-report.ts'
import { periodOf, WEEKLY } from './periods.ts'
import type { ReportFact } from './project-facts.ts'

const period = periodOf(WEEKLY, civil('2026-11-20'), buildWorkingCalendar([]))
const draft: ReportDraft = {
  periodKey: '2026-W47',
  asOf: civil('2026-11-19'),
  doneThisYear: '1000000.00',
  physicalPercent: '60',
  fundsArrivedThisYear: null,
  supersedes: null,
  correctionReason: null,
  filledFor: null,
}
const before: ReportFact = {
  id: 'r0',
  occurredOn: civil('2026-11-13'),
  recordedAt: '2026-11-13T02:00:00.000Z',
  periodKey: '2026-W46',
  doneThisYear: 900_000_00,
  physicalPercent: '58',
  fundsArrivedThisYear: null,
  supersedes: null,
  filledFor: null,
  late: false,
}
const context: ReportContext = {
  period,
  now: '2026-11-19T08:00:00.000Z',
  today: civil('2026-11-19'),
  previous: before,
  standing: null,
  yearPlanTotal: 2_000_000_00,
  jumpBound: '0.300',
  countsForInvestment: true,
}
const code = (d: Partial<ReportDraft>, c: Partial<ReportContext> = {}) => {
  const result = acceptReport({ ...draft, ...d }, { ...context, ...c })
  return 'code' in result ? result.code : result.asks.map((a) => a.reason.code)
}

describe('a report', () => {
  it('in time and plausible is accepted without a question', () => {
    expect(acceptReport(draft, context)).toMatchObject({
      doneThisYear: 1_000_000_00,
      late: false,
      supplementary: false,
      asks: [],
    })
  })
  it('after the cut-off is late, after the lock supplementary as well', () => {
    expect(acceptReport(draft, { ...context, now: '2026-11-20T16:00:00.000Z' })).toMatchObject({
      late: true,
      supplementary: false,
    })
    expect(acceptReport(draft, { ...context, now: '2026-11-22T16:00:00.000Z' })).toMatchObject({
      late: true,
      supplementary: true,
    })
  })
  it('is asked about, and not refused, where it is implausible', () => {
    expect(code({ doneThisYear: '899999.99' })).toEqual(['reports.ask.totalWentDown'])
    expect(code({ physicalPercent: '100.1' })).toEqual(['reports.ask.over100'])
    expect(code({ physicalPercent: '100' })).toEqual([])
    expect(code({ physicalPercent: '57.9' })).toEqual(['reports.ask.physicalWentDown'])
  })
  it('is asked about a jump above the bound, and not at it', () => {
    expect(code({ doneThisYear: '1500000.00' })).toEqual([])
    expect(code({ doneThisYear: '1502000.00' })).toEqual(['reports.ask.jump'])
  })
  it('starts again from nothing on 1 January', () => {
    const january = periodOf(WEEKLY, civil('2027-01-08'), buildWorkingCalendar([]))
    const d = { periodKey: january.key, asOf: civil('2027-01-08'), doneThisYear: '10000.00' }
    expect(code(d, { period: january, now: '2027-01-08T08:00:00.000Z', today: civil('2027-01-08') })).toEqual([])
  })
  it('is refused before its period opens, for a day outside it, or for a day to come', () => {
    expect(code({}, { now: '2026-11-15T15:00:00.000Z' })).toBe('reports.periodNotOpen')
    expect(code({ asOf: civil('2026-11-15') })).toBe('reports.asOfOutsidePeriod')
    expect(code({ asOf: civil('2026-11-20') })).toBe('reports.asOfInFuture')
    expect(code({ periodKey: '2026-W46' })).toBe('reports.otherPeriod')
  })
  it('is refused when a figure is missing or malformed', () => {
    expect(code({ doneThisYear: null })).toBe('reports.figureMissing')
    expect(code({ doneThisYear: null }, { countsForInvestment: false })).toEqual([])
    for (const value of ['abc', '-1', '1.005', '1e6', '99999999999999999999'])
      expect(code({ doneThisYear: value })).toBe('reports.malformed')
    expect(code({ physicalPercent: '-1' })).toBe('reports.malformed')
  })
  it('of a period that has one must correct that one, with a reason', () => {
    const standing = { ...before, id: 'r1', periodKey: '2026-W47' }
    expect(code({}, { standing })).toBe('reports.alreadyReported')
    expect(code({ supersedes: 'r1' }, { standing })).toBe('reports.correctionWithoutReason')
    expect(code({ supersedes: 'r0', correctionReason: '笔误' }, { standing })).toBe('reports.supersededAlready')
    expect(code({ supersedes: 'r1', correctionReason: '笔误' }, { standing })).toEqual([])
  })
})
