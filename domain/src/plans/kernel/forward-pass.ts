import { BEFORE_STRIDE, type CalendarTables, DAYS_STRIDE, END, REACH } from './calendar-tables.ts'
import {
  ANY_FLAG,
  FINISHED,
  FROM_START,
  highOf,
  LAG_CALENDAR_SHIFT,
  lowOf,
  type Network,
  PINNED_FINISH,
  STARTED,
  TO_FINISH,
} from './network.ts'

/**
 * The boundary `lag` days after boundary x on calendar c: after that many of its days have passed (lag > 0), before that many
 * (lead, lag < 0). Stays inside the tables.
 */
export function shifted(before: Int16Array, days: Int16Array, c: number, x: number, lag: number): number {
  const k = Math.imul(DAYS_STRIDE, c) + REACH + before[Math.imul(BEFORE_STRIDE, c) + x]! + lag
  return lag > 0 ? days[k - 1]! + 1 : lag < 0 ? days[k]! : x
}

/** Earliest dates of the activities from `first` up to `end`, which must stand in topological order; returns the boundary they end at. */
export function passForward(net: Network, tables: CalendarTables, first: number, end: number): number {
  const { before, days } = tables
  const { firstLink, linkFrom, linkHow, traits, work, early } = net
  let last = 0
  let z = firstLink[first]!
  for (let a = first; a < end; a++) {
    const own = work[a]!
    let start = own & 0xffff
    let finish = 0
    for (const stop = firstLink[a + 1]!; z < stop; z++) {
      const how = linkHow[z]!
      // The earliest start stands in the upper half of `early`, the finish in the lower: the kind's first bit says how far to shift.
      let x = (early[linkFrom[z]!]! >> ((how & FROM_START) << 4)) & 0xffff
      const lag = how >> 16
      if (lag !== 0) x = shifted(before, days, (how & 0xffff) >> LAG_CALENDAR_SHIFT, x, lag)
      if (how & TO_FINISH) {
        if (x > finish) finish = x
      } else if (x > start) start = x
    }
    const trait = traits[a]!
    const c = trait & 0xff
    const base = Math.imul(BEFORE_STRIDE, c)
    const at = Math.imul(DAYS_STRIDE, c) + REACH
    const d = own >> 16
    let k = before[base + start]!
    if (finish > 0) {
      const pushed = before[base + finish - 1]! + 1 - d
      if (pushed > k) k = pushed
    }
    let s = days[at + k]!
    let e = days[at + k + d - 1]! + 1
    if (trait & ANY_FLAG) {
      const fixed = fix(net, tables, a, s, e)
      s = fixed >> 16
      e = fixed & 0xffff
    }
    early[a] = (s << 16) | e
    if (e > last) last = e
  }
  return last > END + 1 ? END + 1 : last
}

/** What is fixed by facts or by hand overrides the links. */
function fix(net: Network, tables: CalendarTables, a: number, s: number, e: number): number {
  const trait = net.traits[a]!
  const fixed = net.fixed[a]!
  if (trait & FINISHED) return fixed
  if (trait & STARTED) return (fixed & ~0xffff) | e
  const c = trait & 0xff
  const base = Math.imul(BEFORE_STRIDE, c)
  const at = Math.imul(DAYS_STRIDE, c) + REACH
  const d = highOf(net.work[a]!)
  let k = tables.before[base + s]!
  if (trait & PINNED_FINISH) k = tables.before[base + lowOf(fixed)]! - d
  else if (fixed > 0) k = tables.before[base + highOf(fixed)]!
  return (tables.days[at + k]! << 16) | (tables.days[at + k + d - 1]! + 1)
}
