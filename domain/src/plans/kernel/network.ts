/** Bits of a link's kind: where it starts and what it moves; FS = 0, SS = 1, FF = 2, SF = 3. The calendar of the lag stands above them. */
export const FROM_START = 1
export const TO_FINISH = 2
export const START_TO_FINISH = FROM_START | TO_FINISH
export const LAG_CALENDAR_SHIFT = 2

/** Bits of `Network.traits` above the two calendars. */
export const STARTED = 1 << 16
export const FINISHED = 2 << 16
export const PINNED_START = 4 << 16
export const PINNED_FINISH = 8 << 16
export const LATE = 16 << 16
export const ANY_FLAG = 31 << 16

/** No deadline: later than any boundary of the tables. */
export const NEVER = 32767

/** Slots of an activity's record; two 16-bit numbers that are read together share one, `high << 16 | low`. */
export const SLOT_BITS = 3
/** Where the links into the activity begin in `links`; they end where those of the next begin. */
export const LINKS = 0
/** Flags; calendar of its floats (own unit, also for a milestone) in bits 8–15; calendar it is scheduled on (0 = every day) in bits 0–7. */
export const TRAITS = 1
/** Days of work left (all of it while nothing is done, those worked when finished), and the earliest boundary at which it may start. */
export const WORK = 2
/** Day of the actual or pinned start, and boundary of the actual or pinned finish; 0 = none. */
export const FIXED = 3
/** Deadline as a boundary, or NEVER. */
export const DEADLINE = 4
/** Computed: earliest start and finish. */
export const EARLY = 5
/** Computed: latest start and finish. */
export const LATEST = 6
/** Computed: total and free float. */
export const FLOATS = 7

/**
 * Many plans end to end, each in topological order: a record of eight 32-bit slots an activity (half a cache line) and two a link,
 * names outside. Boundaries and days as in calendar-tables.ts.
 */
export type Network = {
  /** Activities of plan p: planStart[p] up to planStart[p + 1]. */
  readonly planStart: Int32Array
  /** Boundary the latest dates of plan p hang on; NEVER: on its computed finish. */
  readonly planDeadline: Int16Array
  /** Computed: the boundary at which plan p ends. */
  readonly planEnd: Int16Array
  /** Slot s of activity a: activities[(a << SLOT_BITS) + s]; one record more than activities, for the end of the links. */
  readonly activities: Int32Array
  /** Link z: links[2 z] the activity it comes from, links[2 z + 1] its lag in days, and kind. */
  readonly links: Int32Array
}

export const slot = (net: Network, a: number, s: number): number => net.activities[(a << SLOT_BITS) + s]!
export const setSlot = (net: Network, a: number, s: number, value: number): void => {
  net.activities[(a << SLOT_BITS) + s] = value
}
export const countOf = (net: Network): number => (net.activities.length >> SLOT_BITS) - 1

export const pair = (high: number, low: number): number => (high << 16) | (low & 0xffff)
export const highOf = (both: number): number => both >> 16
export const lowOf = (both: number): number => both & 0xffff

export function emptyNetwork(plans: number, activities: number, links: number): Network {
  const net: Network = {
    planStart: new Int32Array(plans + 1),
    planDeadline: new Int16Array(plans).fill(NEVER),
    planEnd: new Int16Array(plans),
    activities: new Int32Array((activities + 1) << SLOT_BITS),
    links: new Int32Array(2 * links),
  }
  for (let a = 0; a < activities; a++) setSlot(net, a, DEADLINE, NEVER)
  return net
}
