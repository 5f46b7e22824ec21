import { calendarOf } from '@guatu/domain/calendar/calendar-spec'
import { type CivilDate, parseCivilDate } from '@guatu/domain/calendar/civil-date'
import { isWorkingDay, type WorkingCalendar, workingDaysBetween } from '@guatu/domain/calendar/working-calendar'
import { type Coded, coded, isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Activity, DurationUnit, Link } from '@guatu/domain/plans/plan-types'
import { calendarsOf } from './mspdi-calendars.ts'
import { withGivenIds } from './mspdi-ids.ts'
import { LINK_TYPES, type MspdiBaseline, type MspdiPlan } from './mspdi-plan.ts'
import { child, childrenOf, readXml, textOf, type XmlNode } from './xml-tree.ts'

/** Duration and lag formats that count elapsed time: em, eh, ed, ew, emo and their estimated forms. */
const ELAPSED = new Set([4, 6, 8, 10, 12, 20, 36, 38, 40, 42, 44, 52])

/**
 * Reads an MS Project XML file (MSPDI) as a plan in whole days: tasks that are not summaries, links with lag or lead (a link of a summary
 * becomes links of its tasks), calendars, constraints, deadline as commitment, progress, baselines. Refuses a DOCTYPE and what is not MSPDI.
 */
export function readMspdi(xml: string, official: WorkingCalendar): MspdiPlan | Refusal {
  const project = readXml(xml)
  if (isRefusal(project)) return project
  const start = dateOf(textOf(project, 'StartDate'))
  if (project.name !== 'Project' || !start) return refuse('mspdi-malformed')
  const doubts: Coded[] = []
  const minutesPerDay = Number(textOf(project, 'MinutesPerDay') ?? 480)
  const tasks = childrenOf(child(project, 'Tasks'), 'Task').filter((t) => textOf(t, 'IsNull') !== '1')
  const { calendars, keyOf } = calendarsOf(project)
  const leaves = leavesOf(tasks)
  const linkedSummaries = tasks.filter((t) => textOf(t, 'Summary') === '1' && child(t, 'PredecessorLink'))
  const assignments = child(project, 'Assignments')
  const inCalendar = (key: string) => calendarOf(calendars[key] ?? { kind: 'official' }, official)
  const activities = tasks
    .filter((t) => leaves.get(uidOf(t))?.length === 1 && leaves.get(uidOf(t))![0] === uidOf(t))
    .map((task) =>
      activityOf(task, { minutesPerDay, keyOf, leaves, linkedSummaries, doubts, assignments, calendarOf: inCalendar }),
    )
  const status = dateOf(textOf(project, 'StatusDate'))
  const plan = { start, ...(status ? { statusDate: status } : {}), calendars, activities }
  return withGivenIds(project, tasks, { plan, baselines: baselinesOf(tasks), doubts })
}

type Reading = {
  readonly minutesPerDay: number
  readonly keyOf: (uid: string | undefined) => string
  readonly leaves: ReadonlyMap<string, readonly string[]>
  /** Summaries with links of their own, which hold for every task below them. */
  readonly linkedSummaries: readonly XmlNode[]
  readonly doubts: Coded[]
  readonly assignments: XmlNode | undefined
  readonly calendarOf: (key: string) => WorkingCalendar
}

const uidOf = (task: XmlNode): string => textOf(task, 'UID') ?? ''
const dateOf = (text: string | undefined): CivilDate | undefined =>
  parseCivilDate(text?.slice(0, 10) ?? '') ?? undefined

/** For each task the tasks without parts below it; for one without parts, itself. */
function leavesOf(tasks: readonly XmlNode[]): Map<string, string[]> {
  const leaves = new Map<string, string[]>()
  const open: { level: number; uid: string }[] = []
  for (const task of tasks) {
    const level = Number(textOf(task, 'OutlineLevel') ?? 1)
    const uid = uidOf(task)
    const summary = textOf(task, 'Summary') === '1'
    while (open.length > 0 && open.at(-1)!.level >= level) open.pop()
    leaves.set(uid, summary ? [] : [uid])
    if (!summary) for (const above of open) leaves.get(above.uid)!.push(uid)
    else open.push({ level, uid })
  }
  return leaves
}

