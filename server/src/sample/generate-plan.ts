import { addDays, type CivilDate, daysBetween, lastDayOfMonth, monthOf } from '@guatu/domain/calendar/civil-date'
import type { WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import type { Activity } from '@guatu/domain/plans/plan-types'
import { schedulePlan } from '@guatu/domain/plans/schedule-plan'
import { planFromTemplate, planTemplates } from '@guatu/domain/plans/templates'
import type { LeadUnitKind, PlanTemplate, TemplateNode } from '@guatu/domain/plans/templates/plan-template'
import type { DistrictTime } from './district-time.ts'
import type { Fate, ProjectSketch } from './project-sketch.ts'
import type { Random } from './random.ts'

/** One step of the plan with what was planned and what happened by today. */
export type Step = {
  readonly activity: Activity
  /** Latest dates, counted back from the finish: what is committed. */
  readonly plannedStart: CivilDate
  readonly plannedFinish: CivilDate
  /** Earliest dates, as the baseline freezes them. */
  readonly baseStart: CivilDate
  readonly baseFinish: CivilDate
  readonly startedOn: CivilDate | null
  readonly claimedOn: CivilDate | null
  readonly verifiedOn: CivilDate | null
}
export type MadePlan = {
  readonly template: string
  readonly startOn: CivilDate
  readonly committedFinish: CivilDate
  /** True when the finish is not the sketch's own any more. */
  readonly shifted: boolean
  readonly steps: readonly Step[]
}

const EARLIEST = '2007-01-04' as CivilDate
const OFFICES: Readonly<Record<LeadUnitKind, string>> = {
  responsibleUnit: '',
  headquarters: '指挥部',
  developmentReform: '区发改局',
  naturalResources: '区自然资源局',
  ecology: '区生态环境局',
  approval: '区行政审批局',
  housing: '区住建局',
  transport: '区交通运输局',
  water: '区水务局',
  emergency: '区应急局',
  finance: '区财政局',
  township: '',
  power: '区供电公司',
  utilities: '区燃气公司',
  investment: '区商务局',
}

/** Day on which the assessed node that matters falls due, as days from today; and by how many days works are late. */
const COURSES: Readonly<Partial<Record<Fate, { readonly due: number; readonly late: number }>>> = {
  dueSoon: { due: 2, late: 0 },
  waits: { due: -9, late: 9 },
  overdueWarn: { due: -12, late: 17 },
  overdueSevere: { due: -41, late: 45 },
  forecastWarn: { due: 50, late: 30 },
  turnsSoon: { due: 8, late: 12 },
  turnsLater: { due: 22, late: 13 },
  forecastSevere: { due: 90, late: 75 },
}

export const templateOf = (sketch: ProjectSketch): PlanTemplate =>
  planTemplates.find((t) => t.kind === sketch.kind) ?? planTemplates[0]!

/** A plan counted back from the committed finish, and its events up to today as the project's fate has them. */
export function generatePlan(sketch: ProjectSketch, time: DistrictTime, random: Random): MadePlan | null {
  if (sketch.yearClass === 'reserve') return null
  const template = templateOf(sketch)
  const nodes = stretched(template, sketch, time.calendar)
  const committed = sketch.finish.slice(0, 10) as CivilDate
  const wanted = wantedDay(sketch.fate, time)
  const first = countedBack(template, nodes, committed, time.calendar)
  if (wanted === null) return follow(sketch, time, random, committed, first)
  const focus = nearestAssessed(first.planned, wanted)
  const finish = addDays(committed, daysBetween(focus.plannedFinish, wanted))
  const second = countedBack(template, nodes, finish, time.calendar)
  const planned = second.planned.map((d) =>
    d.activity.id === focus.activity.id
      ? { ...d, plannedFinish: wanted, activity: { ...d.activity, commitment: wanted } }
      : d,
  )
  return { ...follow(sketch, time, random, finish, { ...second, planned }), shifted: true }
}

function wantedDay(fate: Fate, time: DistrictTime): CivilDate | null {
  if (fate === 'commend') {
    const monthStart = `${time.today.slice(0, 7)}-01` as CivilDate
    const day = addDays(time.today, -4)
    return day < monthStart ? monthStart : day
  }
  const course = COURSES[fate]
  return course ? addDays(time.today, course.due) : null
}

type CountedBack = { readonly template: string; readonly startOn: CivilDate; readonly planned: readonly Planned[] }
type Planned = Omit<Step, 'startedOn' | 'claimedOn' | 'verifiedOn'>

function countedBack(
  template: PlanTemplate,
  nodes: readonly TemplateNode[],
  committedFinish: CivilDate,
  official: WorkingCalendar,
): CountedBack {
  const made = planFromTemplate({ ...template, nodes }, { committedFinish, statusDate: EARLIEST }, { official })
  const dates = new Map(schedulePlan(made, { official }).activities.map((a) => [a.id, a]))
  const planned = made.activities.map((activity) => {
    const date = dates.get(activity.id)!
    return {
      activity,
      plannedStart: date.latestStart,
      plannedFinish: activity.commitment ?? date.latestFinish,
      baseStart: date.earliestStart,
      baseFinish: date.earliestFinish,
    }
  })
  return { template: template.key, startOn: made.start, planned }
}

const spans = new Map<string, number>()

/** Durations of the works after the start, stretched so that the plan fills the time from start to finish. */
function stretched(template: PlanTemplate, sketch: ProjectSketch, calendar: WorkingCalendar): readonly TemplateNode[] {
  if (sketch.start === null) return template.nodes
  const started = template.nodes.findIndex((n) => n.id === 'started')
  let span = spans.get(template.key)
  if (span === undefined) {
    const finish = '2027-06-30' as CivilDate
    span = daysBetween(countedBack(template, template.nodes, finish, calendar).planned[started]!.plannedFinish, finish)
    spans.set(template.key, span)
  }
  const factor = Math.max(
    0.4,
    daysBetween(sketch.start.slice(0, 10) as CivilDate, sketch.finish.slice(0, 10) as CivilDate) / span,
  )
  return template.nodes.map((node, i) => {
    if (i <= started) return node
    const predecessors = node.predecessors?.map((p) => (p.lag ? { ...p, lag: Math.round(p.lag * factor) } : p))
    const duration = node.duration === 0 ? 0 : Math.max(1, Math.round(node.duration * factor))
    return { ...node, duration, ...(predecessors && { predecessors }) }
  })
}

/** The assessed node after the start whose date needs the smallest shift; the last one is the finish itself. */
function nearestAssessed(planned: readonly Planned[], wanted: CivilDate): Planned {
  const started = planned.findIndex((p) => p.activity.id === 'started')
  const nodes = planned.filter((p, i) => p.activity.assessed && i > started && i < planned.length - 1)
  return nodes.reduce((best, p) =>
    Math.abs(daysBetween(p.plannedFinish, wanted)) < Math.abs(daysBetween(best.plannedFinish, wanted)) ? p : best,
  )
}

function follow(
  sketch: ProjectSketch,
  time: DistrictTime,
  random: Random,
  committedFinish: CivilDate,
  { template, startOn, planned }: CountedBack,
): MadePlan {
  const late = COURSES[sketch.fate]?.late ?? 0
  const horizon = horizonOf(sketch.fate, time.today, planned)
  const steps = planned.map((p) => happened(p, { late, horizon, today: time.today, random, sketch }))
  return { template, startOn, committedFinish, shifted: false, steps }
}

/** Nodes due within days are claimed already where nothing is to light up. */
function horizonOf(fate: Fate, today: CivilDate, planned: readonly Planned[]): CivilDate {
  if (COURSES[fate]) return today
  const week = addDays(today, 8)
  const month = lastDayOfMonth(Number(today.slice(0, 4)), monthOf(today))
  const until = fate === 'commend' && month > week ? month : week
  return planned.reduce(
    (max, p) => (p.activity.assessed && p.plannedFinish <= until && p.plannedFinish > max ? p.plannedFinish : max),
    today,
  )
}

type Course = {
  readonly late: number
  readonly horizon: CivilDate
  readonly today: CivilDate
  readonly random: Random
  readonly sketch: ProjectSketch
}

/** Works go on within their float, nearer to its beginning; where the project is late, from the latest dates on. */
function happened(p: Planned, { late, horizon, today, random, sketch }: Course): Step {
  const isNode = p.activity.duration === 0
  const drags = late > 0 && p.plannedFinish >= addDays(today, -late)
  const start = drags ? addDays(p.plannedStart, late) : between(p.baseStart, p.plannedStart)
  const finish = addDays(between(p.baseFinish, p.plannedFinish), -random.int(0, 4))
  // Where a node is to fall due unclaimed, nothing assessed is claimed ahead of its date.
  const waits = COURSES[sketch.fate] !== undefined && p.activity.assessed && p.plannedFinish >= today
  const isClaimed = !drags && !waits && (p.plannedFinish <= horizon || finish < today)
  const claimed = finish < today ? finish : addDays(today, -1)
  const begun = isClaimed && start > claimed ? claimed : start
  const verified = addDays(claimed, random.int(1, 2))
  return {
    ...p,
    activity: officeActivity(p.activity, sketch),
    startedOn: !isNode && (isClaimed || begun <= today) ? begun : null,
    claimedOn: isClaimed ? claimed : null,
    verifiedOn: isClaimed && p.activity.assessed ? (verified < today ? verified : today) : null,
  }
}

const between = (earliest: CivilDate, latest: CivilDate): CivilDate =>
  addDays(earliest, Math.floor(daysBetween(earliest, latest) * 0.4))

/** The activity as an office stores it: its own units instead of kinds of units. */
function officeActivity(a: Activity, sketch: ProjectSketch): Activity {
  const kind = a.leadUnit as LeadUnitKind | undefined
  const leadUnit = kind === 'township' ? sketch.site : (kind && OFFICES[kind]) || sketch.owner
  return {
    id: a.id,
    name: a.name ?? a.id,
    duration: a.duration,
    unit: a.unit,
    ...(a.milestone && { milestone: true }),
    ...(a.assessed && { assessed: true }),
    leadUnit,
    ...(a.predecessors && { predecessors: a.predecessors }),
    ...(a.commitment && { commitment: a.commitment }),
    ...(a.minDuration && a.minDuration <= a.duration && { minDuration: a.minDuration }),
    ...(a.papers && { papers: a.papers }),
  }
}
