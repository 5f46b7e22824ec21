import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CivilDate, civil } from '../calendar/civil-date.ts'
import { DAYS_COVERED } from '../calendar/covered-days.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar, type WorkingCalendar } from '../calendar/working-calendar.ts'
import { type BuiltPlan, buildNetwork, kernelDayOf } from './build-network.ts'
import { checkPlan } from './check-plan.ts'
import {
  DEADLINE,
  EARLY,
  FLOATS,
  FROM_START,
  highOf,
  LAG_CALENDAR_SHIFT,
  LATEST,
  LINKS,
  lowOf,
  slot,
  TO_FINISH,
  TRAITS,
  WORK,
} from './kernel/network.ts'
import { scheduleNetwork } from './kernel/schedule-network.ts'
import type { Activity, Link, Plan } from './plan-types.ts'
import { schedulePlan } from './schedule-plan.ts'

const official = buildWorkingCalendar(seedNotices)
const given = { official }
const numRuns = Number(process.env.FC_RUNS ?? 500)
const start = civil('2025-12-22')
const dayAfterStart = (n: number): CivilDate => addDays(start, n)

const link = (i: number): fc.Arbitrary<Link> =>
  fc.record({
    id: fc.integer({ min: 0, max: i - 1 }).map(String),
    type: fc.constantFrom('FS' as const, 'SS' as const, 'FF' as const, 'SF' as const),
    lag: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: -4, max: 8 }) }),
    lagUnit: fc.constantFrom('working' as const, 'calendar' as const),
  })

const activity = (i: number): fc.Arbitrary<Activity> =>
  fc.record(
    {
      id: fc.constant(String(i)),
      duration: fc.integer({ min: 0, max: 9 }),
      unit: fc.constantFrom('working' as const, 'working' as const, 'calendar' as const),
      calendar: fc.constantFrom('cn', 'site', 'x', 'winter'),
      predecessors: i === 0 ? fc.constant([]) : fc.array(link(i), { maxLength: 3 }),
      notEarlier: fc.integer({ min: 0, max: 60 }).map(dayAfterStart),
      notLater: fc.integer({ min: 20, max: 200 }).map(dayAfterStart),
      commitment: fc.integer({ min: 20, max: 200 }).map(dayAfterStart),
    },
    { requiredKeys: ['id', 'duration', 'unit', 'predecessors'] },
  )

const plan: fc.Arbitrary<Plan> = fc.integer({ min: 1, max: 9 }).chain((n) =>
  fc.record(
    {
      start: fc.constant(start),
      finish: fc.integer({ min: 10, max: 150 }).map(dayAfterStart),
      calendars: fc.constant({
        site: { kind: 'sevenDay' as const },
        x: { kind: 'custom' as const, weekdays: [1, 2, 4, 6], off: [dayAfterStart(9)], on: [dayAfterStart(13)] },
        winter: { kind: 'custom' as const, offYearly: [{ from: '01-20', to: '02-10' }] },
      }),
      activities: fc.tuple(...Array.from({ length: n }, (_, i) => activity(i))),
    },
    { requiredKeys: ['start', 'calendars', 'activities'] },
  ),
)

function built(p: Plan): BuiltPlan {
  const b = buildNetwork(p, checkPlan(p).order, given)
  scheduleNetwork(b.net, b.tables)
  return b
}

/** Everything below walks day by day over a set of days: none of the kernel's arithmetic. */
const worksOn = new WeakMap<WorkingCalendar, Set<number>>()
function works(cal: WorkingCalendar, day: number): boolean {
  let set = worksOn.get(cal)
  if (!set) {
    set = new Set([...cal.days].map((offset) => offset + 1))
    worksOn.set(cal, set)
  }
  return set.has(day)
}

function walk(cal: WorkingCalendar, boundary: number, lag: number): number {
  let x = boundary
  for (let left = lag; left > 0; x++) if (works(cal, x)) left--
  for (let left = -lag; left > 0; ) if (works(cal, --x)) left--
  return x
}

function workedBetween(cal: WorkingCalendar, from: number, to: number): number {
  let n = 0
  for (let x = Math.min(from, to); x < Math.max(from, to); x++) if (works(cal, x)) n++
  return from <= to ? n : -n
}

/** Start and finish boundary of an activity that starts on the first possible day at or after x. */
function placedFrom(b: BuiltPlan, a: number, x: number): [number, number] {
  const cal = b.calendars[slot(b.net, a, TRAITS) & 0xff]!
  const d = highOf(slot(b.net, a, WORK))
  let s = x
  if (d > 0) while (!works(cal, s)) s++
  return [s, d === 0 ? s : walk(cal, s, d)]
}

