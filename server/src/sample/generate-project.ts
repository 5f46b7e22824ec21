import { addDays, type CivilDate, yearOf } from '@guatu/domain/calendar/civil-date'
import { countsForInvestment, type YearClass } from '@guatu/domain/projects/project-terms'
import type { DistrictRows } from './district-rows.ts'
import type { DistrictTime } from './district-time.ts'
import { generateBottlenecks } from './generate-bottlenecks.ts'
import type { Organization } from './generate-organization.ts'
import { generatePapers, type Move, moveOf } from './generate-papers.ts'
import { generatePlan, type MadePlan } from './generate-plan.ts'
import { generateReports } from './generate-reports.ts'
import { writePlanRows } from './plan-rows.ts'
import type { ProjectSketch } from './project-sketch.ts'
import type { Random } from './random.ts'
import { type MadeYearPlan, yearPlanOf, yuanOfWan } from './year-months.ts'

/** One project while it is made: what its facts share. */
export type Making = {
  readonly rows: DistrictRows
  readonly index: number
  readonly id: string
  readonly sketch: ProjectSketch
  readonly organization: Organization
  readonly time: DistrictTime
  readonly random: Random
  readonly plan: MadePlan | null
  readonly yearPlans: readonly MadeYearPlan[]
  readonly yearClass: YearClass
  readonly plannedStart: CivilDate | null
  readonly startedOn: CivilDate | null
  readonly completedOn: CivilDate | null
  readonly move: Move | null
}

/** All facts and registers of one project up to now. */
export function generateProject(
  rows: DistrictRows,
  index: number,
  sketch: ProjectSketch,
  organization: Organization,
  time: DistrictTime,
  random: Random,
): void {
  const id = random.id(time.at(time.setupOn, 9, 30))
  const plan = generatePlan(sketch, time, random)
  const startStep = plan?.steps.find((s) => s.activity.id === 'started')
  const startedOn = startStep?.claimedOn ?? null
  const plannedStart =
    plan && !plan.shifted ? ((sketch.start?.slice(0, 10) as CivilDate) ?? null) : (startStep?.plannedFinish ?? null)
  const completedOn = sketch.fate === 'completed' ? addDays(plan!.committedFinish, -2) : null
  const yearClass = classOf(sketch, plan, startedOn, time)
  const yearPlans = countsForInvestment(yearClass) ? yearPlansOf(sketch, plannedStart, plan, time, random) : []
  const finish = plan?.committedFinish ?? (sketch.finish.slice(0, 10) as CivilDate)
  const move = moveOf(index, sketch, finish, time)
  const making: Making = {
    move,
    rows,
    index,
    id,
    sketch,
    organization,
    time,
    random,
    plan,
    yearPlans,
    yearClass,
    plannedStart,
    startedOn,
    completedOn,
  }
  projectRow(making)
  generatePapers(making)
  if (plan) writePlanRows(making, plan)
  const officer = `帮办专员${String(sketch.taskForce).padStart(2, '0')}`
  const ownerUnitId = organization.owner(sketch)
  generateReports(rows, {
    projectId: id,
    ownerUnitId,
    officer,
    sketch,
    plan,
    yearPlans,
    startedOn,
    completedOn,
    time,
    random,
  })
  generateBottlenecks(rows, { projectId: id, officer, sketch, organization, time, random })
}

function classOf(
  sketch: ProjectSketch,
  plan: MadePlan | null,
  startedOn: CivilDate | null,
  time: DistrictTime,
): YearClass {
  if (!plan?.shifted || !countsForInvestment(sketch.yearClass)) return sketch.yearClass
  return startedOn !== null && yearOf(startedOn) < time.year ? 'carriedOver' : 'new'
}

function yearPlansOf(
  sketch: ProjectSketch,
  start: CivilDate | null,
  plan: MadePlan | null,
  time: DistrictTime,
  random: Random,
): MadeYearPlan[] {
  const finish = plan?.committedFinish ?? (sketch.finish.slice(0, 10) as CivilDate)
  const first = yearOf(time.weeks[0]!.opensOn)
  const plans: MadeYearPlan[] = []
  for (let year = first; year <= time.year; year++) {
    if (start !== null && yearOf(start) > year) continue
    plans.push(yearPlanOf(year, sketch.yearPlan, start, finish, random))
  }
  return plans
}

