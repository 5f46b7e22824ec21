import { addDays, type CivilDate, daysBetween, yearOf } from '@guatu/domain/calendar/civil-date'
import { isRefusal } from '@guatu/domain/kernel/coded'
import { acceptReport, DEFAULT_JUMP_BOUND } from '@guatu/domain/reports/accept-report'
import type { Period } from '@guatu/domain/reports/periods'
import type { ReportFact } from '@guatu/domain/reports/project-facts'
import { calendarShare } from '@guatu/domain/reports/rates'
import { civilDateOf } from '../platform/clock.ts'
import type { DistrictRows } from './district-rows.ts'
import type { DistrictTime } from './district-time.ts'
import type { MadePlan } from './generate-plan.ts'
import type { Fate, ProjectSketch } from './project-sketch.ts'
import type { Random } from './random.ts'
import { type MadeYearPlan, yuanOfWan } from './year-months.ts'

/** Points ahead of (+) or behind the calendar share today; and by how much better it stood ten weeks ago. */
const LAGS: Readonly<Record<Fate, readonly [from: number, to: number, better: number]>> = {
  steady: [-7, 3.5, 1],
  commend: [5.8, 8.5, -1],
  unreported: [-6, 2, 0],
  dueSoon: [-5, 3, 0],
  waits: [-8, -3, 3],
  ownBottleneck: [-8, -2, 2],
  lagWarn: [-16, -11.5, 8],
  overdueWarn: [-8, -4, 4],
  forecastWarn: [-8.5, -5, 4],
  turnsSoon: [-6, -3, 2],
  turnsLater: [-5, -2, 2],
  lagSevere: [-27, -21.5, 14],
  overdueSevere: [-9, -6, 5],
  forecastSevere: [-9, -6, 5],
  completed: [0, 0, 0],
}

type Row = DistrictRows['report'][number]

export type ReportCourse = {
  readonly projectId: string
  readonly ownerUnitId: string
  readonly officer: string
  readonly sketch: ProjectSketch
  readonly plan: MadePlan | null
  readonly yearPlans: readonly MadeYearPlan[]
  readonly startedOn: CivilDate | null
  readonly completedOn: CivilDate | null
  readonly time: DistrictTime
  readonly random: Random
}

/** The project's weekly reports up to now; the totals run since 1 January of each year and never fall. */
export function generateReports(rows: DistrictRows, course: ReportCourse): void {
  const { time, random, sketch } = course
  const [from, to, usual] = LAGS[sketch.fate]
  const lag = knownLag(course) ?? random.tenths(from, to)
  // Some of the steady ones were behind ten weeks ago and caught up, some were ahead.
  const dice = sketch.fate === 'steady' ? random.next() : 1
  const better = dice < 0.14 ? -14 : dice < 0.26 ? 9 : usual
  let previous: ReportFact | null = null
  let before = { year: 0, done: 0, arrived: 0, physical: 0 }
  time.weeks.forEach((week, i) => {
    const left = time.weeks.length - 1 - i
    const asOf = week.cutOff < time.today ? week.cutOff : time.today
    if (course.completedOn && asOf > addDays(course.completedOn, 7)) return
    if (!isReported(course, week, left)) return
    const wobble = random.tenths(-0.4, 0.4)
    const points = lag + (better * Math.min(left, 10)) / 10 + (left === 0 ? 0 : wobble)
    const figures = figuresAt(course, asOf, points, before)
    before = figures
    const row = reportRow(course, week, asOf, figures)
    previous = accept(row, course, week, previous)
    rows.report.push(row)
  })
  if (random.chance(0.07)) correct(rows, course)
}

