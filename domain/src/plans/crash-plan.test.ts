import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civil } from '../calendar/civil-date.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import { isRefusal } from '../kernel/coded.ts'
import { type CrashedPlan, crashPlan } from './crash-plan.ts'
import type { Activity, Plan } from './plan-types.ts'
import { schedulePlan } from './schedule-plan.ts'

const calendars = { official: buildWorkingCalendar(seedNotices) }
const numRuns = Number(process.env.FC_RUNS ?? 500)

function answer(plan: Plan): CrashedPlan {
  const crashed = crashPlan(plan, calendars)
  if (isRefusal(crashed)) throw new Error(crashed.code)
  return crashed
}

/** Tries every combination of durations; the least cost that keeps the finish and all commitments, or null. */
function bruteForce(plan: Plan): number | null {
  let best: number | null = null
  const tryFrom = (i: number, activities: Activity[], cost: number): void => {
    if (best !== null && cost >= best) return
    if (i === plan.activities.length) {
      if (schedulePlan({ ...plan, activities }, calendars).daysToWinBack === 0) best = cost
      return
    }
    const a = plan.activities[i]!
    const days = a.actualFinish ? 0 : (a.remaining ?? a.duration)
    const saved = a.duration - Math.max(1, a.minDuration ?? a.duration)
    const least = Math.max(Math.min(days, 1), days - Math.max(0, saved))
    for (let d = days; d >= least; d--) {
      const shorter = a.actualFinish ? {} : a.remaining === undefined ? { duration: d } : { remaining: d }
      tryFrom(i + 1, [...activities, { ...a, ...shorter }], cost + (days - d) * (a.crashCost ?? 0))
    }
  }
  tryFrom(0, [], 0)
  return best
}

/** A finish pinned to a day that the work can't reach is told as a diagnosis and is no deadline: what is cheapest then is left open. */
function keepsItsPins(plan: Plan): boolean {
  const ends = new Map(schedulePlan(plan, calendars).activities.map((a) => [a.id, a.earliestFinish]))
  return plan.activities.every((a) => !a.mustFinish || ends.get(a.id)! <= a.mustFinish)
}

const start = civil('2025-12-25')
const dates = (min: number, max: number) => fc.integer({ min, max }).map((d) => addDays(start, d))

/** Pins, facts, bounds and another calendar beside what `small` has. */
const fixed: fc.Arbitrary<Partial<Activity>> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  fc.record({ mustStart: dates(0, 15) }),
  fc.record({ mustFinish: dates(8, 20) }),
  fc.record({ notEarlier: dates(0, 12), notLater: dates(10, 40) }),
  // With nothing left the answer may cost a day too much, as `crashPlan` says.
  fc.record({ actualStart: dates(0, 6), remaining: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ actualStart: dates(0, 3), actualFinish: dates(4, 8) }),
  fc.record({ asLateAsPossible: fc.constant(true) }),
)

const small: fc.Arbitrary<Plan> = fc.integer({ min: 2, max: 5 }).chain((n) =>
  fc.record({
    start: fc.constant(start),
    finish: fc.integer({ min: 8, max: 30 }).map((d) => addDays(start, d)),
    activities: fc.tuple(
      ...Array.from({ length: n }, (_, i) =>
        fc.record(
          {
            id: fc.constant(String(i)),
            duration: fc.integer({ min: 0, max: 7 }),
            unit: fc.constantFrom('working' as const, 'calendar' as const),
            predecessors:
              i === 0
                ? fc.constant([])
                : fc.array(
                    fc.record({
                      id: fc.integer({ min: 0, max: i - 1 }).map(String),
                      type: fc.constantFrom('FS' as const, 'FS' as const, 'SS' as const, 'FF' as const, 'SF' as const),
                      lag: fc.integer({ min: -2, max: 3 }),
                      lagUnit: fc.constantFrom('working' as const, 'calendar' as const),
                    }),
                    { maxLength: 2 },
                  ),
            minDuration: fc.integer({ min: 1, max: 4 }),
            crashCost: fc.integer({ min: 1, max: 9 }),
            commitment: fc.integer({ min: 10, max: 40 }).map((d) => addDays(start, d)),
          },
          { requiredKeys: ['id', 'duration', 'unit', 'predecessors', 'minDuration', 'crashCost'] },
        ),
      ),
    ),
  }),
)

