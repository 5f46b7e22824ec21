import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civil } from '../calendar/civil-date.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import { isRefusal } from '../kernel/coded.ts'
import { checkPlan } from './check-plan.ts'
import { withSevenDays, withShifts } from './longer-working-time.ts'
import { withOverlaps } from './overlap-plan.ts'
import type { Activity, Plan } from './plan-types.ts'
import { daysToWinBackOf, schedulePlan } from './schedule-plan.ts'
import type { WayKind, WayOut } from './way-out.ts'
import { type WaysOut, type WaysOutOptions, waysOut } from './ways-out.ts'

const calendars = { official: buildWorkingCalendar(seedNotices) }
const numRuns = Number(process.env.FC_RUNS ?? 500)
const missing = (plan: Plan): number => schedulePlan(plan, calendars).daysToWinBack

function answer(plan: Plan, options: WaysOutOptions = { simulate: null }): WaysOut {
  const ways = waysOut(plan, calendars, options)
  if (isRefusal(ways)) throw new Error(ways.code)
  return ways
}
const way = (ways: WaysOut, kind: WayKind): WayOut | undefined => ways.ways.find((w) => w.kind === kind)

/** A site that misses its finish by ten calendar days: groundwork, then frame beside pipes, then fitting out. */
const site: Plan = {
  start: civil('2026-03-02'),
  finish: civil('2026-04-10'),
  activities: [
    { id: 'ground', duration: 10, unit: 'working', minDuration: 6, crashCost: 4, optimistic: 8, pessimistic: 15 },
    { id: 'pipes', duration: 4, unit: 'working', predecessors: [{ id: 'ground' }] },
    {
      id: 'frame',
      duration: 15,
      unit: 'working',
      maySevenDay: true,
      maxShifts: 2,
      optimistic: 12,
      pessimistic: 24,
      predecessors: [{ id: 'ground', overlapAfter: 4 }],
    },
    {
      id: 'fitting',
      duration: 10,
      unit: 'working',
      minDuration: 7,
      crashCost: 1,
      commitment: civil('2026-04-14'),
      predecessors: [{ id: 'frame', overlapAfter: 12 }, { id: 'pipes' }],
    },
  ],
}

describe('when the deadline can not be met', () => {
  it('says the date reached, the days to win back and the chain that carries the negative float', () => {
    const ways = answer(site)
    expect([ways.schedule.finish, ways.daysToWinBack]).toEqual(['2026-04-20', 10])
    const chain = ['ground', 'frame', 'fitting']
    expect(ways.chains).toEqual([
      {
        ...{ activities: chain, deadline: 'finish', date: '2026-04-10', reached: '2026-04-20', days: 10 },
        also: [{ deadline: 'commitment', date: '2026-04-14', days: 6 }],
      },
    ])
    expect(ways.schedule.activities.filter((a) => a.totalFloat < 0).map((a) => a.id)).toEqual(chain)
  })

  it('says a chain once that the finish shares with a milestone of the same day', () => {
    const end = { id: 'end', duration: 0, unit: 'working' as const, commitment: civil('2026-04-10') }
    const works = site.activities.map(({ commitment: _, ...activity }) => activity)
    const { chains } = answer({ ...site, activities: [...works, { ...end, predecessors: [{ id: 'fitting' }] }] })
    const activities = ['ground', 'frame', 'fitting', 'end']
    expect(chains).toEqual([{ activities, deadline: 'finish', date: '2026-04-10', reached: '2026-04-20', days: 10 }])
  })

  it('lays forward from today beside backward from the deadline', () => {
    const { forwardAndBackward } = answer({ ...site, statusDate: civil('2026-03-02') })
    expect(forwardAndBackward).toMatchObject({
      from: '2026-03-02',
      forwardFinish: '2026-04-20',
      backwardStart: '2026-02-14',
      daysShort: 16,
    })
    expect(forwardAndBackward.activities.find((a) => a.id === 'fitting')).toEqual({
      id: 'fitting',
      forwardStart: '2026-04-07',
      forwardFinish: '2026-04-20',
      backwardStart: '2026-03-27',
      backwardFinish: '2026-04-10',
      days: 10,
    })
  })

  it('offers each way as a schedule beside, with what it changes and the days it wins', () => {
    const ways = answer(site)
    expect(ways.ways.map((w) => [w.kind, w.meets, w.daysWon])).toEqual([
      ['crash', true, 10],
      ['overlap', true, 10],
      ['sevenDay', false, 7],
      ['shifts', true, 10],
      ['laterCommitment', true, 10],
    ])
    expect(way(ways, 'crash')).toMatchObject({ cost: 15 })
    expect(way(ways, 'overlap')!.changes).toEqual([
      { change: 'overlap', activity: 'frame', predecessor: 'ground', lag: 4, lagUnit: 'working' },
    ])
    expect(way(ways, 'sevenDay')!.changes).toEqual([{ change: 'sevenDay', activity: 'frame' }])
    expect(way(ways, 'shifts')!.changes).toEqual([{ change: 'shifts', activity: 'frame', shifts: 2, from: 15, to: 9 }])
    expect(way(ways, 'laterCommitment')!.changes).toEqual([
      { change: 'commitment', activity: null, from: '2026-04-10', to: '2026-04-20', laterBy: 10 },
      { change: 'commitment', activity: 'fitting', from: '2026-04-14', to: '2026-04-20', laterBy: 6 },
    ])
    for (const w of ways.ways) {
      expect(w.schedule).toEqual(schedulePlan(w.plan, calendars))
      expect(w.probability).toBeNull()
    }
  })

  it('gives a later commitment with its probability, and the day that 80 of 100 runs keep', () => {
    const ways = answer(site, { simulate: { runs: 4000, seed: 7 } })
    expect(ways.probability).toBe(0)
    const [reached, p80] = [way(ways, 'laterCommitment')!, way(ways, 'laterCommitmentP80')!]
    expect(reached.probability).toBeGreaterThan(0)
    expect(reached.probability).toBeLessThan(0.8)
    expect(p80.probability).toBeGreaterThanOrEqual(0.8)
    expect(p80.plan.finish! > reached.plan.finish!).toBe(true)
    const shortened = way(ways, 'shifts')!
    expect(shortened.probability).toBeGreaterThan(0)
  })

  it('has nothing to offer for a plan in time, and refuses a loop', () => {
    expect(answer({ ...site, finish: civil('2026-06-30'), activities: site.activities.slice(0, 3) }).ways).toEqual([])
    const loop: Plan = {
      start: site.start,
      activities: [{ id: 'a', duration: 1, unit: 'working', predecessors: [{ id: 'a' }] }],
    }
    expect(waysOut(loop, calendars)).toMatchObject({ refused: true, code: 'loop' })
  })

  it('crashes towards commitments where the plan names no finish', () => {
    const { finish: _, ...open } = site
    const ways = answer(open)
    expect(ways.daysToWinBack).toBe(6)
    expect(way(ways, 'crash')).toMatchObject({ meets: true, plan: { activities: [{}, {}, {}, { duration: 7 }] } })
    expect(way(ways, 'crash')!.plan.finish).toBeUndefined()
  })

  it('keeps the winter stop of an activity that is worked on seven days', () => {
    const winter: Plan = {
      start: civil('2026-11-02'),
      calendars: { winter: { kind: 'custom', offYearly: [{ from: '11-15', to: '03-15' }] } },
      activities: [{ id: 'a', duration: 20, unit: 'working', calendar: 'winter' }],
    }
    const seven = schedulePlan(withSevenDays(winter, calendars, ['a']), calendars).activities[0]!
    // Thirteen days up to 14 November, seven from 16 March on.
    expect([seven.earliestStart, seven.earliestFinish]).toEqual(['2026-11-02', '2027-03-22'])
  })
})

