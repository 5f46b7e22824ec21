import { describe, expect, it } from 'vitest'
import { monthRows, planBrief, sayBytes } from './dossier-model.ts'

const report = (asOf: string, doneThisYear: string | null, recordedAt = `${asOf}T10:00:00Z`) => ({
  asOf,
  doneThisYear,
  recordedAt,
})

describe('the year by month', () => {
  const plan = { year: 2026, months: ['100.10', '200.20', ...Array<string>(10).fill('0.00')] }
  it('sums the plan exactly and puts the newest running total of a month beside it', () => {
    const rows = monthRows(plan, [
      report('2026-01-18', '40.00'),
      report('2026-01-31', '90.00', '2026-02-01T08:00:00Z'),
      report('2026-01-31', '85.00', '2026-02-09T08:00:00Z'),
      report('2025-02-28', '999.00'),
      report('2026-02-15', null),
    ])
    expect(rows).toHaveLength(12)
    expect(rows[0]).toEqual({ month: 1, planned: '100.10', plannedSoFar: '100.10', done: '85.00', asOf: '2026-01-31' })
    expect(rows[1]).toEqual({ month: 2, planned: '200.20', plannedSoFar: '300.30', done: null, asOf: null })
  })
  it('has no plan where none is set by month, and no rows without a plan', () => {
    expect(monthRows({ year: 2026, months: null }, [])[11]).toEqual({
      month: 12,
      planned: null,
      plannedSoFar: null,
      done: null,
      asOf: null,
    })
    expect(monthRows(null, [report('2026-01-31', '1.00')])).toEqual([])
  })
})

describe('the plan in brief', () => {
  it('names the open assessed nodes, soonest first, and says which are past their latest date', () => {
    const brief = planBrief({
      statusDate: '2026-11-21',
      activities: [
        { id: 'a', name: '土地摘牌', assessed: true, actualFinish: '2026-03-01' },
        { id: 'b', name: '主体封顶', assessed: true },
        { id: 'c', name: '浇筑', assessed: false },
        { id: 'd', name: '开工', assessed: true },
      ],
      schedule: [
        { id: 'a', latestFinish: '2026-03-01' },
        { id: 'b', latestFinish: '2026-12-10' },
        { id: 'c', latestFinish: '2026-10-10' },
        { id: 'd', latestFinish: '2026-11-20' },
      ],
    })
    expect(brief).toEqual({
      done: 1,
      total: 4,
      next: [
        { id: 'd', name: '开工', latestFinish: '2026-11-20', late: true },
        { id: 'b', name: '主体封顶', latestFinish: '2026-12-10', late: false },
      ],
    })
  })
})

describe('the size of a file', () => {
  it('is said in kB below a million bytes and in MB from there', () => {
    expect([sayBytes(12), sayBytes(48_400), sayBytes(1_250_000)]).toEqual(['1 kB', '48 kB', '1.3 MB'])
  })
})
