import type { CalendarTables } from './calendar-tables.ts'
import * as layout from './calendar-tables.ts'
import type { Network } from './network.ts'
import * as record from './network.ts'

// V8 reads an imported constant anew at every use, one of this file it folds into the code: the passes take two thirds of the time.
const { END, FIRST_WORKED, STRIDE } = layout
const {
  ANY_FLAG,
  EARLY,
  FINISHED,
  FIXED,
  FROM_START,
  LAG_CALENDAR_SHIFT,
  LINKS,
  PINNED_FINISH,
  SLOT_BITS,
  START_TO_FINISH,
  STARTED,
  TRAITS,
  WORK,
} = record

/**
 * The boundary `lag` days after boundary x on calendar c: after that many of its days have passed (lag > 0), before that many
 * (lead, lag < 0). Stays inside the tables.
 */
export function shifted(cells: Int16Array, c: number, x: number, lag: number): number {
  const k = Math.imul(STRIDE, c) + FIRST_WORKED + cells[(Math.imul(STRIDE, c) + x) | 0]! + lag
  const after = -lag >>> 31
  return lag !== 0 ? cells[(k - after) | 0]! + after : x
}

/**
 * The end of the last day worked before boundary x on calendar c. A start-to-finish link asks for a finish by the moment the
 * predecessor starts: Friday evening reaches Monday morning, as MS Project has it.
 */
export function workedUpTo(cells: Int16Array, c: number, x: number): number {
  const k = cells[(Math.imul(STRIDE, c) + x) | 0]!
  return cells[(Math.imul(STRIDE, c) + FIRST_WORKED + k - 1) | 0]! + 1
}

/**
 * Earliest dates of the activities from `first` up to `end`, which must stand in topological order; returns the boundary they end at.
 * `x + (d & ~(d >> 31))` is a maximum without a branch: which predecessor drives can't be foreseen, and a wrong guess costs more.
 */
export function passForward(net: Network, tables: CalendarTables, first: number, end: number): number {
  const { cells } = tables
  const { activities, links } = net
  let last = 0
  let z = activities[(first << SLOT_BITS) | LINKS]!
  for (let i = first << SLOT_BITS, over = end << SLOT_BITS; i < over; i += 1 << SLOT_BITS) {
    const own = activities[i | WORK]!
    const stop = activities[(i + (1 << SLOT_BITS)) | LINKS]!
    let start = own & 0xffff
    let finish = 0
    for (; z < stop; z += 2) {
      const how = links[z | 1]!
      // The earliest start stands in the upper half, the finish in the lower: the kind's first bit says how far to shift.
      let x = (activities[(links[z]! << SLOT_BITS) | EARLY]! >> ((how & FROM_START) << 4)) & 0xffff
      const lag = how >> 16
      if (lag !== 0) x = shifted(cells, (how & 0xffff) >> LAG_CALENDAR_SHIFT, x, lag)
      if ((how & START_TO_FINISH) === START_TO_FINISH) x = workedUpTo(cells, activities[i | TRAITS]! & 0xff, x)
      const toFinish = -((how >> 1) & 1)
      const moreStart = (x & ~toFinish) - start
      const moreFinish = (x & toFinish) - finish
      start += moreStart & ~(moreStart >> 31)
      finish += moreFinish & ~(moreFinish >> 31)
    }
    const trait = activities[i | TRAITS]!
    const base = Math.imul(STRIDE, trait & 0xff)
    const at = (base + FIRST_WORKED) | 0
    const d = own >> 16
    let k = cells[(base + start) | 0]!
    if (finish > 0) {
      const pushed = cells[(base + finish - 1) | 0]! + 1 - d - k
      k += pushed & ~(pushed >> 31)
    }
    let both = (cells[(at + k) | 0]! << 16) | (cells[(at + k + d - 1) | 0]! + 1)
    if (trait & ANY_FLAG) both = fix(activities, cells, i, both)
    activities[i | EARLY] = both
    const longer = (both & 0xffff) - last
    last += longer & ~(longer >> 31)
  }
  return last > END + 1 ? END + 1 : last
}

/** What is fixed by facts or by hand overrides the links. */
function fix(activities: Int32Array, cells: Int16Array, i: number, both: number): number {
  const trait = activities[i | TRAITS]!
  const fixed = activities[i | FIXED]!
  if (trait & FINISHED) return fixed
  if (trait & STARTED) return (fixed & ~0xffff) | (both & 0xffff)
  const base = Math.imul(STRIDE, trait & 0xff)
  const at = (base + FIRST_WORKED) | 0
  const d = activities[i | WORK]! >> 16
  let k = cells[(base + (both >> 16)) | 0]!
  if (trait & PINNED_FINISH) k = cells[(base + (fixed & 0xffff)) | 0]! - d
  else if (fixed > 0) k = cells[(base + (fixed >> 16)) | 0]!
  return (cells[(at + k) | 0]! << 16) | (cells[(at + k + d - 1) | 0]! + 1)
}
