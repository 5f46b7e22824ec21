import type { CalendarSpec } from '../calendar/calendar-spec.ts'
import type { PlanCalendars } from './build-network.ts'
import { withDuration } from './crash-plan.ts'
import { fewestChanges } from './fewest-changes.ts'
import type { Activity, Plan, ScheduledPlan } from './plan-types.ts'

/** What a second or third shift yields beside the first, in percent †: darkness, hand-over and tired crews cost a fifth. */
export const SHIFT_YIELD = 80

/** Activities named for a seven-day week 七天工作制 that win back as many days as all of them would; none can be left out. Null: nothing won. */
export function sevenDaysThatHelp(
  plan: Plan,
  calendars: PlanCalendars,
  named: readonly string[],
  schedule: ScheduledPlan,
  missing: (plan: Plan) => number,
): readonly string[] | null {
  const wanted = new Set(named)
  const open = plan.activities.filter((a) => isOpen(a) && a.unit === 'working' && (a.maySevenDay || wanted.has(a.id)))
  const candidates = byFloat(open, schedule).map((a) => a.id)
  return fewestChanges(candidates, schedule.daysToWinBack, (ids) => missing(withSevenDays(plan, calendars, ids)))
}

/** The plan with those activities worked on all days of the week; stops of their calendar (winter, exams) still hold. */
export function withSevenDays(plan: Plan, calendars: PlanCalendars, ids: readonly string[]): Plan {
  const named = new Set(ids)
  const specs: { [key: string]: CalendarSpec } = { ...calendars.shared, ...plan.calendars }
  const added: { [key: string]: CalendarSpec } = {}
  const activities = plan.activities.map((activity): Activity => {
    if (!named.has(activity.id)) return activity
    const key = activity.calendar ?? 'cn'
    const { off, offYearly } = specs[key] ?? {}
    added[`${key}-7`] = { kind: 'sevenDay', ...(off ? { off } : {}), ...(offYearly ? { offYearly } : {}) }
    return { ...activity, calendar: `${key}-7` }
  })
  return { ...plan, calendars: { ...plan.calendars, ...added }, activities }
}

export type ShiftedActivity = {
  readonly activity: string
  readonly shifts: number
  readonly from: number
  readonly to: number
}

/** Activities named for shifts 两班、三班 that win back as many days as all of them would; none can be left out. Null: nothing won. */
export function shiftsThatHelp(
  plan: Plan,
  named: { readonly [activity: string]: number },
  percent: number,
  schedule: ScheduledPlan,
  missing: (plan: Plan) => number,
): readonly ShiftedActivity[] | null {
  const candidates = byFloat(plan.activities.filter(isOpen), schedule).flatMap((a): ShiftedActivity[] => {
    const shifts = Math.min(3, Math.floor(named[a.id] ?? a.maxShifts ?? 1))
    const from = a.actualStart ? a.remaining : a.duration
    if (shifts < 2 || from === undefined) return []
    const to = Math.max(1, Math.ceil((from * 100) / (100 + percent * (shifts - 1))))
    return to < from ? [{ activity: a.id, shifts, from, to }] : []
  })
  return fewestChanges(candidates, schedule.daysToWinBack, (shifts) => missing(withShifts(plan, shifts)))
}

export function withShifts(plan: Plan, shifts: readonly ShiftedActivity[]): Plan {
  const days = new Map(shifts.map((s) => [s.activity, s.to]))
  const activities = plan.activities.map((activity) => {
    const to = days.get(activity.id)
    if (to === undefined) return activity
    return activity.actualStart ? { ...activity, remaining: to } : withDuration(activity, to)
  })
  return { ...plan, activities }
}

const isOpen = (a: Activity): boolean => !a.actualFinish && !a.milestone && a.duration > 0

function byFloat(activities: readonly Activity[], schedule: ScheduledPlan): readonly Activity[] {
  const floats = new Map(schedule.activities.map((a) => [a.id, a.totalFloat]))
  return [...activities].sort((a, b) => (floats.get(a.id) ?? 0) - (floats.get(b.id) ?? 0))
}