/** A figure of three weeks ago was too high: taken back by a new fact in the week after, with the reason. */
function correct(rows: DistrictRows, course: ReportCourse): void {
  const { time, random, projectId } = course
  const [week, next] = time.weeks.slice(-4)
  const own = rows.report.filter((r) => r.projectId === projectId)
  const wrong = own.find((r) => r.period === week!.key)
  const before = own.filter((r) => r.asOf < week!.opensOn).at(-1)
  if (!wrong?.doneThisYearYuan || !before?.doneThisYearYuan) return
  const done = Math.max(Math.floor(Number(wrong.doneThisYearYuan) * 0.994), Number(before.doneThisYearYuan))
  const recordedAt = time.at(addDays(next!.opensOn, 1), 11, random.int(0, 59))
  const asOf = wrong.asOf as CivilDate
  const row = {
    ...wrong,
    id: random.id(recordedAt),
    doneThisYearYuan: yuanOfWan(Math.floor(done / 10_000)),
    reason: '核减重复计入的设备款',
    recordedAt,
    supersedes: wrong.id!,
  }
  if (civilDateOf(recordedAt) <= asOf) return
  accept(row, course, week!, fact(before), fact(wrong))
  rows.report.push(row)
}

const fact = (row: Row): ReportFact => ({
  ...draftOf(row),
  id: row.id!,
  occurredOn: row.asOf as CivilDate,
  recordedAt: (row.recordedAt as Date).toISOString(),
  doneThisYear: Number(row.doneThisYearYuan) * 100,
  fundsArrivedThisYear: Number(row.fundsArrivedYuan) * 100,
  late: row.late,
})

/** Points of a project whose figure is the sample ledger's. */
function knownLag({ sketch, yearPlans, time }: ReportCourse): number | null {
  const plan = yearPlans.find((p) => p.year === time.year)
  if (sketch.done === null || !plan) return null
  const asOf = time.weeks.at(-1)!.cutOff < time.today ? time.weeks.at(-1)!.cutOff : time.today
  return 100 * (sketch.done / plan.total - shareOf(plan, asOf))
}

/** Before the cut-off a third is still missing; after it only those who keep the desk waiting. */
function isReported({ sketch, time, random }: ReportCourse, week: Period, left: number): boolean {
  const dice = random.next()
  const open = left === 0 && time.today <= week.cutOff
  if (sketch.fate === 'unreported') return left > (time.today <= time.weeks.at(-1)!.cutOff ? 1 : 0)
  if (open) return dice < 0.68
  if (left === 0 && ['ownBottleneck', 'dueSoon', 'overdueWarn'].includes(sketch.fate)) return dice < 0.6
  return left < 2 || dice > 0.025
}

type Figures = { year: number; done: number; arrived: number; physical: number }

function figuresAt(course: ReportCourse, asOf: CivilDate, points: number, before: Figures): Figures {
  const { sketch, yearPlans, plan, startedOn, time } = course
  const year = yearOf(asOf)
  const same = before.year === year ? before : { done: 0, arrived: 0 }
  const yearPlan = yearPlans.find((p) => p.year === year)
  const total = yearPlan?.total ?? 0
  const share = yearPlan ? shareOf(yearPlan, asOf) : 0
  const aim = Math.round(total * Math.min(1.03, Math.max(0, share + points / 100)))
  // A figure of the ledger stands for the last two weeks; before them the total was not yet higher.
  const known = year === time.year ? sketch.done : null
  const isLast = asOf >= time.weeks.at(-2)!.opensOn
  const done = known !== null && isLast ? known : Math.max(same.done, Math.min(aim, known ?? aim))
  const arrived = Math.max(same.arrived, Math.round(done * (0.94 + (sketch.name.length % 9) / 60)))
  const length = plan && startedOn ? Math.max(1, daysBetween(startedOn, plan.committedFinish)) : 1
  const elapsed = startedOn && asOf > startedOn ? daysBetween(startedOn, asOf) / length : 0
  const physical = Math.max(before.physical, Math.min(990, Math.round(elapsed * 1000 + points * 4)), 0)
  const finished = course.completedOn !== null && asOf >= course.completedOn
  return { year, done: finished ? Math.max(total, same.done) : done, arrived, physical: finished ? 1000 : physical }
}

function shareOf(plan: MadeYearPlan, day: CivilDate): number {
  const share = calendarShare({ year: plan.year, months: plan.months, total: plan.total }, day)
  return share === null ? 0 : Number((share.num * 1_000_000n) / share.den) / 1_000_000
}

