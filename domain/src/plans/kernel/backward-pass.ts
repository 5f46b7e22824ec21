import { BEFORE_STRIDE, type CalendarTables, DAYS_STRIDE, REACH } from './calendar-tables.ts'
import {
  FINISHED,
  FROM_START,
  highOf,
  LAG_CALENDAR_SHIFT,
  LATE,
  lowOf,
  type Network,
  PINNED_FINISH,
  PINNED_START,
  pair,
  STARTED,
  TO_FINISH,
} from './network.ts'

/** The latest boundary that, moved by `lag` on calendar c, still lies at x or before: the inverse of `shifted`. */
export function shiftedBack(before: Int16Array, days: Int16Array, c: number, x: number, lag: number): number {
  const at = Math.imul(DAYS_STRIDE, c) + REACH - lag
  const base = Math.imul(BEFORE_STRIDE, c) + x
  return lag > 0 ? days[at + before[base]!]! : days[at + before[base + 1]! - 1]!
}

/** The latest finish of an activity on calendar c, d days long, that starts at boundary x or before. */
function finishWhenStartedBy(before: Int16Array, days: Int16Array, c: number, d: number, x: number): number {
  const k = before[Math.imul(BEFORE_STRIDE, c) + x + 1]! + d - 2
  return days[Math.imul(DAYS_STRIDE, c) + REACH + k]! + 1
}

/**
 * Latest dates and both floats of the activities from `first` up to `end` after `passForward`. `limit` is the boundary the latest
 * dates hang on, `last` the one at which the plan ends as computed. Until an activity's turn comes, `late` holds the bounds its
 * successors set on its finish: the latest in the lower half, in the upper the one that leaves their earliest dates alone.
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
  const { firstLink, linkFrom, linkHow, traits, work, deadline, early, late, totalFloat, freeFloat } = net
  for (let a = first; a < end; a++) {
    const own = deadline[a]!
    late[a] = (last << 16) | (own < limit ? own : limit)
  }
  for (let a = end - 1; a >= first; a--) {
    const trait = traits[a]!
    const base = Math.imul(BEFORE_STRIDE, trait & 0xff)
    const at = Math.imul(DAYS_STRIDE, trait & 0xff) + REACH
    const own = Math.imul(BEFORE_STRIDE, (trait >> 8) & 0xff)
    const bounds = late[a]!
    let k = before[base + (bounds & 0xffff)]! - 1
    let soon = early[a]!
    const counted = before[own + (soon & 0xffff)]!
    if (trait & (PINNED_START | PINNED_FINISH)) {
      const pinned = before[base + (soon & 0xffff)]! - 1
      if (pinned < k) k = pinned
    }
    const lateStart = days[at + k - (work[a]! >> 16) + 1]!
    const lateFinish = days[at + k]! + 1
    const room = before[own + (bounds >> 16)]! - counted
    late[a] = (lateStart << 16) | lateFinish
    totalFloat[a] = before[own + lateFinish]! - counted
    freeFloat[a] = room > 0 ? room : 0
    if (trait & (STARTED | LATE)) soon = settleFlagged(net, tables, a)
    const both = (lateStart << 16) | lateFinish
    for (let z = firstLink[a]!, stop = firstLink[a + 1]!; z < stop; z++) {
      const q = linkFrom[z]!
      const how = linkHow[z]!
      const lag = how >> 16
      const half = 16 - ((how & TO_FINISH) << 3)
      let latest = (both >> half) & 0xffff
      let free = (soon >> half) & 0xffff
      if (lag !== 0) {
        const c = (how & 0xffff) >> LAG_CALENDAR_SHIFT
        latest = shiftedBack(before, days, c, latest, lag)
        free = shiftedBack(before, days, c, free, lag)
      }
      if (how & FROM_START || trait & FINISHED) {
        const from = traits[q]!
        // A finished activity no longer holds back an unfinished one, and a start that is a fact can't be moved.
        if (trait & FINISHED && !(from & FINISHED)) continue
        if (how & FROM_START) {
          if (from & (STARTED | FINISHED)) continue
          const d = work[q]! >> 16
          latest = finishWhenStartedBy(before, days, from & 0xff, d, latest)
          free = finishWhenStartedBy(before, days, from & 0xff, d, free)
        }
      }
      const known = late[q]!
      const lower = known & 0xffff
      const upper = known >> 16
      late[q] = ((free < upper ? free : upper) << 16) | (latest < lower ? latest : lower)
    }
  }
}

/**
 * Work in progress: its remaining part is what waits for predecessors, so that part's earliest start is returned, and its latest
 * start is printed as the actual start moved by the float. As late as possible: it moves to the end of its free float.
 */
function settleFlagged(net: Network, tables: CalendarTables, a: number): number {
  const trait = net.traits[a]!
  const c = trait & 0xff
  const at = DAYS_STRIDE * c + REACH
  const count = (x: number): number => tables.before[BEFORE_STRIDE * c + x]!
  const d = highOf(net.work[a]!)
  const finish = lowOf(net.early[a]!)
  const lateFinish = lowOf(net.late[a]!)
  if (trait & STARTED) {
    const moved = count(lateFinish) - count(finish)
    net.late[a] = pair(tables.days[at + count(highOf(net.fixed[a]!)) + moved]!, lateFinish)
    return pair(tables.days[at + count(finish) - d]!, finish)
  }
  const own = (trait >> 8) & 0xff
  const room = own === c ? net.freeFloat[a]! : 0
  const k = count(finish) - 1 + room
  const moved = tables.days[at + k]! + 1
  net.early[a] = pair(tables.days[at + k - d + 1]!, moved)
  net.freeFloat[a] = net.freeFloat[a]! - room
  net.totalFloat[a] = tables.before[BEFORE_STRIDE * own + lateFinish]! - tables.before[BEFORE_STRIDE * own + moved]!
  return net.early[a]!
}
