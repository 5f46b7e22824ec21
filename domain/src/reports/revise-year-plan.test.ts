import { expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { reviseYearPlan } from './revise-year-plan.ts'

const plan = (...months: number[]) => {
  const all = [...months, ...Array.from({ length: 12 - months.length }, () => 0)]
  return { year: 2026, months: all, total: all.reduce((a, b) => a + b, 0) }
}

it('a changed plan moves later months and leaves the locked ones', () => {
  const before = plan(10, 20, 30)
  expect(reviseYearPlan(before, plan(10, 20, 0, 30), civil('2026-02-28'))).toMatchObject({ total: 60 })
  expect(reviseYearPlan(before, plan(10, 0, 50), civil('2026-02-28'))).toMatchObject({
    code: 'reports.plan.lockedMonth',
    params: { month: 2 },
  })
  expect(reviseYearPlan(before, plan(0, 0, 60), null)).toMatchObject({ total: 60 })
  expect(reviseYearPlan(before, { ...plan(), months: null }, civil('2027-01-31'))).toMatchObject({
    code: 'reports.plan.lockedMonth',
  })
})

it('months must be twelve amounts that sum to the total', () => {
  expect(reviseYearPlan(null, { ...plan(10), total: 11 }, null)).toMatchObject({
    code: 'reports.plan.sumDiffers',
    params: { sum: '0.10', total: '0.11' },
  })
  expect(reviseYearPlan(null, { year: 2026, months: [1], total: 1 }, null)).toMatchObject({
    code: 'reports.plan.badAmount',
  })
  expect(reviseYearPlan(null, plan(-1, 1), null)).toMatchObject({ code: 'reports.plan.badAmount' })
  expect(reviseYearPlan(null, { year: 2026, months: null, total: 5 }, null)).toMatchObject({ total: 5 })
})
