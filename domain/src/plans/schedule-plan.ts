import type { CivilDate } from '../calendar/civil-date.ts'
import { dateAt } from '../calendar/covered-days.ts'
import { type Coded, coded } from '../kernel/coded.ts'
import { type BuiltPlan, buildNetwork, isMilestone, kernelDayOf, type PlanCalendars } from './build-network.ts'
import { checkPlan } from './check-plan.ts'
import { boundOfLink, drivingPredecessors } from './driving-predecessors.ts'
import { BEFORE_STRIDE, DAYS_STRIDE, END, REACH } from './kernel/calendar-tables.ts'
import {
  EARLY,
  FLOATS,
  highOf,
  LATEST,
  LINKS,
  lowOf,
  PINNED_FINISH,
  PINNED_START,
  STARTED,
  slot,
  TO_FINISH,
  TRAITS,
} from './kernel/network.ts'
import { scheduleNetwork } from './kernel/schedule-network.ts'
import {
  type Activity,
  type Link,
  NEAR_CRITICAL_FLOAT,
  type Plan,
  type ScheduledActivity,
  type ScheduledPlan,
} from './plan-types.ts'
import { provisionalRows } from './provisional-rows.ts'

/**
 * Schedules a plan: earliest dates from its start and status date, latest dates from its finish and commitments, floats, and
 * what is wrong with it. A fatal diagnosis (loop, duplicate-id, year-out-of-range) leaves `activities` empty and `finish` null.
 */
export function schedulePlan(plan: Plan, calendars: PlanCalendars): ScheduledPlan {
  const check = checkPlan(plan, calendars)
  if (check.fatal || plan.activities.length === 0) return unscheduled(check.diagnoses)
  const built = buildNetwork(plan, check.order, calendars)
  scheduleNetwork(built.net, built.tables)
  return presentPlan(plan, built, check.diagnoses)
}

/**
 * `daysToWinBack` of a plan alone, for trying many variants of one: `order` is the topological order they share (of a plan that was checked).
 */
export function daysToWinBackOf(plan: Plan, order: readonly number[], calendars: PlanCalendars): number {
  const built = buildNetwork(plan, order, calendars)
  scheduleNetwork(built.net, built.tables)
  const days = plan.activities.map((activity, i) => shownDays(plan, activity, built, i))
  return daysLate(
    plan,
    days,
    days.reduce((most, d) => Math.max(most, d.ef), 0),
  )
}

/** The answer to a plan without dates. */
export const unscheduled = (diagnoses: readonly Coded[]): ScheduledPlan => ({
  finish: null,
  length: { working: 0, calendar: 0 },
  daysToWinBack: 0,
  diagnoses,
  activities: [],
})

/** Rows of an earlier answer to the same plan, and by place in the network which of them no longer hold. */
export type EarlierRows = { readonly rows: readonly ScheduledActivity[]; readonly stale: Uint8Array }

/** Reads the dates of a scheduled network back into the plan's own order and words; rows that still hold are the same objects again. */
export function presentPlan(
  plan: Plan,
  built: BuiltPlan,
  diagnoses: readonly Coded[],
  earlier?: EarlierRows,
): ScheduledPlan {
  const days = plan.activities.map((activity, i) => shownDays(plan, activity, built, i))
  const first = days.reduce((least, d) => Math.min(least, d.es), END)
  const last = days.reduce((most, d) => Math.max(most, d.ef), 0)
  const from = plan.activities.length > 0 ? BEFORE_STRIDE : 0
  const { before } = built.tables
  const provisional = provisionalRows(built, days)
  const activities = plan.activities.map((activity, i) =>
    earlier && !earlier.stale[built.index[i]!] && Boolean(earlier.rows[i]!.provisional) === provisional[i]
      ? earlier.rows[i]!
      : scheduled(plan, activity, built, i, days[i]!, provisional[i]!),
  )
  const late = daysLate(plan, days, last)
  const found = [...diagnoses, ...conflicts(plan, built, days, late)]
  return {
    finish: dateOf(last),
    length: {
      working: Math.max(0, before[from + last + 1]! - before[from + first]!),
      calendar: Math.max(0, last - first + 1),
    },
    daysToWinBack: late,
    diagnoses: found,
    activities,
  }
}