type Dates = { readonly s: ArrayLike<number>; readonly e: ArrayLike<number> }

function linksKept(b: BuiltPlan, a: number, at: [number, number], preds: Dates): boolean {
  for (let z = slot(b.net, a, LINKS); z < slot(b.net, a + 1, LINKS); z += 2) {
    if (!linkKept(b, a, z, b.net.links[z]!, at, preds)) return false
  }
  return true
}

function linkKept(b: BuiltPlan, a: number, z: number, q: number, at: [number, number], preds: Dates): boolean {
  const kind = lowOf(b.net.links[z + 1]!)
  const from = kind & FROM_START ? preds.s[q]! : preds.e[q]!
  const cal = b.calendars[kind >> LAG_CALENDAR_SHIFT]!
  const x = walk(cal, from, highOf(b.net.links[z + 1]!))
  if (kind & FROM_START && kind & TO_FINISH)
    return workedBetween(b.calendars[slot(b.net, a, TRAITS) & 0xff]!, at[1], x) <= 0
  return x <= at[kind & TO_FINISH ? 1 : 0]
}

function laterBy(b: BuiltPlan, a: number, s: number, days: number): [number, number] {
  let place = placedFrom(b, a, s)
  for (let left = days; left > 0; left--) place = placedFrom(b, a, place[0] + 1)
  return place
}

const column = (b: BuiltPlan, s: number, half: (both: number) => number): number[] =>
  Array.from(b.index, (_, a) => half(slot(b.net, a, s)))
const early = (b: BuiltPlan): Dates => ({ s: column(b, EARLY, highOf), e: column(b, EARLY, lowOf) })
const late = (b: BuiltPlan): Dates => ({ s: column(b, LATEST, highOf), e: column(b, LATEST, lowOf) })

function followersKept(b: BuiltPlan, q: number, at: [number, number], dates: Dates): boolean {
  for (let a = 0; a < b.index.length; a++) {
    for (let z = slot(b.net, a, LINKS); z < slot(b.net, a + 1, LINKS); z += 2) {
      if (b.net.links[z]! !== q) continue
      const preds = { s: { [q]: at[0] }, e: { [q]: at[1] } } as unknown as Dates
      if (!linkKept(b, a, z, q, [dates.s[a]!, dates.e[a]!], preds)) return false
    }
  }
  return true
}

const check = (law: (p: Plan, b: BuiltPlan) => void): void => {
  fc.assert(
    fc.property(plan, (p) => law(p, built(p))),
    { numRuns },
  )
}

