/** Bits of a link's kind: where it starts and what it moves; FS = 0, SS = 1, FF = 2, SF = 3. The calendar of the lag stands above them. */
export const FROM_START = 1
export const TO_FINISH = 2
export const LAG_CALENDAR_SHIFT = 2

export const STARTED = 1
export const FINISHED = 2
export const PINNED_START = 4
export const PINNED_FINISH = 8
export const LATE = 16

/** No date given. */
export const NONE = 0
/** No deadline: later than any boundary of the tables. */
export const NEVER = 32767

/**
 * Many plans end to end, each in topological order, as columns: 29 bytes an activity and 8 a link. Names stay outside.
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
  readonly linkKind: Uint16Array
  readonly linkLag: Int16Array
  /** Calendar it is scheduled on; 0 (every day) for milestones and calendar-day durations. */
  readonly calendar: Uint8Array
  /** Calendar its floats are counted on: its own unit, also for a milestone. */
  readonly floatCalendar: Uint8Array
  readonly flags: Uint8Array
  /** Days of work left; all of it while nothing is done, and the days between when finished. */
  readonly duration: Int16Array
  /** Earliest boundary at which (remaining) work may start. */
  readonly notBefore: Int16Array
  /** Deadline as a boundary, or NEVER. */
  readonly deadline: Int16Array
  /** Day of the actual or pinned start. */
  readonly fixedStart: Int16Array
  /** Boundary of the actual or pinned finish. */
  readonly fixedFinish: Int16Array
  readonly earlyStart: Int16Array
  readonly earlyFinish: Int16Array
  readonly lateStart: Int16Array
  readonly lateFinish: Int16Array
  readonly totalFloat: Int16Array
  readonly freeFloat: Int16Array
}

export function emptyNetwork(plans: number, activities: number, links: number): Network {
  const days = (): Int16Array => new Int16Array(activities)
  return {
    planStart: new Int32Array(plans + 1),
    planDeadline: new Int16Array(plans).fill(NEVER),
    planEnd: new Int16Array(plans),
    firstLink: new Int32Array(activities + 1),
    linkFrom: new Int32Array(links),
    linkKind: new Uint16Array(links),
    linkLag: new Int16Array(links),
    calendar: new Uint8Array(activities),
    floatCalendar: new Uint8Array(activities),
    flags: new Uint8Array(activities),
    duration: days(),
    notBefore: days(),
    deadline: days().fill(NEVER),
    fixedStart: days(),
    fixedFinish: days(),
    earlyStart: days(),
    earlyFinish: days(),
    lateStart: days(),
    lateFinish: days(),
    totalFloat: days(),
    freeFloat: days(),
  }
}
