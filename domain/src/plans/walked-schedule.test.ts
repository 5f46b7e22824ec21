import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CivilDate, civil, fromDayNumber, toDayNumber, weekdayOf } from '../calendar/civil-date.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar, isWorkingDay } from '../calendar/working-calendar.ts'
import type { Activity, Link, Plan, ScheduledActivity } from './plan-types.ts'
import { schedulePlan } from './schedule-plan.ts'

/**
 * A second scheduler that shares nothing with the first but the form of a plan: days are walked one by one over the calendars as written,
 * dates found by trying. Slow, and meant to be read beside docs/manual/plan-json.md.
 */

const official = buildWorkingCalendar(seedNotices)
const numRuns = Number(process.env.FC_RUNS ?? 500)
const start = civil('2025-12-22')
const day = (n: number): CivilDate => addDays(start, n)

const CALENDARS = {
  site: { kind: 'sevenDay' as const },
  x: { kind: 'custom' as const, weekdays: [1, 2, 4, 6], off: [day(9)], on: [day(13)] },
  winter: { kind: 'custom' as const, offYearly: [{ from: '01-20', to: '02-10' }] },
}

const worksOn: { readonly [calendar: string]: (date: CivilDate) => boolean } = {
  every: () => true,
  cn: (date) => isWorkingDay(official, date),
  site: () => true,
  x: (date) => date === day(13) || (date !== day(9) && [1, 2, 4, 6].includes(weekdayOf(toDayNumber(date)))),
  winter: (date) => isWorkingDay(official, date) && !(date.slice(5) >= '01-20' && date.slice(5) <= '02-10'),
}
const known = new Map<string, boolean>()
function works(calendar: string, n: number): boolean {
  const key = `${calendar}${n}`
  const seen = known.get(key)
  if (seen !== undefined) return seen
  const answer = worksOn[calendar]!(fromDayNumber(n))
  known.set(key, answer)
  return answer
}

/** The moment `days` worked days after (or before) the beginning of day x. */
function walk(calendar: string, x: number, days: number): number {
  let at = x
  for (let left = days; left > 0; at++) if (works(calendar, at)) left--
  for (let left = days; left < 0; ) if (works(calendar, --at)) left++
  return at
}

function workedBetween(calendar: string, from: number, to: number): number {
  let n = 0
  for (let x = Math.min(from, to); x < Math.max(from, to); x++) if (works(calendar, x)) n++
  return from <= to ? n : -n
}

/** From the beginning of day `s` to the beginning of the day after the last: what is placed is the work left. */
type Place = { readonly s: number; readonly e: number }
const LATE_ENOUGH = toDayNumber(civil('2029-12-31'))

class Walked {
  readonly plan: Plan
  readonly at: Map<string, number>
  readonly links: readonly (readonly (Link & { readonly from: number })[])[]
  readonly followers: readonly (readonly { readonly to: number; readonly link: Link }[])[]
  readonly endsDay: boolean[] = []
  readonly early: Place[] = []
  readonly late: Place[] = []
  readonly free: number[] = []
  end = 0

  constructor(plan: Plan) {
    this.plan = plan
    this.at = new Map(plan.activities.map((a, i) => [a.id, i]))
    this.links = plan.activities.map((a) =>
      (a.predecessors ?? []).flatMap((l) => (this.at.has(l.id) ? [{ ...l, from: this.at.get(l.id)! }] : [])),
    )
    this.followers = plan.activities.map((_, q) =>
      this.links.flatMap((links, to) => links.filter((l) => l.from === q).map((link) => ({ to, link }))),
    )
    plan.activities.forEach((_, i) => {
      const links = this.links[i]!
      const alone = links.length === 0 && this.followers[i]!.length === 0
      const ended = links.some(
        (l) => (l.type ?? 'FS')[0] === 'F' && (!this.isMilestone(l.from) || this.endsDay[l.from]!),
      )
      this.endsDay.push(alone || ended)
    })
    plan.activities.forEach((_, i) => {
      this.early.push(this.earliest(i))
    })
    this.end = Math.max(...this.early.map((p) => p.e))
    for (let i = plan.activities.length - 1; i >= 0; i--) this.settle(i)
  }