const small: fc.Arbitrary<Plan> = fc.integer({ min: 2, max: 5 }).chain((n) =>
  fc.record({
    start: fc.constant(civil('2026-03-02')),
    finish: fc.integer({ min: 3, max: 20 }).map((d) => addDays(civil('2026-03-02'), d)),
    activities: fc.tuple(
      ...Array.from({ length: n }, (_, i) =>
        fc.record(
          {
            id: fc.constant(String(i)),
            duration: fc.integer({ min: 1, max: 8 }),
            unit: fc.constantFrom('working' as const, 'calendar' as const),
            maySevenDay: fc.boolean(),
            maxShifts: fc.constantFrom(1, 2, 3),
            predecessors:
              i === 0
                ? fc.constant([])
                : fc.uniqueArray(
                    fc.record(
                      {
                        id: fc.integer({ min: 0, max: i - 1 }).map(String),
                        type: fc.constantFrom('FS' as const, 'FS' as const, 'SS' as const),
                        lag: fc.integer({ min: 0, max: 2 }),
                        overlapAfter: fc.integer({ min: 0, max: 5 }),
                      },
                      { requiredKeys: ['id', 'type'] },
                    ),
                    { maxLength: 2, selector: (l) => l.id },
                  ),
          },
          { requiredKeys: ['id', 'duration', 'unit', 'predecessors'] },
        ),
      ),
    ),
  }),
)

/** The fewest days missing over all subsets of what may be changed. */
function bestOf<T>(all: readonly T[], made: (chosen: readonly T[]) => Plan): number {
  let best = Number.POSITIVE_INFINITY
  for (let set = 0; set < 1 << all.length; set++)
    best = Math.min(best, missing(made(all.filter((_, i) => set & (1 << i)))))
  return best
}

const overlaps = (plan: Plan) =>
  plan.activities.flatMap((a) =>
    (a.predecessors ?? []).flatMap((l) => {
      const before = plan.activities.find((p) => p.id === l.id)!
      const lag = before.unit === 'working' ? (l.lag ?? 0) : 0
      const shorter = l.overlapAfter !== undefined && l.overlapAfter < before.duration + lag
      return l.type === 'FS' && shorter
        ? [{ activity: a.id, predecessor: l.id, lag: l.overlapAfter!, lagUnit: before.unit }]
        : []
    }),
  )
