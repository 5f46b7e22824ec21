import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CivilDate, civil, daysBetween, toDayNumber } from '../calendar/civil-date.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import { planDates } from './plan-dates.ts'
import type { Activity, Plan } from './plan-types.ts'
import { type ActivityChange, reschedule, rescheduleTo, startSchedule } from './reschedule.ts'
import { schedulePlan } from './schedule-plan.ts'

const calendars = { official: buildWorkingCalendar(seedNotices) }
const numRuns = Number(process.env.FC_RUNS ?? 500)
const start = civil('2026-01-12')
const day = (from: number, to: number): fc.Arbitrary<CivilDate> =>
  fc.integer({ min: from, max: to }).map((n) => addDays(start, n))

const dates = {
  notEarlier: day(0, 60),
  notLater: day(20, 200),
  mustStart: day(0, 60),
  mustFinish: day(0, 60),
  commitment: day(20, 200),
  actualStart: day(0, 15),
  actualFinish: day(5, 20),
  remaining: fc.integer({ min: 0, max: 9 }),
  asLateAsPossible: fc.constant(true),
}

const activity = (i: number): fc.Arbitrary<Activity> =>
  fc.record(
    {
      id: fc.constant(String(i)),
      duration: fc.integer({ min: 0, max: 9 }),
      unit: fc.constantFrom('working' as const, 'working' as const, 'calendar' as const),
      calendar: fc.constantFrom('cn', 'site'),
      predecessors:
        i === 0
          ? fc.constant([])
          : fc.array(
              fc.record({
                id: fc.integer({ min: Math.max(0, i - 4), max: i - 1 }).map(String),
                type: fc.constantFrom('FS' as const, 'FS' as const, 'SS' as const, 'FF' as const, 'SF' as const),
                lag: fc.integer({ min: -3, max: 5 }),
                lagUnit: fc.constantFrom('working' as const, 'calendar' as const),
              }),
              { maxLength: 3 },
            ),
      ...Object.fromEntries(
        Object.entries(dates).map(([f, a]) => [f, fc.option(a as fc.Arbitrary<unknown>, { nil: undefined, freq: 6 })]),
      ),
    },
    { requiredKeys: ['id', 'duration', 'unit', 'predecessors'] },
  ) as unknown as fc.Arbitrary<Activity>

const bare = (a: Activity): Activity =>
  Object.fromEntries(Object.entries(a).filter(([, v]) => v !== undefined)) as unknown as Activity

const plan: fc.Arbitrary<Plan> = fc.integer({ min: 2, max: 14 }).chain((n) =>
  fc.record(
    {
      start: fc.constant(start),
      statusDate: day(0, 20),
      finish: day(10, 150),
      calendars: fc.constant({ site: { kind: 'sevenDay' as const } }),
      activities: fc
        .tuple(...Array.from({ length: n }, (_, i) => activity(i)))
        .map((list) => list.map(bare))
        .chain((list) =>
          fc.constantFrom(
            list,
            list.map(({ asLateAsPossible: _, ...rest }) => rest),
          ),
        ),
    },
    { requiredKeys: ['start', 'calendars', 'activities'] },
  ),
)

