import { type CivilDate, daysBetween } from '../calendar/civil-date.ts'
import { type Coded, coded } from '../kernel/coded.ts'
import type { Plan, ScheduledPlan } from './plan-types.ts'

/** The honest picture 正排与倒排对照: forward from today beside backward from the deadline. */
export type ForwardAndBackward = {
  /** The day work left is counted from: the status date, or the plan's start if that is later. */
  readonly from: CivilDate
  /** Where it ends counted forward. */
  readonly forwardFinish: CivilDate | null
  /** The day by which, counted back, the first unfinished activity had to begin; null when all is finished. */
  readonly backwardStart: CivilDate | null
  /** Calendar days by which that day has passed already; 0 when there is still time. */
  readonly daysShort: number
  readonly activities: readonly {
    readonly id: string
    readonly forwardStart: CivilDate
    readonly forwardFinish: CivilDate
    readonly backwardStart: CivilDate
    readonly backwardFinish: CivilDate
    /** Calendar days by which the finish counted forward comes after the one counted back; negative is time in hand. */
    readonly days: number
  }[]
}

/** Reads both directions from one schedule: earliest dates are forward from the status date, latest dates backward from the deadlines. */
export function forwardAndBackward(plan: Plan, schedule: ScheduledPlan): ForwardAndBackward {
  const finished = new Set(plan.activities.filter((a) => a.actualFinish).map((a) => a.id))
  const open = schedule.activities.filter((a) => !finished.has(a.id))
  const from = plan.statusDate && plan.statusDate > plan.start ? plan.statusDate : plan.start
  const backwardStart = open.reduce<CivilDate | null>(
    (least, a) => (least && least <= a.latestStart ? least : a.latestStart),
    null,
  )
  return {
    from,
    forwardFinish: schedule.finish,
    backwardStart,
    daysShort: backwardStart ? Math.max(0, daysBetween(backwardStart, from)) : 0,
    activities: open.map((a) => ({
      id: a.id,
      forwardStart: a.earliestStart,
      forwardFinish: a.earliestFinish,
      backwardStart: a.latestStart,
      backwardFinish: a.latestFinish,
      days: daysBetween(a.latestFinish, a.earliestFinish),
    })),
  }
}

export const describeBothDirections = (both: ForwardAndBackward): Coded =>
  coded('plans.forwardAndBackward', {
    from: both.from,
    forwardFinish: both.forwardFinish,
    backwardStart: both.backwardStart,
    daysShort: both.daysShort,
  })