  activity = (i: number): Activity => this.plan.activities[i]!
  isMilestone = (i: number): boolean => this.activity(i).milestone === true || this.activity(i).duration === 0
  isFinished = (i: number): boolean =>
    this.activity(i).actualFinish !== undefined || (this.isMilestone(i) && this.activity(i).actualStart !== undefined)
  isStarted = (i: number): boolean => this.activity(i).actualStart !== undefined && !this.isFinished(i)
  isPinned = (i: number): boolean => {
    const { mustStart, mustFinish } = this.activity(i)
    return !this.isFinished(i) && !this.isStarted(i) && Boolean(mustStart || mustFinish)
  }
  /** The calendar its days are counted on, and the one it lies on: a milestone lies on any day. */
  own = (i: number): string => (this.activity(i).unit === 'calendar' ? 'every' : (this.activity(i).calendar ?? 'cn'))
  liesOn = (i: number): string => (this.isMilestone(i) ? 'every' : this.own(i))
  status = (): number => (this.plan.statusDate ? toDayNumber(this.plan.statusDate) : 0)
  side = (i: number): number => (this.isMilestone(i) && !this.endsDay[i] ? 0 : 1)

  daysLeft(i: number): number {
    const { duration, actualStart, actualFinish, remaining, suspendedOn, resumedOn } = this.activity(i)
    if (this.isMilestone(i)) return 0
    if (actualFinish && actualStart) {
      const begun = Math.min(toDayNumber(actualStart), toDayNumber(actualFinish))
      return workedBetween(this.own(i), begun, toDayNumber(actualFinish) + 1)
    }
    if (!this.isStarted(i)) return duration
    if (remaining !== undefined) return remaining
    const begun = toDayNumber(actualStart!)
    const now = this.status() || begun
    let done = 0
    for (let x = begun; x < now; x++) {
      const date = fromDayNumber(x)
      const stopped = suspendedOn !== undefined && date >= suspendedOn && (resumedOn === undefined || date < resumedOn)
      if (works(this.own(i), x) && !stopped) done++
    }
    return Math.max(1, duration - done)
  }

  /** Work left that goes on from day x, or from the next day worked. */
  placedFrom(i: number, x: number): Place {
    const days = this.daysLeft(i)
    const s = this.isMilestone(i) ? x : nextWorked(this.own(i), x)
    if (days > 0) return { s, e: walk(this.own(i), s, days) }
    return { s, e: this.isMilestone(i) ? s : this.lastWorkedBefore(i, s) }
  }

  lastWorkedBefore(i: number, x: number): number {
    let e = x
    while (!works(this.own(i), e - 1)) e--
    return e
  }

  /** Whether a link into activity i is kept, when its predecessor lies at `q` and it at `p`. */
  kept(i: number, link: Link, q: Place, p: Place): boolean {
    const type = link.type ?? 'FS'
    const lagOn = link.lagUnit === 'calendar' ? 'every' : (this.activity(i).calendar ?? 'cn')
    const x = walk(lagOn, type[0] === 'S' ? q.s : q.e, link.lag ?? 0)
    if (type === 'SF') return workedBetween(this.liesOn(i), Math.min(p.e, x), x) === 0
    return x <= (type[1] === 'S' ? p.s : p.e)
  }

  /** Where others see it: a start that is a fact is seen there, whatever is left. */
  seen(i: number, p: Place): Place {
    return this.isStarted(i) ? { s: toDayNumber(this.activity(i).actualStart!), e: p.e } : p
  }

  earliest(i: number): Place {
    const a = this.activity(i)
    if (this.isFinished(i)) return this.asReported(i)
    if (this.isPinned(i)) return this.pinned(i)
    let x = Math.max(toDayNumber(this.plan.start), this.status())
    if (this.isMilestone(i) && this.endsDay[i] && this.links[i]!.length === 0) x++
    if (a.notEarlier) x = Math.max(x, toDayNumber(a.notEarlier) + (this.isMilestone(i) ? this.side(i) : 0))
    if (this.isStarted(i)) {
      const begun = toDayNumber(a.actualStart!) + (this.daysLeft(i) === 0 ? 1 : 0)
      x = Math.max(begun, this.status(), a.suspendedOn && a.resumedOn ? toDayNumber(a.resumedOn) : 0)
    }
    for (; ; x++) {
      const p = this.placedFrom(i, x)
      if (this.links[i]!.every((l) => this.kept(i, l, this.seen(l.from, this.early[l.from]!), p))) return p
    }
  }

  asReported(i: number): Place {
    const { actualStart, actualFinish } = this.activity(i)
    const finish = toDayNumber((actualFinish ?? actualStart)!)
    if (this.isMilestone(i)) return { s: finish + this.side(i), e: finish + this.side(i) }
    const s = actualStart
      ? Math.min(toDayNumber(actualStart), finish)
      : walk(this.own(i), finish + 1, -this.daysLeft(i))
    return { s, e: finish + 1 }
  }

  pinned(i: number): Place {
    const { mustStart, mustFinish } = this.activity(i)
    const date = toDayNumber((mustFinish ?? mustStart)!)
    if (this.isMilestone(i)) return this.placedFrom(i, Math.max(date + this.side(i), this.status()))
    const s = mustFinish ? walk(this.own(i), date + 1, -this.daysLeft(i)) : date
    return this.placedFrom(i, Math.max(s, this.status()))
  }

