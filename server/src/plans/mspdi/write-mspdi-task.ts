import { calendarOf } from '@guatu/domain/calendar/calendar-spec'
import { addDays, type CivilDate } from '@guatu/domain/calendar/civil-date'
import { isWorkingDay, workingDaysBetween } from '@guatu/domain/calendar/working-calendar'
import { type Coded, coded } from '@guatu/domain/kernel/coded'
import { isMilestone, type PlanCalendars } from '@guatu/domain/plans/build-network'
import type { Activity, Link, Plan, ScheduledActivity } from '@guatu/domain/plans/plan-types'
import { ID_FIELD, LINK_TYPES } from './mspdi-plan.ts'
import { element, type Xml } from './xml-element.ts'

export type NumberedTask = {
  readonly activity: Activity
  readonly row: ScheduledActivity
  readonly uid: number
  /** 1 for the first row of the file. */
  readonly place: number
  /** UID of its calendar. */
  readonly calendar: number
  readonly baselines: readonly { readonly number: number; readonly start: CivilDate; readonly finish: CivilDate }[]
  /** Whether its id travels in Text1. */
  readonly keepsId: boolean
}

/** Minutes of a working day and of a day round the clock. */
const WORKING = 480
const ELAPSED = 1440
/** Duration and lag in days, in elapsed days. */
const DAYS = 7
const ELAPSED_DAYS = 8

/** One task, its children in the order of the schema that MS Project documents. */
export function taskXml(
  plan: Plan,
  task: NumberedTask,
  uids: ReadonlyMap<string, number>,
  calendars: PlanCalendars,
  doubts: Coded[],
): Xml {
  const { activity, row } = task
  const elapsed = activity.unit === 'calendar'
  const perDay = elapsed ? ELAPSED : WORKING
  const milestone = isMilestone(activity)
  const [begins, ends] = momentsOf(activity, row, milestone)
  const constraint = constraintOf(activity, doubts)
  return element('Task', [
    element('UID', task.uid),
    element('ID', task.place),
    element('Name', activity.name ?? ''),
    element('Manual', 0),
    element('Type', 1),
    element('IsNull', 0),
    ...(activity.wbs ? [element('WBS', activity.wbs)] : []),
    element('OutlineLevel', 1),
    element('Start', begins),
    element('Finish', ends),
    element('Duration', duration(milestone ? 0 : activity.duration * perDay)),
    element('DurationFormat', elapsed ? ELAPSED_DAYS : DAYS),
    element('Milestone', milestone ? 1 : 0),
    element('Summary', 0),
    element('Critical', row.critical ? 1 : 0),
    element('FreeSlack', row.freeFloat * perDay * 10),
    element('TotalSlack', row.totalFloat * perDay * 10),
    element('PercentComplete', activity.actualFinish ? 100 : 0),
    ...actualXml(plan, activity, row, perDay, calendars),
    element('ConstraintType', constraint.type),
    element('CalendarUID', task.calendar),
    ...(constraint.date ? [element('ConstraintDate', constraint.date)] : []),
    ...(activity.commitment ? [element('Deadline', `${activity.commitment}T17:00:00`)] : []),
    ...(activity.predecessors ?? []).filter((l) => uids.has(l.id)).map((l) => linkXml(l, uids)),
    ...(task.keepsId
      ? [element('ExtendedAttribute', [element('FieldID', ID_FIELD), element('Value', activity.id)])]
      : []),
    ...task.baselines.map((b) =>
      element('Baseline', [
        element('Number', b.number),
        element('Start', `${b.start}T08:00:00`),
        element('Finish', `${b.finish}T17:00:00`),
      ]),
    ),
  ])
}

const duration = (minutes: number): string => `PT${Math.floor(minutes / 60)}H${minutes % 60}M0S`

/** Elapsed days end at the hour they began, so that the last of them reaches into the next morning. */
function momentsOf(activity: Activity, row: ScheduledActivity, milestone: boolean): [string, string] {
  if (milestone) {
    const hour = activity.predecessors?.length ? '17:00:00' : '08:00:00'
    return [`${row.earliestStart}T${hour}`, `${row.earliestFinish}T${hour}`]
  }
  if (activity.unit === 'calendar') {
    return [`${row.earliestStart}T08:00:00`, `${addDays(row.earliestFinish, 1)}T08:00:00`]
  }
  return [`${row.earliestStart}T08:00:00`, `${row.earliestFinish}T17:00:00`]
}

/** MS Project keeps one constraint a task: the strongest is written, the others are told. */
function constraintOf(activity: Activity, doubts: Coded[]): { type: number; date?: string } {
  const { mustStart, mustFinish, notEarlier, notLater, asLateAsPossible } = activity
  const found: { type: number; date?: string }[] = [
    ...(mustStart ? [{ type: 2, date: `${mustStart}T08:00:00` }] : []),
    ...(mustFinish ? [{ type: 3, date: `${mustFinish}T17:00:00` }] : []),
    ...(notEarlier ? [{ type: 4, date: `${notEarlier}T08:00:00` }] : []),
    ...(notLater ? [{ type: 7, date: `${notLater}T17:00:00` }] : []),
    ...(asLateAsPossible ? [{ type: 1 }] : []),
  ]
  if (found.length > 1) doubts.push(coded('mspdi-one-constraint', { activity: activity.id, left: found.length - 1 }))
  return found[0] ?? { type: 0 }
}

function linkXml(link: Link, uids: ReadonlyMap<string, number>): Xml {
  const elapsed = link.lagUnit === 'calendar'
  return element('PredecessorLink', [
    element('PredecessorUID', uids.get(link.id)!),
    element('Type', LINK_TYPES.indexOf(link.type ?? 'FS')),
    element('CrossProject', 0),
    element('LinkLag', (link.lag ?? 0) * (elapsed ? ELAPSED : WORKING) * 10),
    element('LagFormat', elapsed ? ELAPSED_DAYS : DAYS),
  ])
}

function actualXml(
  plan: Plan,
  activity: Activity,
  row: ScheduledActivity,
  perDay: number,
  calendars: PlanCalendars,
): Xml[] {
  const { actualStart, actualFinish } = activity
  const started = actualStart ?? (actualFinish ? row.earliestStart : undefined)
  if (!started) return []
  const left = actualFinish ? 0 : (activity.remaining ?? daysLeft(plan, activity, row, calendars))
  return [
    element('ActualStart', `${started}T08:00:00`),
    ...(actualFinish ? [element('ActualFinish', `${actualFinish}T17:00:00`)] : []),
    element('RemainingDuration', duration(left * perDay)),
  ]
}

/** Days of work from the status date to its finish as scheduled, first and last counted. */
function daysLeft(plan: Plan, activity: Activity, row: ScheduledActivity, calendars: PlanCalendars): number {
  const status = plan.statusDate && plan.statusDate > activity.actualStart! ? plan.statusDate : activity.actualStart!
  const spec = { ...calendars.shared, ...plan.calendars }[activity.calendar ?? 'cn'] ?? { kind: 'official' as const }
  const cal = calendarOf(activity.unit === 'calendar' ? { kind: 'sevenDay' } : spec, calendars.official)
  if (row.earliestFinish < status) return 0
  return workingDaysBetween(cal, status, row.earliestFinish) + (isWorkingDay(cal, status) ? 1 : 0)
}