describe('crashing a plan', () => {
  it('shortens the cheap activity of the critical chain, and both of two parallel chains', () => {
    const act = (id: string, crashCost: number, predecessors: string[] = []): Activity => ({
      id,
      duration: 5,
      unit: 'calendar',
      minDuration: 2,
      crashCost,
      predecessors: predecessors.map((p) => ({ id: p })),
    })
    const chain = {
      start: civil('2026-03-02'),
      finish: civil('2026-03-09'),
      activities: [act('a', 3), act('b', 1, ['a'])],
    }
    expect(answer(chain)).toMatchObject({ meets: true, cost: 2, activities: [{ id: 'b', from: 5, to: 3, cost: 2 }] })
    const twin = { ...chain, activities: [...chain.activities, act('c', 7, ['a'])] }
    expect(answer(twin)).toMatchObject({ meets: true, cost: 6, activities: [{ id: 'a', from: 5, to: 3, cost: 6 }] })
  })

  it('shortens nothing of a plan that meets its deadline as it is', () => {
    const plan: Plan = {
      ...{ start: civil('2025-12-25'), finish: civil('2026-01-06'), statusDate: civil('2025-12-27') },
      calendars: { x: { kind: 'custom', weekdays: [1, 2, 4, 6] } },
      activities: [
        { id: 'a', duration: 5, unit: 'working', minDuration: 1, crashCost: 1, asLateAsPossible: true },
        {
          ...{ id: 'b', duration: 1, unit: 'working', calendar: 'x', actualStart: civil('2025-12-25'), remaining: 0 },
          predecessors: [{ id: 'a', lag: 2, lagUnit: 'calendar' }],
        },
      ],
    }
    expect(answer(plan)).toMatchObject({ meets: true, cost: 0, activities: [] })
  })

  it('says how near it comes when no crashing suffices', () => {
    const plan: Plan = {
      start: civil('2026-03-02'),
      finish: civil('2026-03-03'),
      activities: [{ id: 'a', duration: 9, unit: 'calendar', minDuration: 4, crashCost: 1 }],
    }
    expect(answer(plan)).toMatchObject({ meets: false, daysStillMissing: 2, finish: '2026-03-05', cost: 5 })
  })

  it('is as cheap as trying every combination, on any links and both kinds of days', () => {
    fc.assert(
      fc.property(small, (plan) => {
        const best = bruteForce(plan)
        const crashed = answer(plan)
        expect(crashed.meets).toBe(best !== null)
        if (best === null) return
        expect(crashed.cost).toBe(best)
        expect(crashed.schedule.daysToWinBack).toBe(0)
      }),
      { numRuns },
    )
  })

  it('is so too with several commitments, pins, facts, a status date and calendars of its own', () => {
    const extras = fc.array(fc.tuple(fixed, fc.constantFrom('cn', 'site', 'x')), { minLength: 5, maxLength: 5 })
    const calendarsOfPlan = {
      site: { kind: 'sevenDay' as const },
      x: { kind: 'custom' as const, weekdays: [1, 2, 4, 6] },
    }
    fc.assert(
      fc.property(small, extras, dates(0, 5), (plain, given, statusDate) => {
        const activities = plain.activities.map((a, i) =>
          a.duration === 0 ? a : { ...a, ...given[i]![0], calendar: given[i]![1] },
        )
        const plan: Plan = { ...plain, statusDate, calendars: calendarsOfPlan, activities }
        fc.pre(keepsItsPins(plan))
        const best = bruteForce(plan)
        const crashed = answer(plan)
        expect([crashed.meets, crashed.meets ? crashed.cost : null]).toEqual([best !== null, best])
      }),
      { numRuns },
    )
  })
})