  /** The latest moment it may end. */
  bound(i: number): number {
    const { commitment, notLater } = this.activity(i)
    const { finish } = this.plan
    const dates = [commitment, notLater].filter((d) => d !== undefined).map((d) => toDayNumber(d) + this.side(i))
    if (finish) dates.push(toDayNumber(finish) + this.side(i))
    return Math.min(finish ? toDayNumber(finish) + 1 : this.end, ...dates)
  }

  followersKept(i: number, p: Place, places: readonly Place[]): boolean {
    return this.followers[i]!.every(({ to, link }) => {
      if (this.isFinished(to) && !this.isFinished(i)) return true
      if ((link.type ?? 'FS')[0] === 'S' && (this.isStarted(i) || this.isFinished(i))) return true
      return this.kept(to, link, p, places[to]!)
    })
  }

  /** Its places from one that ends at `e` or before, a day earlier each time. */
  placeEndingBy(i: number, e: number): Place {
    const days = this.daysLeft(i)
    if (this.isMilestone(i)) return { s: e, e }
    const end = this.lastWorkedBefore(i, e)
    if (days > 0) return { s: walk(this.own(i), end, -days), e: end }
    return { s: nextWorked(this.own(i), end), e: end }
  }

  settle(i: number): void {
    const early = this.early[i]!
    let p = this.placeEndingBy(i, this.bound(i))
    if (this.isPinned(i) && p.e > early.e) p = this.placeEndingBy(i, early.e)
    while (!this.followersKept(i, p, this.late)) p = this.placeEndingBy(i, p.e - 1)
    this.late[i] = p
    const free = this.freeFloat(i)
    this.free[i] = free
    if (!this.activity(i).asLateAsPossible || free === 0 || this.isFinished(i) || this.isStarted(i) || this.isPinned(i))
      return
    const room = Math.min(free, this.totalFloat(i))
    if (room <= 0) return
    this.early[i] = this.placeEndingBy(i, walk(this.own(i), early.e, room))
    this.free[i] = free - room
  }

  /** Days it may slip before a follower or the end of the plan must. */
  freeFloat(i: number): number {
    const { e } = this.early[i]!
    let reach = e - 1
    for (let x = e; x <= this.end; x++) {
      const p = this.placeEndingBy(i, x)
      if (this.followersKept(i, p, this.early)) reach = x
      else if (p.e >= e) break
    }
    return Math.max(0, workedBetween(this.own(i), e, reach))
  }

  totalFloat = (i: number): number => workedBetween(this.own(i), this.early[i]!.e, this.late[i]!.e)
}

type Row = Pick<
  ScheduledActivity,
  'id' | 'earliestStart' | 'earliestFinish' | 'latestStart' | 'latestFinish' | 'totalFloat' | 'freeFloat' | 'critical'
>

/** As people read it: first and last day. */
function shown(w: Walked, i: number): Row {
  const id = w.activity(i).id
  const totalFloat = w.totalFloat(i) + 0
  const row = { id, totalFloat, freeFloat: w.free[i]!, critical: totalFloat <= 0 }
  const { e, s } = w.early[i]!
  if (w.isMilestone(i)) {
    const first = Math.max(e - w.side(i), w.isFinished(i) ? 0 : w.status())
    const last = totalFloat === 0 ? first : milestoneMoved(w, i, totalFloat)
    const [es, ls] = [fromDayNumber(first), fromDayNumber(last)]
    return { ...row, earliestStart: es, earliestFinish: es, latestStart: ls, latestFinish: ls }
  }
  const late = w.late[i]!
  const begun = w.isStarted(i) ? toDayNumber(w.activity(i).actualStart!) : s
  const ef = w.isStarted(i) ? Math.max(begun, e - 1) : e - 1
  const same = w.isStarted(i) && late.e === e
  const ls = same ? begun : w.isStarted(i) ? beganLater(w, i, begun) : late.s
  const dates = [begun, ef, ls, same ? ef : late.e - 1].map(fromDayNumber)
  return {
    ...row,
    earliestStart: dates[0]!,
    earliestFinish: dates[1]!,
    latestStart: dates[2]!,
    latestFinish: dates[3]!,
  }
}

/** A milestone's day moved by its float: it ends a day worked, or begins one. */
function milestoneMoved(w: Walked, i: number, float: number): number {
  const x = walk(w.own(i), w.early[i]!.e, float)
  return w.side(i) === 1 ? w.lastWorkedBefore(i, x) - 1 : nextWorked(w.own(i), x)
}