const change: fc.Arbitrary<ActivityChange> = fc.record({
  activity: fc.integer({ min: 0, max: 13 }).map(String),
  set: fc.record(
    {
      duration: fc.integer({ min: 0, max: 20 }),
      unit: fc.constantFrom('working' as const, 'calendar' as const),
      predecessors: fc.constant([]),
      ...Object.fromEntries(
        Object.entries(dates).map(([f, a]) => [f, fc.option(a as fc.Arbitrary<unknown>, { nil: undefined })]),
      ),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<ActivityChange['set']>,
})

describe('the dates that portfolios are dated by', () => {
  it('are those of the whole schedule', () => {
    fc.assert(
      fc.property(plan, (p) => {
        const whole = schedulePlan(p, calendars)
        const dates = planDates(p, calendars)!
        expect(dates).toEqual({
          finish: whole.finish,
          daysToWinBack: whole.daysToWinBack,
          starts: whole.activities.map((a) => toDayNumber(a.earliestStart)),
          lengths: whole.activities.map((a, i) =>
            p.activities[i]!.duration === 0 ? 0 : daysBetween(a.earliestStart, a.earliestFinish) + 1,
          ),
          critical: whole.activities.map((a) => Number(a.critical)),
        })
      }),
      { numRuns },
    )
  })

  it('are none where nothing can be scheduled', () => {
    const loop = (id: string, on: string): Activity => ({
      id,
      duration: 1,
      unit: 'working',
      predecessors: [{ id: on }],
    })
    expect(planDates({ start, activities: [loop('A', 'B'), loop('B', 'A')] }, calendars)).toBeNull()
    expect(planDates({ start, activities: [] }, calendars)).toBeNull()
    expect(
      planDates({ start: civil('2036-01-01'), activities: [{ id: 'A', duration: 1, unit: 'working' }] }, calendars),
    ).toBeNull()
  })
})

describe('a change reschedules only what it reaches', () => {
  it('with the same answer as from scratch, change after change', () => {
    fc.assert(
      fc.property(plan, fc.array(change, { minLength: 1, maxLength: 4 }), (p, changes) => {
        let live = startSchedule(p, calendars)
        for (const c of changes) {
          const kept = JSON.stringify(live.schedule)
          const next = reschedule(live, c)
          expect(next.schedule).toEqual(schedulePlan(next.plan, calendars))
          expect(JSON.stringify(live.schedule)).toBe(kept)
          live = next
        }
        expect(rescheduleTo(startSchedule(p, calendars), live.plan).schedule).toEqual(live.schedule)
      }),
      { numRuns },
    )
  })

  const two: Plan = {
    start,
    finish: civil('2026-12-31'),
    activities: [
      { id: 'a', duration: 5, unit: 'working' },
      { id: 'b', duration: 5, unit: 'working', predecessors: [{ id: 'a' }] },
      { id: 'x', duration: 30, unit: 'working' },
      { id: 'y', duration: 30, unit: 'working', predecessors: [{ id: 'x' }] },
    ],
  }

  it('several activities changed at once are one step, and another plan altogether begins anew', () => {
    const live = startSchedule(two, calendars)
    const activities = two.activities.map((a) =>
      a.id === 'a' || a.id === 'x' ? { ...a, duration: a.duration + 3 } : a,
    )
    const both = rescheduleTo(live, { ...two, activities })
    expect(both.schedule).toEqual(schedulePlan({ ...two, activities }, calendars))
    expect(rescheduleTo(live, { ...two }).schedule).toBe(live.schedule)
    for (const other of [
      { ...two, activities: two.activities.slice(1) },
      { ...two, start: civil('2026-02-02') },
      { ...two, activities: [...two.activities].reverse() },
    ]) {
      expect(rescheduleTo(live, other).schedule).toEqual(schedulePlan(other, calendars))
    }
  })

  it('rows it does not reach are the same objects, so that a screen draws only the others', () => {
    const live = startSchedule(two, calendars)
    const next = reschedule(live, { activity: 'a', set: { duration: 8 } })
    const same = next.schedule.activities.map((row, i) => row === live.schedule.activities[i])
    expect(same).toEqual([false, false, true, true])
    expect(next.schedule.activities[1]!.earliestStart).toBe('2026-01-22')
  })

  it('takes a field away, passes over an unknown activity, and comes back from a date out of range', () => {
    const live = startSchedule(two, calendars)
    const held = reschedule(live, { activity: 'a', set: { notEarlier: civil('2026-03-02') } })
    expect(reschedule(held, { activity: 'a', set: { notEarlier: undefined } }).schedule).toEqual(live.schedule)
    expect(reschedule(live, { activity: 'z', set: { duration: 1 } })).toBe(live)
    const lost = reschedule(live, { activity: 'a', set: { notEarlier: civil('2051-01-01') } })
    expect([lost.schedule.finish, lost.schedule.diagnoses[0]!.code]).toEqual([null, 'year-out-of-range'])
    expect(reschedule(lost, { activity: 'a', set: { notEarlier: undefined } }).schedule).toEqual(live.schedule)
  })
})