describe('the laws of the network, against walking day by day', () => {
  it('earliest dates keep every link and bound, and no activity could begin a day earlier', () => {
    check((_, b) => {
      for (let a = 0; a < b.index.length; a++) {
        const place: [number, number] = [highOf(slot(b.net, a, EARLY)), lowOf(slot(b.net, a, EARLY))]
        expect(place).toEqual(placedFrom(b, a, place[0]))
        expect(linksKept(b, a, place, early(b))).toBe(true)
        expect(place[0]).toBeGreaterThanOrEqual(lowOf(slot(b.net, a, WORK)))
        let before = place[0] - 1
        const cal = b.calendars[slot(b.net, a, TRAITS) & 0xff]!
        if (highOf(slot(b.net, a, WORK)) > 0) while (!works(cal, before)) before--
        const sooner = placedFrom(b, a, before)
        expect(before >= lowOf(slot(b.net, a, WORK)) && linksKept(b, a, sooner, early(b))).toBe(false)
      }
    })
  })

  it('latest dates keep every link and deadline, and no activity could end a day later', () => {
    check((_, b) => {
      const limit = Math.min(b.net.planDeadline[0]!, Number.MAX_SAFE_INTEGER)
      const hang = limit === 32767 ? b.net.planEnd[0]! : limit
      for (let a = 0; a < b.index.length; a++) {
        const place: [number, number] = [highOf(slot(b.net, a, LATEST)), lowOf(slot(b.net, a, LATEST))]
        expect(place).toEqual(placedFrom(b, a, place[0]))
        expect(followersKept(b, a, place, late(b))).toBe(true)
        const bound = Math.min(hang, slot(b.net, a, DEADLINE))
        expect(place[1]).toBeLessThanOrEqual(bound)
        const later = laterBy(b, a, place[0], 1)
        expect(later[1] <= bound && followersKept(b, a, later, late(b))).toBe(false)
      }
    })
  })

  it('total float is the working days between earliest and latest, whichever end is looked at', () => {
    check((_, b) => {
      for (let a = 0; a < b.index.length; a++) {
        const cal = b.calendars[(slot(b.net, a, TRAITS) >> 8) & 0xff]!
        expect(highOf(slot(b.net, a, FLOATS))).toBe(
          workedBetween(cal, lowOf(slot(b.net, a, EARLY)), lowOf(slot(b.net, a, LATEST))) + 0,
        )
        if (highOf(slot(b.net, a, WORK)) > 0) {
          expect(highOf(slot(b.net, a, FLOATS))).toBe(
            workedBetween(cal, highOf(slot(b.net, a, EARLY)), highOf(slot(b.net, a, LATEST))) + 0,
          )
        }
      }
    })
  })

  it('free float moves no successor and not the end, and one day more would', () => {
    check((_, b) => {
      for (let a = 0; a < b.index.length; a++) {
        if (highOf(slot(b.net, a, WORK)) === 0) continue
        const free = lowOf(slot(b.net, a, FLOATS))
        const moved = laterBy(b, a, highOf(slot(b.net, a, EARLY)), free)
        expect(followersKept(b, a, moved, early(b)) && moved[1] <= b.net.planEnd[0]!).toBe(true)
        const more = laterBy(b, a, highOf(slot(b.net, a, EARLY)), free + 1)
        expect(followersKept(b, a, more, early(b)) && more[1] <= b.net.planEnd[0]!).toBe(false)
      }
    })
  })

  it('without finish and deadlines some activity is critical, none negative, and free float is at most total float', () => {
    check((p) => {
      const { finish: _, ...open } = p
      const plain = { ...open, activities: p.activities.map(({ notLater: _n, commitment: _c, ...rest }) => rest) }
      const s = schedulePlan(plain, given)
      expect(s.activities.some((a) => a.totalFloat === 0)).toBe(true)
      for (const a of s.activities) {
        expect(a.totalFloat).toBeGreaterThanOrEqual(0)
        expect(a.freeFloat).toBeLessThanOrEqual(a.totalFloat)
      }
      expect(s.daysToWinBack).toBe(0)
    })
  })

  it('a longer duration or a later start never brings any earliest date forward', () => {
    fc.assert(
      fc.property(plan, fc.nat(8), fc.integer({ min: 1, max: 5 }), (p, at, more) => {
        // A longer activity may start earlier under FF and SF, as every network method has it; so those are left out here.
        const starts = p.activities.map((a) => ({
          ...a,
          predecessors: a.predecessors?.filter((l) => l.type === 'FS' || l.type === 'SS') ?? [],
        }))
        const i = at % starts.length
        const base = schedulePlan({ ...p, activities: starts }, given)
        const longer = starts.map((a, k) => (k === i && a.duration > 0 ? { ...a, duration: a.duration + more } : a))
        const slower = schedulePlan({ ...p, activities: longer }, given)
        const deferred = schedulePlan({ ...p, start: addDays(p.start, more), activities: starts }, given)
        base.activities.forEach((a, k) => {
          expect(slower.activities[k]!.earliestFinish >= a.earliestFinish).toBe(true)
          expect(deferred.activities[k]!.earliestStart >= a.earliestStart).toBe(true)
        })
      }),
      { numRuns },
    )
  })

  it('float does not depend on the direction planned in: moving the plan to its latest dates leaves no float', () => {
    check((p, b) => {
      const pinned = p.activities.map((a, i) => {
        const x = highOf(slot(b.net, b.index[i]!, LATEST))
        return { ...a, notEarlier: addDays(start, x - kernelDayOf(start)) }
      })
      if (p.activities.some((a) => a.duration === 0)) return
      if (Math.min(...column(b, FLOATS, highOf)) < 0) return
      const again = built({ ...p, activities: pinned })
      const end = { ...p, activities: pinned }.finish ? column(again, FLOATS, highOf) : [0]
      expect(Math.max(...end, 0)).toBe(0)
      for (let a = 0; a < again.index.length; a++)
        expect(highOf(slot(again.net, a, EARLY))).toBe(highOf(slot(b.net, a, LATEST)))
    })
  })

  it('stays inside the horizon whatever is asked', () => {
    const far = schedulePlan(
      {
        start: civil('2035-12-01'),
        activities: [
          { id: 'a', duration: 99_999, unit: 'working' },
          { id: 'b', duration: 5, unit: 'calendar', predecessors: [{ id: 'a', lag: 99_999, lagUnit: 'calendar' }] },
        ],
      },
      given,
    )
    expect(far.finish).toBe('2035-12-31')
    expect(far.diagnoses.map((d) => d.code)).toEqual(['no-working-day-within-horizon', 'no-working-day-within-horizon'])
    expect(DAYS_COVERED).toBe(13149)
  })
})