function nextWorked(calendar: string, x: number): number {
  let at = x
  while (!works(calendar, at)) at++
  return at
}

const beganLater = (w: Walked, i: number, begun: number): number =>
  nextWorked(w.own(i), walk(w.own(i), nextWorked(w.own(i), begun), w.totalFloat(i)))

function daysToWinBack(w: Walked, rows: readonly Row[]): number {
  const { finish } = w.plan
  return rows.reduce((most, row, i) => {
    const { commitment, notLater, actualFinish } = w.activity(i)
    if (actualFinish) return most
    const ends = toDayNumber(row.earliestFinish)
    const late = [finish, commitment, notLater].map((d) => (d ? ends - toDayNumber(d) : 0))
    return Math.max(most, ...late)
  }, 0)
}

const link = (i: number): fc.Arbitrary<Link> =>
  fc.record(
    {
      id: fc.integer({ min: 0, max: i - 1 }).map(String),
      type: fc.constantFrom('FS' as const, 'SS' as const, 'FF' as const, 'SF' as const),
      lag: fc.integer({ min: -5, max: 9 }),
      lagUnit: fc.constantFrom('working' as const, 'calendar' as const),
    },
    { requiredKeys: ['id'] },
  )
const days = (min: number, max: number): fc.Arbitrary<CivilDate> => fc.integer({ min, max }).map(day)

/** What fixes an activity: nothing, pins, as late as possible, or facts. */
const fixing: fc.Arbitrary<Partial<Activity>> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  fc.record({ mustStart: days(0, 60) }),
  fc.record({ mustFinish: days(0, 80) }),
  fc.record({ asLateAsPossible: fc.constant(true) }),
  fc.record({ actualStart: days(0, 40) }),
  fc.record({ actualStart: days(0, 40), remaining: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ actualStart: days(0, 30), suspendedOn: days(5, 30) }),
  fc.record({ actualStart: days(0, 30), suspendedOn: days(5, 30), resumedOn: days(31, 50) }),
  fc.record({ actualFinish: days(5, 40) }),
  fc.record({ actualStart: days(0, 20), actualFinish: days(20, 40) }),
)

const activity = (i: number): fc.Arbitrary<Activity> =>
  fc
    .tuple(
      fc.record(
        {
          id: fc.constant(String(i)),
          duration: fc.integer({ min: 0, max: 9 }),
          unit: fc.constantFrom('working' as const, 'working' as const, 'calendar' as const),
          calendar: fc.constantFrom('cn', 'site', 'x', 'winter'),
          predecessors: i === 0 ? fc.constant([]) : fc.array(link(i), { maxLength: 3 }),
          milestone: fc.constant(true),
          notEarlier: days(0, 60),
          notLater: days(20, 200),
          commitment: days(20, 200),
        },
        { requiredKeys: ['id', 'duration', 'unit'] },
      ),
      fixing,
      fc.integer({ min: 0, max: 9 }),
    )
    .map(([a, fixed, some]) => {
      const { milestone: _, ...plain } = a
      return { ...(some === 0 ? a : plain), ...fixed }
    })

const plan: fc.Arbitrary<Plan> = fc.integer({ min: 1, max: 9 }).chain((n) =>
  fc.record(
    {
      start: fc.constant(start),
      statusDate: days(-10, 40),
      finish: days(10, 150),
      calendars: fc.constant(CALENDARS),
      activities: fc.tuple(...Array.from({ length: n }, (_, i) => activity(i))),
    },
    { requiredKeys: ['start', 'calendars', 'activities'] },
  ),
)

describe('every form of link, lag, bound, pin and fact together, against walking day by day', () => {
  it('has the same dates, floats, critical activities, end and days to win back', () => {
    fc.assert(
      fc.property(plan, (p) => {
        const w = new Walked(p)
        const rows = p.activities.map((_, i) => shown(w, i))
        const answer = schedulePlan(p, { official })
        const asked = answer.activities.map(({ drivers: _d, nearCritical: _n, provisional: _p, ...row }) => row)
        expect(asked).toEqual(rows)
        expect(Math.max(...rows.map((r) => toDayNumber(r.latestFinish)))).toBeLessThan(LATE_ENOUGH)
        const ends = rows.map((r) => r.earliestFinish).sort()
        const begins = rows.map((r) => r.earliestStart).sort()
        expect(answer.finish).toBe(ends.at(-1))
        const [from, to] = [toDayNumber(begins[0]!), toDayNumber(ends.at(-1)!)]
        expect(answer.length).toEqual({ working: workedBetween('cn', from, to + 1), calendar: to - from + 1 })
        expect(answer.daysToWinBack).toBe(daysToWinBack(w, rows))
      }),
      { numRuns },
    )
  })
})
