import { BEFORE_STRIDE, type CalendarTables, DAYS_STRIDE, END, REACH } from './calendar-tables.ts'
import { FINISHED, FROM_START, LAG_CALENDAR_SHIFT, type Network, PINNED_FINISH, STARTED, TO_FINISH } from './network.ts'

/**
 * The boundary `lag` days after boundary x on calendar c: after that many of its days have passed (lag > 0), before that many
 * (lead, lag < 0). Stays inside the tables.
 */
export function shifted(tables: CalendarTables, c: number, x: number, lag: number): number {
  const k = DAYS_STRIDE * c + REACH + tables.before[BEFORE_STRIDE * c + x]! + lag
  return lag > 0 ? tables.days[k - 1]! + 1 : lag < 0 ? tables.days[k]! : x
}

/** Earliest dates of the activities from `first` up to `end`, which must stand in topological order; returns the boundary they end at. */
export function passForward(net: Network, tables: CalendarTables, first: number, end: number): number {
  const { before, days } = tables
  const { firstLink, linkFrom, linkKind, linkLag, calendar, flags, duration, notBefore, earlyStart, earlyFinish } = net
  let last = 0
  let z = firstLink[first]!
  for (let a = first; a < end; a++) {
    let start = notBefore[a]!
    let finish = 0
    for (const stop = firstLink[a + 1]!; z < stop; z++) {
      const q = linkFrom[z]!
      const kind = linkKind[z]!
      const lag = linkLag[z]!
      let x = kind & FROM_START ? earlyStart[q]! : earlyFinish[q]!
      if (lag !== 0) x = shifted(tables, kind >> LAG_CALENDAR_SHIFT, x, lag)
      if (kind & TO_FINISH) {
        if (x > finish) finish = x
      } else if (x > start) start = x
    }
    const c = calendar[a]!
    const work = DAYS_STRIDE * c + REACH
    const d = duration[a]!
    let k = before[BEFORE_STRIDE * c + start]!
    if (finish > 0) {
      const pushed = before[BEFORE_STRIDE * c + finish - 1]! + 1 - d
      if (pushed > k) k = pushed
    }
    let s = days[work + k]!
    let e = days[work + k + d - 1]! + 1
    if (flags[a] !== 0) {
      const fixed = fix(net, tables, a, s, e)
      s = fixed >> 16
      e = fixed & 0xffff
    }
    earlyStart[a] = s
    earlyFinish[a] = e
    if (e > last) last = e
  }
  return last > END + 1 ? END + 1 : last
}

/** What is fixed by facts or by hand overrides the links: start in the upper, finish in the lower 16 bits. */
function fix(net: Network, tables: CalendarTables, a: number, s: number, e: number): number {
  const flags = net.flags[a]!
  if (flags & FINISHED) return (net.fixedStart[a]! << 16) | net.fixedFinish[a]!
  if (flags & STARTED) return (net.fixedStart[a]! << 16) | e
  const c = net.calendar[a]!
  const d = net.duration[a]!
  const work = DAYS_STRIDE * c + REACH
  let k = tables.before[BEFORE_STRIDE * c + s]!
  if (flags & PINNED_FINISH) k = tables.before[BEFORE_STRIDE * c + net.fixedFinish[a]!]! - d
  else if (net.fixedStart[a]! > 0) k = tables.before[BEFORE_STRIDE * c + net.fixedStart[a]!]!
  return (tables.days[work + k]! << 16) | (tables.days[work + k + d - 1]! + 1)
}
