import { type CalendarSpec, calendarOf, everyDay } from '../calendar/calendar-spec.ts'
import type { CivilDate } from '../calendar/civil-date.ts'
import { offsetOf } from '../calendar/covered-days.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { BEFORE_STRIDE, type CalendarTables, REACH, tabulate } from './kernel/calendar-tables.ts'
import {
  ANY_FLAG,
  DEADLINE,
  emptyNetwork,
  FINISHED,
  FIXED,
  FROM_START,
  highOf,
  LAG_CALENDAR_SHIFT,
  LATE,
  LINKS,
  lowOf,
  NEVER,
  type Network,
  PINNED_FINISH,
  PINNED_START,
  pair,
  STARTED,
  setSlot,
  slot,
  TO_FINISH,
  TRAITS,
  WORK,
} from './kernel/network.ts'
import type { Activity, LinkType, Plan } from './plan-types.ts'

/** The official calendar, and calendars the office keeps for all plans (site, winter stop); a plan's own of the same key wins. */
export type PlanCalendars = {
  readonly official: WorkingCalendar
  readonly shared?: { readonly [key: string]: CalendarSpec }
}

/** A plan made ready for the kernel. `index[i]` = place of plan.activities[i] in the network, `order[place]` = i. */
export type BuiltPlan = {
  readonly net: Network
  readonly tables: CalendarTables
  readonly calendars: readonly WorkingCalendar[]
  readonly index: Int32Array
  readonly order: readonly number[]
  /** By place: a milestone sitting at the end of its day rather than at the beginning. */
  readonly endsDay: Uint8Array
}

const KIND: { readonly [T in LinkType]: number } = {
  FS: 0,
  SS: FROM_START,
  FF: TO_FINISH,
  SF: FROM_START | TO_FINISH,
}

export const isMilestone = (a: Activity): boolean => a.milestone === true || a.duration <= 0
export const kernelDayOf = (date: CivilDate): number => offsetOf(date) + 1
const within = (days: number): number => Math.min(Math.max(Math.round(days), -REACH), REACH)

/** Lays a checked plan out in columns. `order` is its topological order; links to unknown activities are left out. */
export function buildNetwork(plan: Plan, order: readonly number[], given: PlanCalendars): BuiltPlan {
  const { calendars, numberOf, tables } = calendarsOf(plan, given)
  const index = new Int32Array(order.length)
  order.forEach((i, place) => {
    index[i] = place
  })
  const at = new Map(plan.activities.map((a, i) => [a.id, index[i]!]))
  const { links, hasFollower } = followed(plan, at)
  const net = emptyNetwork(1, order.length, links)
  net.planStart[1] = order.length
  if (plan.finish) net.planDeadline[0] = kernelDayOf(plan.finish) + 1
  const endsDay = new Uint8Array(order.length)
  let z = 0
  order.forEach((i, a) => {
    const activity = plan.activities[i]!
    const milestone = isMilestone(activity)
    const own = activity.unit === 'calendar' ? 0 : numberOf(activity.calendar)
    setSlot(net, a, TRAITS, (milestone ? 0 : own) | (own << 8))
    let known = 0
    for (const link of activity.predecessors ?? []) {
      const from = at.get(link.id)
      if (from === undefined) continue
      known++
      const type = link.type ?? 'FS'
      const lagCalendar = link.lagUnit === 'calendar' ? 0 : numberOf(activity.calendar)
      net.links[2 * z] = from
      net.links[2 * z + 1] = pair(within(link.lag ?? 0), KIND[type] | (lagCalendar << LAG_CALENDAR_SHIFT))
      z++
      const pred = plan.activities[order[from]!]!
      if (!(KIND[type] & FROM_START) && (!isMilestone(pred) || endsDay[from])) endsDay[a] = 1
    }
    if (known === 0 && !hasFollower[a]) endsDay[a] = 1
    setSlot(net, a + 1, LINKS, 2 * z)
    setDates(net, tables, plan, activity, a, milestone && endsDay[a] === 1)
  })
  return { net, tables, calendars, index, order, endsDay }
}

