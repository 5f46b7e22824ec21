/** Bits of a link's kind: where it starts and what it moves; FS = 0, SS = 1, FF = 2, SF = 3. The calendar of the lag stands above them. */
export const FROM_START = 1
export const TO_FINISH = 2
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

/**
 * Many plans end to end, each in topological order, as columns: 30 bytes an activity and 8 a link, names outside. Where two
 * 16-bit numbers are always read together they share a 32-bit column, `high << 16 | low`: a load less, and no branch between them.
 * Boundaries and days as in calendar-tables.ts.
 */
export type Network = {
  /** Activities of plan p: planStart[p] up to planStart[p + 1]. */
  readonly planStart: Int32Array
  /** Boundary the latest dates of plan p hang on; NEVER: on its computed finish. */
  readonly planDeadline: Int16Array
  /** Computed: the boundary at which plan p ends. */
  readonly planEnd: Int16Array
  /** Links into activity a: firstLink[a] up to firstLink[a + 1]. */
  readonly firstLink: Int32Array
  readonly linkFrom: Int32Array
  /** Lag in days, and kind. */
  readonly linkHow: Int32Array
  /** Flags; calendar of its floats (own unit, also for a milestone) in bits 8–15; calendar it is scheduled on (0 = every day) in bits 0–7. */
  readonly traits: Int32Array
  /** Days of work left (all of it while nothing is done, those worked when finished), and the earliest boundary at which it may start. */
  readonly work: Int32Array
  /** Day of the actual or pinned start, and boundary of the actual or pinned finish; 0 = none. */
  readonly fixed: Int32Array
  /** Deadline as a boundary, or NEVER. */
  readonly deadline: Int16Array
  /** Computed: earliest start and finish. */
  readonly early: Int32Array
  /** Computed: latest start and finish. */
  readonly late: Int32Array
  readonly totalFloat: Int16Array
  readonly freeFloat: Int16Array
}

export const pair = (high: number, low: number): number => (high << 16) | (low & 0xffff)
export const highOf = (both: number): number => both >> 16
export const lowOf = (both: number): number => both & 0xffff

export function emptyNetwork(plans: number, activities: number, links: number): Network {
  const pairs = (): Int32Array => new Int32Array(activities)
  return {
    planStart: new Int32Array(plans + 1),
    planDeadline: new Int16Array(plans).fill(NEVER),
    planEnd: new Int16Array(plans),
    firstLink: new Int32Array(activities + 1),
    linkFrom: new Int32Array(links),
    linkHow: new Int32Array(links),
    traits: pairs(),
    work: pairs(),
    fixed: pairs(),
    deadline: new Int16Array(activities).fill(NEVER),
    early: pairs(),
    late: pairs(),
    totalFloat: new Int16Array(activities),
    freeFloat: new Int16Array(activities),
  }
}
