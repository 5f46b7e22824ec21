import { describe, expect, it } from 'vitest'
import { civil, daysBetween } from '../calendar/civil-date.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import { isRefusal } from '../kernel/coded.ts'
import { durationQuantiles } from './duration-samples.ts'
import { type MonteCarlo, type MonteCarloOptions, simulatePlan } from './monte-carlo.ts'
import type { Activity, Plan } from './plan-types.ts'
import { rankCorrelation } from './rank-correlation.ts'

const calendars = { official: buildWorkingCalendar(seedNotices) }
const start = civil('2026-03-02')
const act = (id: string, points: [number, number, number], ...after: string[]): Activity => ({
  id,
  duration: points[1],
  unit: 'calendar',
  optimistic: points[0],
  likely: points[1],
  pessimistic: points[2],
  predecessors: after.map((p) => ({ id: p })),
})

function simulate(plan: Plan, options: Partial<MonteCarloOptions> = {}): MonteCarlo {
  const answer = simulatePlan(plan, calendars, { runs: 10_000, seed: 1, ...options })
  if (isRefusal(answer)) throw new Error(answer.code)
  return answer
}

describe('three-point durations', () => {
  it('have the mean and spread that PERT and the triangle give them', () => {
    const mean = (q: Int16Array): number => q.reduce((s, d) => s + d, 0) / q.length
    const deviation = (q: Int16Array): number => Math.sqrt(q.reduce((s, d) => s + (d - mean(q)) ** 2, 0) / q.length)
    const pert = durationQuantiles(100, 200, 600, 'pert')
    expect(mean(pert)).toBeCloseTo((100 + 4 * 200 + 600) / 6, 0)
    // Beta(1.8, 4.2) on 100–600: 500 × √(1.8 × 4.2 ÷ (36 × 7)).
    expect(deviation(pert)).toBeCloseTo(500 * Math.sqrt((1.8 * 4.2) / (36 * 7)), -1)
    const triangle = durationQuantiles(100, 200, 600, 'triangular')
    expect(mean(triangle)).toBeCloseTo(300, 0)
    expect(
      Math.abs(
        deviation(triangle) - Math.sqrt((100 ** 2 + 200 ** 2 + 600 ** 2 - 100 * 200 - 100 * 600 - 200 * 600) / 18),
      ),
    ).toBeLessThan(1)
    expect([...durationQuantiles(7, 7, 7, 'pert')].every((d) => d === 7)).toBe(true)
  })
})

describe('the forecast with probability', () => {
  const chain: Plan = {
    start,
    finish: civil('2026-04-10'),
    activities: [act('a', [10, 15, 40]), act('b', [5, 10, 20], 'a'), act('c', [3, 4, 5])],
  }

  it('is the same for the same seed and another for another', () => {
    expect(simulate(chain)).toEqual(simulate(chain))
    expect(simulate(chain, { seed: 2 }).finish.probability).not.toBe(simulate(chain).finish.probability)
  })

  it('orders its quantiles, and its probability agrees with counting all pairs of durations', () => {
    const answer = simulate(chain)
    expect(answer.finish.p50 <= answer.finish.p80 && answer.finish.p80 <= answer.finish.p90).toBe(true)
    const a = durationQuantiles(10, 15, 40, 'pert')
    const b = durationQuantiles(5, 10, 20, 'pert')
    const days = daysBetween(start, chain.finish!) + 1
    let kept = 0
    for (const x of a) for (const y of b) if (x + y <= days) kept++
    expect(Math.abs(answer.finish.probability! - kept / (a.length * b.length))).toBeLessThan(0.015)
  })

  it('finds the chain that decides: criticality, and sensitivity by rank', () => {
    const { activities } = simulate(chain)
    expect(activities.map((a) => a.criticality)).toEqual([1, 1, 0])
    expect(activities[0]!.sensitivity!).toBeGreaterThan(activities[1]!.sensitivity!)
    expect(activities[1]!.sensitivity!).toBeGreaterThan(0.3)
    expect(Math.abs(activities[2]!.sensitivity!)).toBeLessThan(0.05)
  })

  it('forecasts every commitment, and leaves out what is finished', () => {
    const committed = chain.activities.map((a) => ({ ...a, commitment: civil('2026-03-20') }))
    const done = committed.map((a) =>
      a.id === 'a' ? { ...a, actualStart: start, actualFinish: civil('2026-03-10') } : a,
    )
    const answer = simulate({ ...chain, statusDate: civil('2026-03-11'), activities: done })
    expect(answer.commitments.map((c) => c.id)).toEqual(['b', 'c'])
    expect(answer.commitments[1]!.probability).toBe(1)
    expect(answer.spread).toBe(2)
  })

  it('without three points all runs are alike, and it says so', () => {
    const plain: Plan = { start, activities: [{ id: 'a', duration: 5, unit: 'calendar' }] }
    const answer = simulate(plain, { runs: 100 })
    expect([answer.spread, answer.finish.p50, answer.finish.p90, answer.finish.probability]).toEqual([
      0,
      '2026-03-06',
      '2026-03-06',
      null,
    ])
  })
})

it('ranks with ties as Spearman does', () => {
  expect(rankCorrelation(Int16Array.of(1, 2, 3, 4), Int16Array.of(10, 20, 30, 40))).toBeCloseTo(1, 12)
  expect(rankCorrelation(Int16Array.of(1, 2, 2, 3), Int16Array.of(9, 5, 5, 1))).toBeCloseTo(-1, 12)
  expect(rankCorrelation(Int16Array.of(4, 4, 4), Int16Array.of(1, 2, 3))).toBe(0)
})