const shiftable = (plan: Plan) =>
  plan.activities.flatMap((a) => {
    const to = Math.max(1, Math.ceil((a.duration * 100) / (100 + 80 * ((a.maxShifts ?? 1) - 1))))
    return to < a.duration ? [{ activity: a.id, shifts: a.maxShifts!, from: a.duration, to }] : []
  })
const sevenDayable = (plan: Plan) =>
  plan.activities.filter((a: Activity) => a.maySevenDay && a.unit === 'working').map((a) => a.id)

describe('the ways out, against trying every combination', () => {
  it.each([
    ['overlap', (plan: Plan) => bestOf(overlaps(plan), (links) => withOverlaps(plan, links))],
    ['sevenDay', (plan: Plan) => bestOf(sevenDayable(plan), (ids) => withSevenDays(plan, calendars, ids))],
    ['shifts', (plan: Plan) => bestOf(shiftable(plan), (shifts) => withShifts(plan, shifts))],
  ] as const)('%s wins as many days as the best combination', (kind, best) => {
    fc.assert(
      fc.property(small, (plan) => {
        const before = missing(plan)
        const least = before === 0 ? 0 : best(plan)
        const found = way(answer(plan), kind)
        expect(daysToWinBackOf(plan, checkPlan(plan).order, calendars)).toBe(before)
        expect(found?.daysStillMissing ?? before).toBe(least)
        if (found) expect(found.daysWon).toBe(before - least)
      }),
      { numRuns },
    )
  })

  it('leaves no change out of an overlap without losing a day', () => {
    fc.assert(
      fc.property(small, (plan) => {
        const found = way(answer(plan), 'overlap')
        const links = (found?.changes ?? []).flatMap((c) => (c.change === 'overlap' ? [c] : []))
        for (const left of links) {
          const fewer = withOverlaps(
            plan,
            links.filter((l) => l !== left),
          )
          expect(missing(fewer)).toBeGreaterThan(found!.daysStillMissing)
        }
      }),
      { numRuns },
    )
  })
})

describe('driving predecessors and near-critical activities', () => {
  it('an activity has a driver wherever a link, not a date, sets its start, and moving only the others changes nothing', () => {
    fc.assert(
      fc.property(small, (plan) => {
        const schedule = schedulePlan(plan, calendars)
        schedule.activities.forEach((row, i) => {
          const activity = plan.activities[i]!
          const others = activity.predecessors?.filter((l) => row.drivers.includes(l.id)) ?? []
          const alone = {
            ...plan,
            activities: plan.activities.map((a) => (a === activity ? { ...a, predecessors: others } : a)),
          }
          expect(schedulePlan(alone, calendars).activities[i]!.earliestStart).toBe(row.earliestStart)
          if (row.earliestStart > plan.start && activity.unit === 'calendar')
            expect(row.drivers.length).toBeGreaterThan(0)
        })
      }),
      { numRuns },
    )
  })

  it('near-critical is measured in working days, up to the bound the plan names', () => {
    const chains: Plan = {
      start: civil('2026-03-02'),
      activities: [
        { id: 'long', duration: 20, unit: 'working' },
        { id: 'near', duration: 15, unit: 'working' },
        { id: 'far', duration: 14, unit: 'working' },
        { id: 'days', duration: 21, unit: 'calendar' },
        { id: 'end', duration: 0, unit: 'working', milestone: true, predecessors: [{ id: 'long' }, { id: 'near' }] },
      ],
    }
    const marks = (plan: Plan) =>
      schedulePlan(plan, calendars).activities.map((a) => [a.id, a.totalFloat, a.critical, a.nearCritical])
    expect(marks(chains)).toEqual([
      ['long', 0, true, false],
      ['near', 5, false, true],
      ['far', 6, false, false],
      ['days', 5, false, true],
      ['end', 0, true, false],
    ])
    expect(marks({ ...chains, nearCriticalFloat: 6 })[2]![3]).toBe(true)
    expect(schedulePlan(chains, calendars).activities[4]!.drivers).toEqual(['long'])
  })

  it('each of several committed milestones is a deadline of its own', () => {
    const act = (id: string, duration: number, after: string | null, commitment?: string): Activity => ({
      id,
      duration,
      unit: 'working',
      ...(duration === 0 ? { milestone: true } : {}),
      ...(after ? { predecessors: [{ id: after }] } : {}),
      ...(commitment ? { commitment: civil(commitment) } : {}),
    })
    const plan: Plan = {
      start: civil('2026-03-02'),
      finish: civil('2026-03-31'),
      activities: [
        act('a', 5, null),
        act('first', 0, 'a', '2026-03-04'),
        act('b', 5, 'a'),
        act('second', 0, 'b', '2026-03-17'),
        act('c', 5, 'b'),
      ],
    }
    const schedule = schedulePlan(plan, calendars)
    expect(schedule.activities.map((a) => [a.id, a.totalFloat])).toEqual([
      ['a', -2],
      ['first', -2],
      ['b', 2],
      ['second', 2],
      ['c', 7],
    ])
    expect(schedule.daysToWinBack).toBe(2)
  })
})
