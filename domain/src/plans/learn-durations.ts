import { calendarOf } from '../calendar/calendar-spec.ts'
import { addDays, type CivilDate, daysBetween } from '../calendar/civil-date.ts'
import { isCovered, workingDaysBetween } from '../calendar/working-calendar.ts'
import type { PlanCalendars } from './build-network.ts'
import type { Activity } from './plan-types.ts'

/** What an activity of one project took, by its first and its last day worked. */
export type FinishedActivity = { readonly nodeId: string; readonly start: CivilDate; readonly finish: CivilDate }

/** What finished projects took for a node, in the node's own unit; quartiles by the nearest rank. */
export type LearntDuration = {
  readonly nodeId: string
  readonly n: number
  readonly median: number
  readonly low: number
  readonly high: number
}

/**
 * Durations learnt from finished work, to be offered beside a template's own. Days are counted on the node's calendar, first and last
 * day included; the median of an even number is the mean of the middle two, rounded up to a half. Nodes nobody finished are left out.
 */
export function learnDurations(
  nodes: readonly Activity[],
  done: readonly FinishedActivity[],
  calendars: PlanCalendars,
): LearntDuration[] {
  const taken = new Map<string, FinishedActivity[]>()
  for (const d of done) taken.set(d.nodeId, [...(taken.get(d.nodeId) ?? []), d])
  return nodes.flatMap((node) => {
    if (node.milestone || node.duration === 0) return []
    const days = (taken.get(node.id) ?? []).flatMap((d) => daysTaken(node, d, calendars) ?? []).sort((a, b) => a - b)
    if (days.length === 0) return []
    const rank = (share: number): number => days[Math.max(0, Math.ceil(days.length * share) - 1)]!
    const middle = days.length >> 1
    const median = days.length % 2 ? days[middle]! : (days[middle - 1]! + days[middle]!) / 2
    return [{ nodeId: node.id, n: days.length, median, low: rank(0.25), high: rank(0.75) }]
  })
}

function daysTaken(node: Activity, d: FinishedActivity, calendars: PlanCalendars): number | null {
  const before = addDays(d.start, -1)
  if (d.finish < d.start || !isCovered(before) || !isCovered(d.finish)) return null
  if (node.unit === 'calendar') return daysBetween(d.start, d.finish) + 1
  const spec = node.calendar ? calendars.shared?.[node.calendar] : undefined
  return workingDaysBetween(spec ? calendarOf(spec, calendars.official) : calendars.official, before, d.finish)
}