export type ShownDays = { readonly es: number; readonly ef: number; readonly ls: number; readonly lf: number }

const dateOf = (x: number): CivilDate => dateAt(x - 1)

/** Days as people read them: a finish boundary is the day before it; a milestone at the end of a day is that day. */
export function shownDays(plan: Plan, activity: Activity, built: BuiltPlan, i: number): ShownDays {
  const { net, tables, index, endsDay } = built
  const a = index[i]!
  if (!isMilestone(activity)) {
    const early = slot(net, a, EARLY)
    const late = slot(net, a, LATEST)
    const dates = { es: highOf(early), ef: lowOf(early) - 1, ls: highOf(late), lf: lowOf(late) - 1 }
    return slot(net, a, TRAITS) & STARTED ? begunOnRestDay(dates) : dates
  }
  const c = (slot(net, a, TRAITS) >> 8) & 0xff
  const float = highOf(slot(net, a, FLOATS))
  const side = endsDay[a]!
  const boundary = lowOf(slot(net, a, EARLY))
  const k = DAYS_STRIDE * c + REACH + tables.before[BEFORE_STRIDE * c + boundary]! - side + float
  let early = boundary - side
  let late = float === 0 ? early : tables.days[k]!
  const status = plan.statusDate ? kernelDayOf(plan.statusDate) : 0
  if (early < status && !activity.actualFinish && !activity.actualStart) {
    if (float === 0) late = status
    early = status
  }
  return { es: early, ef: early, ls: late, lf: late }
}

/** Work begun on a day its calendar rests: without float its latest start is that day too, and with nothing left it ended that day. */
function begunOnRestDay({ es, ef, ls, lf }: ShownDays): ShownDays {
  return { es, ef: Math.max(es, ef), ls: lf === ef ? es : ls, lf: lf === ef ? Math.max(es, lf) : lf }
}

function scheduled(
  plan: Plan,
  activity: Activity,
  built: BuiltPlan,
  i: number,
  days: ShownDays,
  provisional: boolean,
): ScheduledActivity {
  const a = built.index[i]!
  const totalFloat = highOf(slot(built.net, a, FLOATS))
  const earliestStart = dateOf(days.es)
  return {
    id: activity.id,
    earliestStart,
    earliestFinish: dateOf(days.ef),
    latestStart: dateOf(days.ls),
    latestFinish: dateOf(days.lf),
    totalFloat,
    freeFloat: lowOf(slot(built.net, a, FLOATS)),
    critical: totalFloat <= 0,
    nearCritical: totalFloat > 0 && workingFloat(activity, built, a) <= (plan.nearCriticalFloat ?? NEAR_CRITICAL_FLOAT),
    drivers: drivingPredecessors(built, a).map((place) => plan.activities[built.order[place]!]!.id),
    ...(provisional ? { provisional: true as const } : {}),
  }
}

/** Total float in working days; of an activity in calendar days, those of the official calendar between its two finishes. */
function workingFloat(activity: Activity, built: BuiltPlan, a: number): number {
  const { net, tables } = built
  if (activity.unit === 'working') return highOf(slot(net, a, FLOATS))
  const late = tables.before[BEFORE_STRIDE + lowOf(slot(net, a, LATEST))]!
  return late - tables.before[BEFORE_STRIDE + lowOf(slot(net, a, EARLY))]!
}

/** `daysToWinBack`: by how much the worst deadline of unfinished work is missed; `last`: the day the plan ends. */
export function daysLate(plan: Plan, days: readonly ShownDays[], last: number): number {
  let late = 0
  const finish = plan.finish ? kernelDayOf(plan.finish) : Number.POSITIVE_INFINITY
  plan.activities.forEach(({ actualFinish, commitment, notLater }, i) => {
    if (actualFinish) return
    const { ef } = days[i]!
    late = Math.max(late, ef - finish)
    if (commitment) late = Math.max(late, ef - kernelDayOf(commitment))
    if (notLater) late = Math.max(late, ef - kernelDayOf(notLater))
  })
  return Math.min(late, Math.max(last, 0))
}

