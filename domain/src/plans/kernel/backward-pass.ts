import type { CalendarTables } from './calendar-tables.ts'
import * as layout from './calendar-tables.ts'
import type { Followers } from './followers-of.ts'
import type { Network } from './network.ts'
import * as record from './network.ts'

// V8 reads an imported constant anew at every use, one of this file it folds into the code: the passes take two thirds of the time.
const { FIRST_WORKED, STRIDE } = layout
const {
  DEADLINE,
  EARLY,
  FINISHED,
  FIXED,
  FLOATS,
  FROM_START,
  LAG_CALENDAR_SHIFT,
  LATE,
  LATEST,
  LINKS,
  PINNED_FINISH,
  PINNED_START,
  SLOT_BITS,
  START_TO_FINISH,
  STARTED,
  TO_FINISH,
  TRAITS,
  WORK,
  pair,
} = record

/** The latest boundary that, moved by `lag` ≠ 0 on calendar c, still lies at x or before: the inverse of `shifted`. */
export function shiftedBack(cells: Int16Array, c: number, x: number, lag: number): number {
  const at = Math.imul(STRIDE, c) + FIRST_WORKED - lag
  const base = Math.imul(STRIDE, c) + x
  const later = lag >>> 31
  return cells[(at + cells[(base + later) | 0]! - later) | 0]!
}

/** The latest finish of an activity on calendar c, d days long, that starts at boundary x or before. */
function finishWhenStartedBy(cells: Int16Array, c: number, d: number, x: number): number {
  const k = cells[(Math.imul(STRIDE, c) + x + 1) | 0]! + d - 2
  return cells[(Math.imul(STRIDE, c) + FIRST_WORKED + k) | 0]! + 1
}

/**
 * Latest dates and both floats of the activities from `first` up to `end` after `passForward`. `limit` is the boundary the latest
 * dates hang on, `last` the one at which the plan ends as computed. Until an activity's turn comes, its slot LATEST holds the bounds its
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
  const { cells } = tables
  const { activities, links } = net
  for (let i = first << SLOT_BITS, over = end << SLOT_BITS; i < over; i += 1 << SLOT_BITS) {
    beginBounds(activities, i, limit, last)
  }
  let stop = activities[(end << SLOT_BITS) | LINKS]!
  for (let i = (end - 1) << SLOT_BITS, under = first << SLOT_BITS; i >= under; i -= 1 << SLOT_BITS) {
    const trait = activities[i | TRAITS]!
    const late = settle(activities, cells, i, trait)
    let soon = activities[i | EARLY]!
    if (trait & STARTED) soon = workLeft(activities, cells, i, soon)
    const from = activities[i | LINKS]!
    for (let z = from; z < stop; z += 2) {
      holdBack(activities, cells, trait, links[z | 1]!, links[z]! << SLOT_BITS, late, soon)
    }
    stop = from
  }
}

/** Latest date and floats of activity a alone, its successors' being known; `followers` as in followers-of.ts. */
export function settleOne(
  net: Network,
  tables: CalendarTables,
  followers: Followers,
  a: number,
  limit: number,
  last: number,
): void {
  const { cells } = tables
  const { activities, links } = net
  const i = a << SLOT_BITS
  beginBounds(activities, i, limit, last)
  for (let k = followers.start[a]!; k < followers.start[a + 1]!; k++) {
    const f = followers.to[k]! << SLOT_BITS
    const trait = activities[f | TRAITS]!
    let late = activities[f | LATEST]!
    let soon = activities[f | EARLY]!
    if (trait & STARTED) {
      late = workLeft(activities, cells, f, late)
      soon = workLeft(activities, cells, f, soon)
    }
    holdBack(activities, cells, trait, links[followers.link[k]! | 1]!, i, late, soon)
  }
  settle(activities, cells, i, activities[i | TRAITS]!)
}

function beginBounds(activities: Int32Array, i: number, limit: number, last: number): void {
  const sooner = activities[i | DEADLINE]! - limit
  activities[i | LATEST] = (last << 16) | (limit + (sooner & (sooner >> 31)))
}

