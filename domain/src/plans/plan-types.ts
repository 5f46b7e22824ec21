import type { CalendarSpec } from '../calendar/calendar-spec.ts'
import type { CivilDate } from '../calendar/civil-date.ts'
import type { Coded } from '../kernel/coded.ts'

/** Working days count on the activity's calendar; calendar days 日历天 ignore calendars and may start any day. */
export type DurationUnit = 'working' | 'calendar'

/** FS finish–start, SS start–start, FF finish–finish, SF start–finish. */
export type LinkType = 'FS' | 'SS' | 'FF' | 'SF'

/** A predecessor. `lag` < 0 is a lead; a lag in working days (the default unit) counts on the successor's calendar. */
export type Link = {
  readonly id: string
  readonly type?: LinkType
  readonly lag?: number
  readonly lagUnit?: DurationUnit
  /**
   * Overlapping allowed 搭接: an FS link that may become SS, the successor beginning this many days, in its predecessor's unit, after that
   * began. Used for ways out only; left out, the link stays as it is.
   */
  readonly overlapAfter?: number
}

/** Names an activity wears in both languages, when it comes from a template. */
export type BilingualName = { readonly zh: string; readonly en: string }

export type Activity = {
  readonly id: string
  readonly name?: string
  readonly names?: BilingualName
  /** Whole days ≥ 0; 0 makes a milestone. */
  readonly duration: number
  readonly unit: DurationUnit
  /** Key of `Plan.calendars`; default 'cn'. */
  readonly calendar?: string
  readonly milestone?: boolean
  readonly predecessors?: readonly Link[]
  /** Does not start before this day. */
  readonly notEarlier?: CivilDate
  /** A deadline set on the activity: finishes on this day at the latest. */
  readonly notLater?: CivilDate
  /** Starts on exactly this day (the next day worked), whatever the links say. */
  readonly mustStart?: CivilDate
  /** Finishes on exactly this day (the last day worked up to it), whatever the links say. */
  readonly mustFinish?: CivilDate
  /** Drawn and dated as late as its successors and the deadlines let it; takes up its free float. */
  readonly asLateAsPossible?: boolean
  /** Committed date 承诺时限: a deadline that daysToWinBack and forecasts answer to. */
  readonly commitment?: CivilDate
  readonly actualStart?: CivilDate
  readonly actualFinish?: CivilDate
  /** Days of work left, in the activity's unit, counted from the status date. */
  readonly remaining?: number
  /** Stopped since this day 停工; days from it to `resumedOn` are no work done. */
  readonly suspendedOn?: CivilDate
  /** Work left does not go on before this day 复工. */
  readonly resumedOn?: CivilDate
  /** Most shifts a day 两班、三班 this work could be done in (2 or 3); used for ways out only. */
  readonly maxShifts?: number
  /** May be worked on all seven days of the week; used for ways out only. */
  readonly maySevenDay?: boolean
  /** Shortest duration money can buy, in the activity's unit. */
  readonly minDuration?: number
  /** Cost of each day bought, in one unit of money of the plan's own choice. */
  readonly crashCost?: number
  readonly optimistic?: number
  readonly likely?: number
  readonly pessimistic?: number
  /** An assessed milestone 考核节点: cards may look at it. */
  readonly assessed?: boolean
  /** Lead unit 牵头单位: an id, or the kind of unit in a template. */
  readonly leadUnit?: string
  /** Office the activity waits for (fair clock): its delay lights that office. */
  readonly waitsFor?: string
  /** Place in the work breakdown, e.g. '2.3'. */
  readonly wbs?: string
  /** Papers needed 要件. */
  readonly papers?: readonly string[]
}

/** A plan as it travels (docs/manual/plan-json.md). Dates are the first and the last day worked. */
export type Plan = {
  readonly statusDate?: CivilDate
  readonly start: CivilDate
  /** Committed finish of the whole; without it latest dates hang on the computed finish. */
  readonly finish?: CivilDate
  readonly calendars?: { readonly [key: string]: CalendarSpec }
  /** Total float in working days up to which an activity is near-critical 次关键; default 5. */
  readonly nearCriticalFloat?: number
  readonly activities: readonly Activity[]
}

/** Total float in working days up to which an activity counts as near-critical where the plan names no bound. */
export const NEAR_CRITICAL_FLOAT = 5

export type ScheduledActivity = {
  readonly id: string
  readonly earliestStart: CivilDate
  readonly earliestFinish: CivilDate
  readonly latestStart: CivilDate
  readonly latestFinish: CivilDate
  /** In the activity's own unit; negative = days to be won back. */
  readonly totalFloat: number
  /** Days it may slip, in its own unit, without moving a successor or the plan's finish. */
  readonly freeFloat: number
  /** totalFloat ≤ 0. */
  readonly critical: boolean
  /** Total float above 0 and at most the plan's bound, in working days of the official calendar where the activity counts calendar days. */
  readonly nearCritical: boolean
  /**
   * Driving predecessors 驱动前置: those whose links alone set its earliest dates, in the order written. Empty where a date does
   * (the plan's start, the status date, "not earlier", a pin, a fact).
   */
  readonly drivers: readonly string[]
  /** Present and true when a date depends on a year without official notice. */
  readonly provisional?: true
}

export type ScheduledPlan = {
  /** Last day of the last activity; null when nothing could be scheduled. */
  readonly finish: CivilDate | null
  /** First to last day, both counted; working days on the default calendar. */
  readonly length: { readonly working: number; readonly calendar: number }
  /** Calendar days ≥ 0 by which the worst deadline (finish, commitment, notLater) of unfinished work is missed. */
  readonly daysToWinBack: number
  readonly diagnoses: readonly Coded[]
  readonly activities: readonly ScheduledActivity[]
}