/**
 * Finished though a predecessor is not. Both facts stand: the finished one holds nobody up any more, the other is still to be done from the
 * status date on, with whatever it misses; if it was only never recorded, that is where days to win back come from that nobody owes.
 */
function outOfOrder({ activities }: Plan): Coded[] {
  const open = new Set(activities.flatMap((a) => (a.actualFinish ? [] : [a.id])))
  return activities.flatMap((activity) => {
    if (!activity.actualFinish) return []
    const before = activity.predecessors?.filter((l) => isAfterFinish(l) && open.has(l.id)) ?? []
    const { id: name, actualFinish: date } = activity
    return before.map(({ id }) => coded('finished-before-predecessor', { activity: name, date, predecessor: id }))
  })
}

/** Whether a link lets its later one end only when the earlier one has; a lead lets it begin before. */
const isAfterFinish = ({ type = 'FS', lag = 0 }: Link): boolean => (type === 'FS' || type === 'FF') && lag >= 0

/** Diagnoses that need the schedule: finished-before-predecessor, constraint-against-link, no-working-day-within-horizon, impossible-finish. */
function conflicts(plan: Plan, built: BuiltPlan, days: readonly ShownDays[], late: number): Coded[] {
  const { net, index } = built
  const found: Coded[] = outOfOrder(plan)
  plan.activities.forEach((activity, i) => {
    const a = index[i]!
    if (lowOf(slot(net, a, EARLY)) > END || highOf(slot(net, a, EARLY)) >= END) {
      found.push(coded('no-working-day-within-horizon', { activity: activity.id, horizon: dateOf(END) }))
    }
    if (slot(net, a, TRAITS) & (PINNED_START | PINNED_FINISH)) found.push(...ofPin(plan, built, activity, days[i]!, a))
    if (activity.notLater && !activity.actualFinish && days[i]!.ef > kernelDayOf(activity.notLater)) {
      const date = activity.notLater
      found.push(coded('constraint-against-link', { activity: activity.id, date, predecessor: null }))
    }
  })
  if (late > 0)
    found.push(
      coded('impossible-finish', { days: late, finish: dateOf(days.reduce((most, d) => Math.max(most, d.ef), 0)) }),
    )
  return found
}

/** Of a pinned activity: a link not kept, a pin the status date has passed, two pins further apart than its duration. */
function ofPin(plan: Plan, built: BuiltPlan, activity: Activity, days: ShownDays, a: number): Coded[] {
  const found: Coded[] = []
  const { id, mustStart, mustFinish } = activity
  const date = (mustFinish ?? mustStart)!
  const { statusDate } = plan
  const passed = mustFinish ? days.ef > kernelDayOf(mustFinish) : statusDate !== undefined && date < statusDate
  if (passed && statusDate) found.push(coded('pin-in-the-past', { activity: id, date, statusDate }))
  if (!passed && mustStart && mustFinish) {
    const worked = built.tables.before
    const base = BEFORE_STRIDE * (slot(built.net, a, TRAITS) & 0xff)
    const apart = worked[base + days.es]! !== worked[base + kernelDayOf(mustStart)]!
    if (apart) found.push(coded('pins-disagree', { activity: id, start: mustStart, finish: mustFinish }))
  }
  const against = linkAgainst(built, a)
  if (against >= 0) {
    const predecessor = plan.activities[built.order[against]!]!.id
    found.push(coded('constraint-against-link', { activity: id, date, predecessor }))
  }
  return found
}

/** The predecessor whose link a pinned activity does not keep, as a place in the network, or −1. */
function linkAgainst(built: BuiltPlan, a: number): number {
  const { net } = built
  const early = slot(net, a, EARLY)
  for (let z = slot(net, a, LINKS); z < slot(net, a + 1, LINKS); z += 2) {
    const kept = net.links[z + 1]! & TO_FINISH ? lowOf(early) : highOf(early)
    if (boundOfLink(built, a, z) > kept) return net.links[z]!
  }
  return -1
}