const isIndustrial = (s: ProjectSketch): boolean => s.kind === 'industrial' || s.kind === 'energy'

function stageOf(m: Making, started: boolean, completed: boolean): string {
  if (m.yearClass === 'reserve') return 'reserve'
  if (m.yearClass === 'preliminary') return isIndustrial(m.sketch) ? 'preliminary' : 'approved'
  if (completed) return isIndustrial(m.sketch) ? 'completed' : 'accepted'
  if (started) return 'building'
  return isIndustrial(m.sketch) ? 'landed' : 'tendered'
}

/** The head as it stands today, with a revision for the set-up, the start and the completion. */
function projectRow(m: Making): void {
  const { rows, sketch, organization: o, time, startedOn, completedOn } = m
  const changes: { on: CivilDate; started: CivilDate | null; completed: CivilDate | null; reason: string }[] = []
  const known = (day: CivilDate | null) => (day !== null && day <= time.setupOn ? day : null)
  changes.push({ on: time.setupOn, started: known(startedOn), completed: known(completedOn), reason: '' })
  if (startedOn && startedOn > time.setupOn)
    changes.push({ on: startedOn, started: startedOn, completed: null, reason: '开工' })
  if (completedOn && completedOn > time.setupOn)
    changes.push({ on: completedOn, started: startedOn, completed: completedOn, reason: '完工' })
  const loose = m.plan?.shifted ? 'day' : (sketch.start?.slice(11) ?? null)
  rows.project.push({
    id: m.id,
    name: sketch.name,
    kind: sketch.kind,
    yearClass: m.yearClass,
    stage: stageOf(m, startedOn !== null, completedOn !== null),
    regionCode: o.regionOf(sketch.site),
    administrationId: o.administrationOf(sketch.site),
    ownerUnitId: o.owner(sketch),
    leadUnitId: o.unitId(sketch.leadUnit),
    headquartersId: o.headquartersOf(sketch.taskForce),
    areaHeadquartersId: null,
    taskForceId: o.unitId(`第${sketch.taskForce}专班`),
    sponsorPostId: o.sponsorPost(sketch.taskForce),
    officerPostId: o.officerPost(sketch.taskForce),
    liaisonPostId: o.liaisonPost(sketch.taskForce),
    chain: sketch.chain,
    chainRole: isIndustrial(sketch) ? m.random.pick(['extends', 'fills', 'strengthens']) : null,
    sector: isIndustrial(sketch) ? '制造业' : '公共工程',
    site: sketch.site,
    packageOf: null,
    totalYuan: yuanOfWan(sketch.total),
    plannedStart: m.plannedStart,
    plannedStartPrecision: m.plannedStart === null ? null : loose,
    startedOn,
    completedOn,
    pausedFrom: null,
    withdrawnOn: null,
    version: changes.length,
  })
  changes.forEach((c, i) => {
    const recordedAt = time.recorded(c.on, 20 + i)
    const stage = stageOf(m, c.started !== null, c.completed !== null)
    rows.revisions.push({
      id: m.random.id(recordedAt),
      register: 'project',
      subjectId: m.id,
      version: i + 1,
      patch: { version: i + 1, stage, started_on: c.started, completed_on: c.completed },
      effectiveOn: c.on,
      recordedAt,
      reason: c.reason,
    })
    if (c.started ?? c.completed) stageEvent(m, stage, c.completed ?? c.started ?? c.on, recordedAt)
  })
}

function stageEvent(m: Making, stage: string, occurredOn: CivilDate, recordedAt: Date): void {
  const fact = { occurredOn, recordedAt, actorId: null, supersedes: null }
  m.rows.stageEvent.push({
    id: m.random.id(recordedAt),
    projectId: m.id,
    stage,
    missing: '[]',
    passReason: null,
    ...fact,
  })
}
