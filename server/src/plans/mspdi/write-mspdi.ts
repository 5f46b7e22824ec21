import type { CalendarSpec } from '@guatu/domain/calendar/calendar-spec'
import { addDays, type CivilDate } from '@guatu/domain/calendar/civil-date'
import { FIRST_YEAR, LAST_YEAR } from '@guatu/domain/calendar/covered-days'
import { type Coded, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import type { Activity, Plan } from '@guatu/domain/plans/plan-types'
import { schedulePlan } from '@guatu/domain/plans/schedule-plan'
import { ID_ALIAS, ID_FIELD, type MspdiBaseline } from './mspdi-plan.ts'
import { calendarXml, type NumberedCalendar, numberedCalendars } from './write-mspdi-calendars.ts'
import { type NumberedTask, taskXml } from './write-mspdi-task.ts'
import { element, type Xml } from './xml-element.ts'

export type WrittenMspdi = {
  readonly xml: string
  /** What MS Project has no place for: a second constraint on one task (`mspdi-one-constraint`). */
  readonly doubts: readonly Coded[]
}

/**
 * A plan as MS Project XML (MSPDI): tasks with their dates and floats as scheduled here, links with lag, calendars with holidays, constraints,
 * commitments as deadlines, actual dates, up to eleven baselines. MS Project schedules it again when it opens the file; `readMspdi` gives the
 * same plan back. Refuses what can't be scheduled.
 */
export function writeMspdi(
  plan: Plan,
  calendars: PlanCalendars,
  more: { readonly title?: string; readonly baselines?: readonly MspdiBaseline[] } = {},
): WrittenMspdi | Refusal {
  const schedule = schedulePlan(plan, calendars)
  const fatal = schedule.diagnoses[0]
  if (schedule.finish === null) return fatal ? refuse(fatal.code, fatal.params) : refuse('plan-empty')
  const specs: { [key: string]: CalendarSpec } = { ...calendars.shared, ...plan.calendars }
  const usesDefault = plan.activities.some((a) => !a.calendar || !(a.calendar in specs))
  const numbered = numberedCalendars(usesDefault ? { cn: { kind: 'official' }, ...specs } : specs)
  const uids = uidsOf(plan.activities)
  const doubts: Coded[] = []
  const tasks = plan.activities.map((activity, i): Xml => {
    const task: NumberedTask = {
      activity,
      row: schedule.activities[i]!,
      uid: uids.get(activity.id)!,
      place: i + 1,
      calendar: calendarOfTask(numbered, activity).uid,
      baselines: (more.baselines ?? []).flatMap(({ number, dates }) =>
        dates.filter((d) => d.id === activity.id).map((d) => ({ number, start: d.start, finish: d.finish })),
      ),
      keepsId: String(uids.get(activity.id)) !== activity.id,
    }
    return taskXml(plan, task, uids, calendars, doubts)
  })
  const { from, to } = yearsAround(plan.start, schedule.finish)
  const root = element(
    'Project',
    [
      ...headXml(plan, schedule.finish, more.title ?? '', numbered[0]!.uid),
      element(
        'Calendars',
        numbered.map((calendar) => calendarXml(calendar, calendars.official, from, to)),
      ),
      element('Tasks', tasks),
    ],
    ' xmlns="http://schemas.microsoft.com/project"',
  )
  return { xml: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root.xml}\n`, doubts }
}

/** What holds for the whole file: dates, the working day of eight hours, the field that carries ids. */
const headXml = (plan: Plan, finish: CivilDate, title: string, calendar: number): Xml[] => [
  element('Name', title),
  element('ScheduleFromStart', 1),
  element('StartDate', `${plan.start}T08:00:00`),
  element('FinishDate', `${finish}T17:00:00`),
  element('CalendarUID', calendar),
  element('DefaultStartTime', '08:00:00'),
  element('DefaultFinishTime', '17:00:00'),
  element('MinutesPerDay', 480),
  element('MinutesPerWeek', 2400),
  element('DaysPerMonth', 20),
  element('DurationFormat', 7),
  element('HonorConstraints', 1),
  ...(plan.statusDate ? [element('StatusDate', `${plan.statusDate}T08:00:00`)] : []),
  element('NewTasksAreManual', 0),
  element('ExtendedAttributes', [
    element('ExtendedAttribute', [
      element('FieldID', ID_FIELD),
      element('FieldName', 'Text1'),
      element('Alias', ID_ALIAS),
    ]),
  ]),
]

/** Ids that are whole numbers stay the numbers of their tasks; with any other, tasks are numbered and carry their ids in Text1. */
function uidsOf(activities: readonly Activity[]): ReadonlyMap<string, number> {
  const asNumbers = activities.every((a) => /^[1-9]\d{0,8}$/.test(a.id))
  return new Map(activities.map((a, i) => [a.id, asNumbers ? Number(a.id) : i + 1]))
}

const calendarOfTask = (numbered: readonly NumberedCalendar[], activity: Activity): NumberedCalendar =>
  numbered.find((c) => c.key === activity.calendar) ?? numbered.find((c) => c.key === 'cn') ?? numbered[0]!

/** Holidays are written out for the years of the plan and two more: work may slip. */
function yearsAround(start: CivilDate, finish: CivilDate): { from: CivilDate; to: CivilDate } {
  const from = Math.max(FIRST_YEAR, Number(start.slice(0, 4)) - 1)
  const to = Math.min(LAST_YEAR, Number(addDays(finish, 730).slice(0, 4)))
  return { from: `${from}-01-01` as CivilDate, to: `${to}-12-31` as CivilDate }
}
