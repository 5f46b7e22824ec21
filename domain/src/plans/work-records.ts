import { calendarOf, everyDay } from '../calendar/calendar-spec.ts'
import type { CivilDate } from '../calendar/civil-date.ts'
import { offsetOf } from '../calendar/covered-days.ts'
import { isCovered, type WorkingCalendar } from '../calendar/working-calendar.ts'
import { isMilestone, type PlanCalendars } from './build-network.ts'
import type { WorkRecord } from './learn-spread.ts'
import type { Activity, Plan } from './plan-types.ts'

/**
 * What a plan with its facts teaches about durations: every activity begun up to the status date, in days of its own unit and calendar, first
 * and last counted. `template` is the wider kind; activities keep the id of their node, which is the kind.
 */
export function workRecordsOf(plan: Plan, calendars: PlanCalendars, template: string): WorkRecord[] {
  const today = plan.statusDate
  return plan.activities.flatMap((activity): WorkRecord[] => {
    const { actualStart: start, actualFinish } = activity
    if (isMilestone(activity) || !start) return []
    const finished = actualFinish !== undefined && (!today || actualFinish <= today)
    const last = finished ? actualFinish : today
    if (!last || last < start || !isCovered(start) || !isCovered(last)) return []
    const days = daysWorked(calendarFor(plan, calendars, activity), start, last)
    return [{ kind: `${template}/${activity.id}`, wider: template, plannedDays: activity.duration, days, finished }]
  })
}

function calendarFor(plan: Plan, calendars: PlanCalendars, activity: Activity): WorkingCalendar {
  if (activity.unit === 'calendar') return everyDay
  const spec = { ...calendars.shared, ...plan.calendars }[activity.calendar ?? 'cn']
  return spec ? calendarOf(spec, calendars.official) : calendars.official
}

const daysWorked = (cal: WorkingCalendar, first: CivilDate, last: CivilDate): number =>
  cal.before[offsetOf(last) + 1]! - cal.before[offsetOf(first)]!