/** Frozen dates of tasks without parts; a baseline that holds costs only has none. */
function baselinesOf(tasks: readonly XmlNode[]): MspdiBaseline[] {
  const found = new Map<number, { id: string; start: CivilDate; finish: CivilDate }[]>()
  for (const task of tasks) {
    if (textOf(task, 'Summary') === '1') continue
    for (const baseline of childrenOf(task, 'Baseline')) {
      const [start, finish] = [dateOf(textOf(baseline, 'Start')), dateOf(textOf(baseline, 'Finish'))]
      if (!start || !finish) continue
      const number = Number(textOf(baseline, 'Number') ?? 0)
      found.set(number, [...(found.get(number) ?? []), { id: uidOf(task), start, finish }])
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([number, dates]) => ({ number, dates }))
}

function activityOf(task: XmlNode, reading: Reading): Activity {
  const id = uidOf(task)
  const elapsed = ELAPSED.has(Number(textOf(task, 'DurationFormat') ?? 7))
  const perDay = elapsed ? 1440 : reading.minutesPerDay
  const minutes = minutesOf(textOf(task, 'Duration'))
  const calendar = textOf(task, 'CalendarUID')
  const key = reading.keyOf(calendar === '-1' ? undefined : calendar)
  const worked = Math.ceil(minutes / perDay - 1e-9)
  const duration = elapsed ? worked : Math.max(worked, splitDays(task, key, reading))
  if (duration > worked) reading.doubts.push(coded('mspdi-split', { activity: id, worked, days: duration }))
  else if (duration * perDay !== minutes)
    reading.doubts.push(coded('mspdi-part-day', { activity: id, minutes, days: duration }))
  const milestone = textOf(task, 'Milestone') === '1' && duration === 0
  const wbs = textOf(task, 'WBS') ?? textOf(task, 'OutlineNumber')
  const predecessors = linksOf(task, reading)
  return {
    id,
    name: textOf(task, 'Name') ?? '',
    duration,
    unit: elapsed ? 'calendar' : 'working',
    calendar: key,
    ...(milestone ? { milestone: true } : {}),
    ...(wbs ? { wbs } : {}),
    ...(predecessors.length > 0 ? { predecessors } : {}),
    ...constraintOf(task, id, reading.doubts),
    ...progressOf(task, perDay),
  }
}

/**
 * Work that was split has gaps no whole-day plan holds: it counts as many days as lie between its first and its last, so that what
 * follows keeps its dates. 0 where the task does not fill whole days.
 */
function splitDays(task: XmlNode, key: string, reading: Reading): number {
  const [start, finish] = [textOf(task, 'Start'), textOf(task, 'Finish')]
  const split = childrenOf(reading.assignments, 'Assignment').some(
    (a) => textOf(a, 'TaskUID') === uidOf(task) && hasGap(a),
  )
  const [first, last] = [dateOf(start), dateOf(finish)]
  if (!split || !first || !last || start!.slice(11) >= finish!.slice(11)) return 0
  const cal = reading.calendarOf(key)
  return workingDaysBetween(cal, first, last) + (isWorkingDay(cal, first) ? 1 : 0)
}

/** Scheduled work of an assignment (type 1) with a span of none between spans of some. */
function hasGap(assignment: XmlNode): boolean {
  const work = childrenOf(assignment, 'TimephasedData')
    .filter((t) => textOf(t, 'Type') === '1')
    .map((t) => minutesOf(textOf(t, 'Value')) > 0)
  const last = work.lastIndexOf(true)
  return work.indexOf(true) >= 0 && work.slice(work.indexOf(true), last).includes(false)
}

/** 'PT176H30M0S' in minutes, seconds rounded away. */
function minutesOf(text: string | undefined): number {
  const m = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:\d+(?:\.\d+)?S)?$/.exec(text ?? '')
  return m ? Number(m[1] ?? 0) * 1440 + Number(m[2] ?? 0) * 60 + Number(m[3] ?? 0) : 0
}

/** Links of the task and of the summaries above it. */
function linksOf(task: XmlNode, reading: Reading): Link[] {
  const id = uidOf(task)
  const owners = [task, ...reading.linkedSummaries].filter(
    (t) => t === task || (textOf(t, 'Summary') === '1' && reading.leaves.get(uidOf(t))?.includes(id)),
  )
  return owners.flatMap((owner) =>
    childrenOf(owner, 'PredecessorLink').flatMap((link): Link[] => {
      const type = LINK_TYPES[Number(textOf(link, 'Type') ?? 1)] ?? 'FS'
      const elapsed = ELAPSED.has(Number(textOf(link, 'LagFormat') ?? 7))
      const tenths = Number(textOf(link, 'LinkLag') ?? 0)
      const exact = tenths / 10 / (elapsed ? 1440 : reading.minutesPerDay)
      // Without the zero a lag of nothing comes out as −0.
      const lag = Math.ceil(exact - 1e-9) + 0
      const lagUnit: DurationUnit = elapsed ? 'calendar' : 'working'
      if (Math.abs(exact - lag) > 1e-6) {
        reading.doubts.push(coded('mspdi-part-day', { activity: id, minutes: tenths / 10, days: lag }))
      }
      const from = textOf(link, 'PredecessorUID') ?? ''
      return (reading.leaves.get(from) ?? [from]).filter((q) => q !== id).map((q) => ({ id: q, type, lag, lagUnit }))
    }),
  )
}

function constraintOf(task: XmlNode, id: string, doubts: Coded[]): Partial<Activity> {
  const date = dateOf(textOf(task, 'ConstraintDate'))
  const deadline = dateOf(textOf(task, 'Deadline'))
  const commitment: Partial<Activity> = deadline ? { commitment: deadline } : {}
  const type = Number(textOf(task, 'ConstraintType') ?? 0)
  if (type === 1) return { ...commitment, asLateAsPossible: true }
  if (!date || type === 0) return commitment
  if (type === 2) return { ...commitment, mustStart: date }
  if (type === 3) return { ...commitment, mustFinish: date }
  if (type === 4) return { ...commitment, notEarlier: date }
  if (type === 7) return { ...commitment, notLater: date }
  doubts.push(coded('mspdi-constraint', { activity: id, constraint: type === 5 ? 'SNLT' : 'FNET', date }))
  return commitment
}

function progressOf(task: XmlNode, perDay: number): Partial<Activity> {
  const actualStart = dateOf(textOf(task, 'ActualStart'))
  const actualFinish = dateOf(textOf(task, 'ActualFinish'))
  if (!actualStart) return {}
  if (actualFinish) return { actualStart, actualFinish }
  return { actualStart, remaining: Math.ceil(minutesOf(textOf(task, 'RemainingDuration')) / perDay - 1e-9) }
}