function reportRow(course: ReportCourse, week: Period, asOf: CivilDate, f: Figures): Row {
  const { time, random, sketch } = course
  const isLate = week.cutOff < time.today && random.chance(0.03)
  const forOther = random.chance(0.05)
  const counts = course.yearPlans.length > 0
  const recordedAt = isLate
    ? time.at(addDays(week.cutOff, 1), 10, random.int(0, 59))
    : time.at(asOf, 14, random.int(0, 59))
  return {
    id: random.id(recordedAt),
    projectId: course.projectId,
    period: week.key,
    asOf,
    doneThisYearYuan: counts ? yuanOfWan(f.done) : null,
    physicalPercent: counts ? `${Math.floor(f.physical / 10)}.${f.physical % 10}` : null,
    fundsArrivedYuan: counts ? yuanOfWan(f.arrived) : null,
    ...texts(course, asOf, f),
    filledBy: forOther ? '项目推进办经办人' : course.officer,
    filledForUnitId: forOther ? course.ownerUnitId : null,
    late: false,
    supplementary: false,
    asks: '[]',
    reason: null,
    occurredOn: asOf,
    recordedAt,
    actorId: null,
    supersedes: null,
    ...(sketch.fate === 'lagSevere' && { help: '请求专题调度，协调解决要素保障问题' }),
  }
}

/** Sent through the same gate as a live report: what it would ask is stored with the row as confirmed. */
function accept(
  row: Row,
  { yearPlans }: ReportCourse,
  period: Period,
  previous: ReportFact | null,
  standing: ReportFact | null = null,
): ReportFact {
  const plan = yearPlans.find((p) => p.year === yearOf(row.asOf as CivilDate))
  const draft = draftOf(row)
  const recordedAt = (row.recordedAt as Date).toISOString()
  const accepted = acceptReport(draft, {
    period,
    now: recordedAt,
    today: civilDateOf(row.recordedAt as Date),
    previous,
    standing,
    yearPlanTotal: plan ? plan.total * 1_000_000 : null,
    jumpBound: DEFAULT_JUMP_BOUND,
    countsForInvestment: draft.doneThisYear !== null,
  })
  if (isRefusal(accepted)) throw new Error(`the generator made a report that is refused: ${accepted.code}`)
  row.asks = JSON.stringify(accepted.asks.map((a) => a.reason))
  row.late = accepted.late
  row.supplementary = accepted.supplementary
  return { ...draft, ...accepted, id: row.id, occurredOn: draft.asOf, recordedAt }
}

const draftOf = (row: Row) => ({
  periodKey: row.period,
  asOf: row.asOf as CivilDate,
  doneThisYear: row.doneThisYearYuan ?? null,
  physicalPercent: row.physicalPercent ?? null,
  fundsArrivedThisYear: row.fundsArrivedYuan ?? null,
  supersedes: row.supersedes ?? null,
  correctionReason: row.reason ?? null,
  filledFor: row.filledForUnitId ?? null,
})

function texts({ plan, sketch, random }: ReportCourse, asOf: CivilDate, f: Figures) {
  const steps = plan?.steps ?? []
  const running = steps.filter(
    (s) => s.startedOn && s.startedOn <= asOf && (s.claimedOn === null || s.claimedOn > asOf),
  )
  const coming = steps.find((s) => s.plannedStart > asOf && s.activity.duration > 0)
  const names = running.slice(-3).map((s) => s.activity.name)
  const works = names.length ? names.join('、') : '前期手续'
  const physical = f.physical > 0 ? `，累计形象进度${Math.floor(f.physical / 10)}%` : ''
  const problem = sketch.problem && random.chance(0.6) ? sketch.problem[0] : ''
  return {
    progress: random.pick([
      `${works}正在推进${physical}。`,
      `本周重点推进${works}${physical}。`,
      `${works}按计划实施${physical}。`,
    ]),
    next: coming ? `做好${coming.activity.name}准备。` : '继续推进收尾工作。',
    problem,
    help: '',
  }
}