/** How many links reach a known predecessor, and by place which activities are one. */
function followed(plan: Plan, at: ReadonlyMap<string, number>): { links: number; hasFollower: Uint8Array } {
  const hasFollower = new Uint8Array(at.size)
  let links = 0
  for (const { predecessors } of plan.activities) {
    for (const { id } of predecessors ?? []) {
      const from = at.get(id)
      if (from === undefined) continue
      links++
      hasFollower[from] = 1
    }
  }
  return { links, hasFollower }
}

type NumberedCalendars = {
  readonly calendars: readonly WorkingCalendar[]
  readonly tables: CalendarTables
  numberOf(key: string | undefined): number
}

type Tabulated = Pick<NumberedCalendars, 'calendars' | 'tables'>
/** By what calendars are written as: plans share a few, and laying one out takes a hundred times as long as scheduling a plan. */
const tabulated = new WeakMap<WorkingCalendar, Map<string, Tabulated>>()
const MOST_TABULATED = 50

function calendarsOf(plan: Plan, given: PlanCalendars): NumberedCalendars {
  const specs: { [key: string]: CalendarSpec } = { cn: { kind: 'official' }, ...given.shared, ...plan.calendars }
  const used = new Set(['cn'])
  for (const { calendar } of plan.activities) if (calendar) used.add(calendar)
  const keys = [...used].filter((key) => key in specs)
  const numbers = new Map(keys.map((key, i) => [key, i + 1]))
  const laid = layOut(
    keys.map((key) => specs[key]!),
    given.official,
  )
  return { ...laid, numberOf: (key) => numbers.get(key ?? 'cn') ?? numbers.get('cn')! }
}

function layOut(specs: readonly CalendarSpec[], official: WorkingCalendar): Tabulated {
  const of = tabulated.get(official) ?? new Map<string, Tabulated>()
  tabulated.set(official, of)
  const text = JSON.stringify(specs)
  const known = of.get(text)
  if (known) return known
  const calendars = [everyDay, ...specs.map((spec) => calendarOf(spec, official))]
  const laid = { calendars, tables: tabulate(calendars) }
  if (of.size >= MOST_TABULATED) of.clear()
  of.set(text, laid)
  return laid
}

/**
 * Writes plan.activities[i] into a built network again: bounds, duration, facts, pins. For what changes neither its links, nor its calendar
 * or unit, nor whether it is a milestone.
 */
export function rewriteActivity(plan: Plan, built: BuiltPlan, i: number): void {
  const { net, tables, endsDay } = built
  const a = built.index[i]!
  const activity = plan.activities[i]!
  setSlot(net, a, TRAITS, slot(net, a, TRAITS) & ~ANY_FLAG)
  setSlot(net, a, FIXED, 0)
  setSlot(net, a, DEADLINE, NEVER)
  setDates(net, tables, plan, activity, a, isMilestone(activity) && endsDay[a] === 1)
}

/** Writes bounds, facts and pins of one activity. Facts win over pins, pins over links. */
function setDates(
  net: Network,
  tables: CalendarTables,
  plan: Plan,
  activity: Activity,
  a: number,
  atDayEnd: boolean,
): void {
  const side = atDayEnd ? 1 : 0
  const milestone = isMilestone(activity)
  const status = plan.statusDate ? kernelDayOf(plan.statusDate) : 0
  const bound = (date: CivilDate | undefined): void => {
    if (date) setSlot(net, a, DEADLINE, Math.min(slot(net, a, DEADLINE), kernelDayOf(date) + (milestone ? side : 1)))
  }
  bound(activity.commitment)
  bound(activity.notLater)
  // A milestone at the beginning of its day keeps the plan's finish when its day is that day, not the next.
  if (milestone && !atDayEnd && plan.finish) {
    setSlot(net, a, DEADLINE, Math.min(slot(net, a, DEADLINE), kernelDayOf(plan.finish)))
  }
  const duration = milestone ? 0 : within(activity.duration)
  let notBefore = Math.max(kernelDayOf(plan.start), status)
  if (atDayEnd && slot(net, a, LINKS) === slot(net, a + 1, LINKS)) notBefore++
  if (activity.notEarlier) notBefore = Math.max(notBefore, kernelDayOf(activity.notEarlier) + side)
  setSlot(net, a, WORK, pair(duration, notBefore))
  if (activity.actualFinish || (milestone && activity.actualStart)) {
    const finish = kernelDayOf((activity.actualFinish ?? activity.actualStart)!)
    setFinished(net, tables, activity, a, finish, milestone ? side : 1)
  } else if (activity.actualStart) {
    setStarted(net, tables, plan, activity, a)
  } else if (activity.mustFinish || activity.mustStart) {
    setPinned(net, tables, activity, a, side, status)
  } else if (activity.asLateAsPossible) {
    flag(net, a, LATE, 0)
  }
}