/** Turns the bounds on activity i's finish into its latest dates and floats; returns the dates, of work in progress those of the part left. */
function settle(activities: Int32Array, cells: Int16Array, i: number, trait: number): number {
  const base = Math.imul(STRIDE, trait & 0xff)
  const at = (base + FIRST_WORKED) | 0
  const own = Math.imul(STRIDE, (trait >> 8) & 0xff)
  const bounds = activities[i | LATEST]!
  const soon = activities[i | EARLY]!
  let k = cells[(base + (bounds & 0xffff)) | 0]! - 1
  const counted = cells[(own + (soon & 0xffff)) | 0]!
  if (trait & (PINNED_START | PINNED_FINISH)) k = Math.min(k, cells[(base + (soon & 0xffff)) | 0]! - 1)
  const lateFinish = cells[(at + k) | 0]! + 1
  const room = cells[(own + (bounds >> 16)) | 0]! - counted
  const both = (cells[(at + k - (activities[i | WORK]! >> 16) + 1) | 0]! << 16) | lateFinish
  activities[i | LATEST] = both
  activities[i | FLOATS] = ((cells[(own + lateFinish) | 0]! - counted) << 16) | (room & ~(room >> 31))
  if (trait & (STARTED | LATE)) settleFlagged(activities, cells, i)
  return both
}

/**
 * What a successor with latest dates `late` and earliest dates `soon` asks through one link of the activity at q: its bounds become the
 * tighter ones. A maximum or minimum without a branch, as in the forward pass.
 */
function holdBack(
  activities: Int32Array,
  cells: Int16Array,
  trait: number,
  how: number,
  q: number,
  late: number,
  soon: number,
): void {
  const lag = how >> 16
  const half = 16 - ((how & TO_FINISH) << 3)
  let latest = (late >> half) & 0xffff
  let free = (soon >> half) & 0xffff
  if ((how & START_TO_FINISH) === START_TO_FINISH) {
    const base = Math.imul(STRIDE, trait & 0xff)
    const at = (base + FIRST_WORKED) | 0
    latest = cells[(at + cells[(base + latest) | 0]!) | 0]!
    free = cells[(at + cells[(base + free) | 0]!) | 0]!
  }
  if (lag !== 0) {
    const c = (how & 0xffff) >> LAG_CALENDAR_SHIFT
    latest = shiftedBack(cells, c, latest, lag)
    free = shiftedBack(cells, c, free, lag)
  }
  if (how & FROM_START || trait & FINISHED) {
    const other = activities[q | TRAITS]!
    // A finished activity no longer holds back an unfinished one, and a start that is a fact can't be moved.
    if (trait & FINISHED && !(other & FINISHED)) return
    if (how & FROM_START) {
      if (other & (STARTED | FINISHED)) return
      const d = activities[q | WORK]! >> 16
      latest = finishWhenStartedBy(cells, other & 0xff, d, latest)
      free = finishWhenStartedBy(cells, other & 0xff, d, free)
    }
  }
  const known = activities[q | LATEST]!
  const earlier = latest - (known & 0xffff)
  const tighter = free - (known >> 16)
  activities[q | LATEST] = known + (earlier & (earlier >> 31)) + ((tighter & (tighter >> 31)) << 16)
}

/** Of work in progress it is the part left that waits for predecessors: its start to the same finish, in place of the actual start. */
function workLeft(activities: Int32Array, cells: Int16Array, i: number, both: number): number {
  const base = Math.imul(STRIDE, activities[i | TRAITS]! & 0xff)
  const finish = both & 0xffff
  const k = cells[(base + finish) | 0]! - (activities[i | WORK]! >> 16)
  return pair(cells[(base + FIRST_WORKED + k) | 0]!, finish)
}

/**
 * Work in progress: its latest start is printed as the actual start moved by the float. As late as possible: it moves to the end of its
 * free float.
 */
function settleFlagged(activities: Int32Array, cells: Int16Array, i: number): void {
  const trait = activities[i | TRAITS]!
  const base = Math.imul(STRIDE, trait & 0xff)
  const at = (base + FIRST_WORKED) | 0
  const d = activities[i | WORK]! >> 16
  const finish = activities[i | EARLY]! & 0xffff
  const lateFinish = activities[i | LATEST]! & 0xffff
  if (trait & STARTED) {
    const moved = cells[(base + lateFinish) | 0]! - cells[(base + finish) | 0]!
    const start = cells[base + (activities[i | FIXED]! >> 16)]!
    activities[i | LATEST] = pair(cells[(at + start + moved) | 0]!, lateFinish)
    return
  }
  // A milestone lies on every day and counts its floats on its own calendar: there is where it moves.
  const floats = activities[i | FLOATS]!
  const free = floats & 0xffff
  // No further than its deadlines and those of what follows: what is missed already does not move at all.
  const room = Math.min(free, floats >> 16)
  if (room <= 0) return
  const own = Math.imul(STRIDE, (trait >> 8) & 0xff)
  const k = cells[(own + finish) | 0]! - 1 + room
  const moved = cells[(own + FIRST_WORKED + k) | 0]! + 1
  activities[i | EARLY] = pair(own === base ? cells[(at + k - d + 1) | 0]! : moved, moved)
  activities[i | FLOATS] = pair(cells[(own + lateFinish) | 0]! - cells[(own + moved) | 0]!, free - room)
}
