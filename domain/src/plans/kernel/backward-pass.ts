import { BEFORE_STRIDE, type CalendarTables, DAYS_STRIDE, REACH } from './calendar-tables.ts'
import {
  FINISHED,
  FROM_START,
  LAG_CALENDAR_SHIFT,
  LATE,
  type Network,
  PINNED_FINISH,
  PINNED_START,
  STARTED,
  TO_FINISH,
} from './network.ts'

/** The latest boundary that, moved by `lag` on calendar c, still lies at x or before: the inverse of `shifted`. */
export function shiftedBack(tables: CalendarTables, c: number, x: number, lag: number): number {
  const work = DAYS_STRIDE * c + REACH
  if (lag > 0) return tables.days[work + tables.before[BEFORE_STRIDE * c + x]! - lag]!
  if (lag < 0) return tables.days[work + tables.before[BEFORE_STRIDE * c + x + 1]! - 1 - lag]!
  return x
}

/** The latest finish of activity q that starts at boundary x or before. */
function finishWhenStartedBy(net: Network, tables: CalendarTables, q: number, x: number): number {
  const c = net.calendar[q]!
  const k = tables.before[BEFORE_STRIDE * c + x + 1]! - 1
  return tables.days[DAYS_STRIDE * c + REACH + k + net.duration[q]! - 1]! + 1
}

/**
 * Latest dates and both floats of the activities from `first` up to `end` after `passForward`. `limit` is the boundary the latest
 * dates hang on, `last` the one at which the plan ends as computed. A finished activity no longer holds back an unfinished predecessor.
 */
export function passBackward(
  net: Network,
  tables: CalendarTables,
  first: number,
  end: number,
  limit: number,
  last: number,
): void {
  const { before, days } = tables
  const { calendar, floatCalendar, flags, duration, deadline, earlyStart, earlyFinish } = net
  const { lateStart, lateFinish, totalFloat, freeFloat } = net
  for (let a = first; a < end; a++) {
    const own = deadline[a]!
    lateFinish[a] = own < limit ? own : limit
    freeFloat[a] = last
  }
  for (let a = end - 1; a >= first; a--) {
    const c = calendar[a]!
    const work = DAYS_STRIDE * c + REACH
    const own = BEFORE_STRIDE * floatCalendar[a]!
    const d = duration[a]!
    const early = earlyFinish[a]!
    let k = before[BEFORE_STRIDE * c + lateFinish[a]!]! - 1
    const flag = flags[a]!
    if (flag & (PINNED_START | PINNED_FINISH)) {
      const pinned = before[BEFORE_STRIDE * c + early]! - 1
      if (pinned < k) k = pinned
    }
    const start = days[work + k - d + 1]!
    const finish = days[work + k]! + 1
    lateStart[a] = start
    lateFinish[a] = finish
    totalFloat[a] = before[own + finish]! - before[own + early]!
    const room = before[own + freeFloat[a]!]! - before[own + early]!
    freeFloat[a] = room > 0 ? room : 0
    let s = earlyStart[a]!
    if (flag & (STARTED | LATE)) s = settleFlagged(net, tables, a)
    pushToPredecessors(net, tables, a, start, finish, s, earlyFinish[a]!)
  }
}

/** Hands the latest and the earliest dates of activity a to its predecessors, as bounds on their finish. */
function pushToPredecessors(
  net: Network,
  tables: CalendarTables,
  a: number,
  lateS: number,
  lateF: number,
  earlyS: number,
  earlyF: number,
): void {
  const { firstLink, linkFrom, linkKind, linkLag, flags, lateFinish, freeFloat } = net
  const done = flags[a]! & FINISHED
  for (let z = firstLink[a]!, stop = firstLink[a + 1]!; z < stop; z++) {
    const q = linkFrom[z]!
    const kind = linkKind[z]!
    const lag = linkLag[z]!
    if (done && !(flags[q]! & FINISHED)) continue
    let late = kind & TO_FINISH ? lateF : lateS
    let early = kind & TO_FINISH ? earlyF : earlyS
    if (lag !== 0) {
      const c = kind >> LAG_CALENDAR_SHIFT
      late = shiftedBack(tables, c, late, lag)
      early = shiftedBack(tables, c, early, lag)
    }
    if (kind & FROM_START) {
      if (flags[q]! & (STARTED | FINISHED)) continue
      late = finishWhenStartedBy(net, tables, q, late)
      early = finishWhenStartedBy(net, tables, q, early)
    }
    if (late < lateFinish[q]!) lateFinish[q] = late
    if (early < freeFloat[q]!) freeFloat[q] = early
  }
}

/**
 * Work in progress: its remaining part is what waits for predecessors, so that part's earliest start is returned, and its latest
 * start is printed as the actual start moved by the float. As late as possible: it moves to the end of its free float.
 */
function settleFlagged(net: Network, tables: CalendarTables, a: number): number {
  const c = net.calendar[a]!
  const work = DAYS_STRIDE * c + REACH
  const at = (x: number): number => tables.before[BEFORE_STRIDE * c + x]!
  const d = net.duration[a]!
  if (net.flags[a]! & STARTED) {
    const from = tables.days[work + at(net.earlyFinish[a]!) - d]!
    const moved = at(net.lateFinish[a]!) - at(net.earlyFinish[a]!)
    net.lateStart[a] = tables.days[work + at(net.fixedStart[a]!) + moved]!
    return net.flags[a]! & FINISHED ? net.earlyStart[a]! : from
  }
  const own = BEFORE_STRIDE * net.floatCalendar[a]!
  const room = net.calendar[a] === net.floatCalendar[a] ? net.freeFloat[a]! : 0
  const k = at(net.earlyFinish[a]!) - 1 + room
  net.earlyFinish[a] = tables.days[work + k]! + 1
  net.earlyStart[a] = tables.days[work + k - d + 1]!
  net.freeFloat[a] = net.freeFloat[a]! - room
  net.totalFloat[a] = tables.before[own + net.lateFinish[a]!]! - tables.before[own + net.earlyFinish[a]!]!
  return net.earlyStart[a]!
}