/** A pin holds against links, not against the status date: nothing is still to be done before that. */
function setPinned(
  net: Network,
  tables: CalendarTables,
  activity: Activity,
  a: number,
  side: number,
  status: number,
): void {
  const { mustFinish } = activity
  if (!mustFinish || isMilestone(activity)) {
    const day = kernelDayOf((mustFinish ?? activity.mustStart)!) + side
    flag(net, a, PINNED_START, pair(Math.max(day, status), 0))
    return
  }
  const boundary = kernelDayOf(mustFinish) + 1
  const base = BEFORE_STRIDE * (slot(net, a, TRAITS) & 0xff)
  const begun = startCountedBack(tables.before, base, boundary, highOf(slot(net, a, WORK)))
  if (begun < status) flag(net, a, PINNED_START, pair(status, 0))
  else flag(net, a, PINNED_FINISH, pair(0, boundary))
}

function flag(net: Network, a: number, bit: number, fixed: number): void {
  setSlot(net, a, TRAITS, slot(net, a, TRAITS) | bit)
  setSlot(net, a, FIXED, fixed)
}

function setFinished(
  net: Network,
  tables: CalendarTables,
  activity: Activity,
  a: number,
  finish: number,
  side: number,
): void {
  const base = BEFORE_STRIDE * (slot(net, a, TRAITS) & 0xff)
  const boundary = finish + side
  const given = activity.actualStart ? Math.min(kernelDayOf(activity.actualStart), finish) : null
  if (isMilestone(activity)) {
    flag(net, a, FINISHED, pair(boundary, boundary))
  } else if (given !== null) {
    const worked = tables.before[base + boundary]! - tables.before[base + given]!
    setSlot(net, a, WORK, pair(worked, lowOf(slot(net, a, WORK))))
    flag(net, a, FINISHED, pair(given, boundary))
  } else {
    flag(net, a, FINISHED, pair(startCountedBack(tables.before, base, boundary, highOf(slot(net, a, WORK))), boundary))
  }
}

function startCountedBack(before: Int16Array, base: number, boundary: number, duration: number): number {
  const goal = before[base + boundary]! - duration
  let x = boundary
  while (x > 1 && before[base + x]! > goal) x--
  return x
}

/** Work in progress: what is left starts at the status date, after a stop, and after its unfinished predecessors (retained logic). */
function setStarted(net: Network, tables: CalendarTables, plan: Plan, activity: Activity, a: number): void {
  const base = BEFORE_STRIDE * (slot(net, a, TRAITS) & 0xff)
  const days = (from: number, to: number): number =>
    to > from ? tables.before[base + to]! - tables.before[base + from]! : 0
  const started = kernelDayOf(activity.actualStart!)
  const status = plan.statusDate ? kernelDayOf(plan.statusDate) : started
  const stopped = activity.suspendedOn ? kernelDayOf(activity.suspendedOn) : null
  const resumed = activity.resumedOn ? kernelDayOf(activity.resumedOn) : null
  const idle = stopped === null ? 0 : days(Math.max(stopped, started), Math.min(resumed ?? status, status))
  const left = activity.remaining ?? Math.max(1, highOf(slot(net, a, WORK)) - (days(started, status) - idle))
  // With nothing left it ends on the day it began at the earliest, not before.
  const from = left > 0 ? started : started + 1
  setSlot(net, a, WORK, pair(within(left), Math.max(from, status, stopped === null ? 0 : (resumed ?? 0))))
  flag(net, a, STARTED, pair(started, 0))
}
