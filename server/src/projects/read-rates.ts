import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { type Fen, fenOfYuan, ratio } from '@guatu/domain/kernel/exact'
import { countsForInvestment } from '@guatu/domain/projects/project-terms'
import { type GroupMember, groupRates } from '@guatu/domain/reports/group-rates'
import { type InvestmentFigure, investmentFigure } from '@guatu/domain/reports/investment-figure'
import { lastKnown } from '@guatu/domain/reports/known-facts'
import { type FinishHistory, onTimeCompletion } from '@guatu/domain/reports/on-time-completion'
import type { Rhythm } from '@guatu/domain/reports/periods'
import type { CommitmentFact, EvaluationPoint, ProjectFacts } from '@guatu/domain/reports/project-facts'
import { lagOf, printPoints, printRatio } from '@guatu/domain/reports/rates'
import { resumedOn, type StartState, startRates } from '@guatu/domain/reports/start-rates'
import { percentOf } from '../cards/verdict-row.ts'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import type { Dispatching } from '../reports/period-now.ts'
import { rhythmAt } from '../reports/rhythm-reads.ts'
import { loadRateRows, type RateHeadRow, type RateRevisionRow, type RateRows } from './rate-reads.ts'

/** A project as it counted at a point: its head then, and what it brings into rates. */
export type Member = {
  readonly id: string
  readonly head: RateHeadRow
  readonly figure: InvestmentFigure | null
  readonly group: GroupMember
  readonly start: StartState
  readonly finish: FinishHistory
}

/** A group's figures as every screen and paper prints them. */
export type RateFigures = {
  readonly projects: number
  /** Projects whose figure stands in the sums. */
  readonly counted: number
  readonly asOf: CivilDate | null
  readonly planFen: Fen
  readonly doneFen: Fen
  /** Plans of the year's beginning 年初计划, and completion against them. */
  readonly openingPlanFen: Fen
  readonly openingCompletionPercent: string | null
  readonly completionPercent: string | null
  readonly calendarSharePercent: string | null
  readonly lagPoints: string | null
  readonly onSchedulePercent: string | null
  readonly fundsInPlacePercent: string | null
  readonly newProjects: number
  readonly startedProjects: number
  readonly startPercent: string | null
  /** Of the new projects whose committed start has come 应开工率; of new and carried-over ones 开复工率. */
  readonly dueStartPercent: string | null
  readonly startOrResumePercent: string | null
  readonly onTimePercent: string | null
}

/** `past`: the point lies before now, so heads are taken from revisions. */
export type RatePoint = EvaluationPoint & { readonly past: boolean }

/** All projects of the scope as they counted at a point. Rates, board and notice are made of nothing else. */
export async function readMembers(
  db: Db,
  scope: ReadScope,
  calendar: WorkingCalendar,
  at: RatePoint,
): Promise<Member[]> {
  const rows = await loadRateRows(db, scope, at, { past: at.past, monthly: false })
  return membersAt(indexRows(rows), { calendar, rhythm: await rhythmAt(db, new Date(at.knownAt)) }, at)
}

/** The same at several days of one year, oldest first, from one load; `to` is the last of them and the moment of knowing. */
export async function readMembersAt(
  db: Db,
  scope: ReadScope,
  calendar: WorkingCalendar,
  days: readonly CivilDate[],
  to: EvaluationPoint,
): Promise<{ day: CivilDate; members: Member[] }[]> {
  const index = indexRows(await loadRateRows(db, scope, to, { past: true, monthly: true }))
  const by = { calendar, rhythm: await rhythmAt(db, new Date(to.knownAt)) }
  return days.map((day) => ({
    day,
    members: membersAt(index, by, { asOf: day, knownAt: to.knownAt, past: true }),
  }))
}

/** What the figures of a group are made of: sums of money, counts of starts, and completions of the year so far. */
export function sumsOf(members: readonly Member[], at: EvaluationPoint) {
  const starts = members.map((m) => m.start)
  const yearToDate = { opensOn: `${at.asOf.slice(0, 4)}-01-01` as CivilDate, closesOn: at.asOf }
  return {
    group: groupRates(
      members.map((m) => m.group),
      at.asOf,
    ),
    openingPlan: members.reduce((sum, m) => sum + (m.figure?.openingPlan ?? 0), 0),
    start: startRates(starts, at.asOf),
    onTime: onTimeCompletion(
      members.filter((m) => countsForInvestment(m.head.yearClass)).map((m) => m.finish),
      yearToDate,
    ),
  }
}

/** The figures of a group of members: ratios of sums, each share at its own figure's day. */
export function ratesOf(members: readonly Member[], at: EvaluationPoint): RateFigures {
  const { group, openingPlan: opening, start: rates, onTime } = sumsOf(members, at)
  const [startedProjects, newProjects] = rates.counts.startRate
  return {
    projects: group.members,
    counted: group.counted,
    asOf: group.asOf,
    planFen: group.plan,
    doneFen: group.done,
    openingPlanFen: opening,
    openingCompletionPercent: opening === 0 ? null : percentOf(printRatio(ratio(group.done, opening))),
    completionPercent: percentOf(group.completionRate),
    calendarSharePercent: percentOf(group.calendarShare),
    lagPoints: group.lagPoints,
    onSchedulePercent: percentOf(group.onScheduleShare),
    fundsInPlacePercent: percentOf(group.fundsRate),
    newProjects,
    startedProjects,
    startPercent: percentOf(rates.startRate),
    dueStartPercent: percentOf(rates.dueStartRate),
    startOrResumePercent: percentOf(rates.startOrResumeRate),
    onTimePercent: percentOf(onTime.rate),
  }
}

/** One project's own rate and lag, as its dossier prints them; null without a lag of its own. */
export function ownRates({ figure }: Member): { completionPercent: string; lagPoints: string } | null {
  if (!figure?.judged) return null
  const lag = lagOf(figure.done, figure.plan, figure.asOf)
  const completion = percentOf(printRatio({ num: BigInt(figure.done), den: BigInt(figure.plan.total) }))
  return lag && completion !== null ? { completionPercent: completion, lagPoints: printPoints(lag) } : null
}

type Index = {
  readonly heads: RateRows['heads']
  readonly revisions: ReadonlyMap<string, RateRevisionRow[]>
  readonly facts: ReadonlyMap<string, Pick<ProjectFacts, 'reports' | 'yearPlans' | 'commitments'>>
  readonly funds: ReadonlyMap<string, { arrived: Fen; planned: Fen }>
}

function indexRows(rows: RateRows): Index {
  const [reports, plans, commitments] = [byProject(rows.reports), byProject(rows.plans), byProject(rows.commitments)]
  const facts = rows.heads.map(({ projectId: id }) => {
    const of = {
      reports: (reports.get(id) ?? []).map((r) => ({
        ...r,
        periodKey: r.period,
        doneThisYear: fen(r.done),
        physicalPercent: null,
        fundsArrivedThisYear: r.funds === null ? null : fen(r.funds),
        supersedes: null,
        filledFor: null,
        late: false,
      })),
      yearPlans: (plans.get(id) ?? []).map((y) => ({
        ...y,
        year: y.year,
        total: fen(y.total),
        months: y.months?.map(fen) ?? null,
      })),
      commitments: (commitments.get(id) ?? []).map(
        (c): CommitmentFact => ({ ...c, milestoneId: null, reason: null, approver: null }),
      ),
    }
    return [id, of] as const
  })
  const funds = rows.funds.map((f) => [f.projectId, { arrived: fen(f.arrived), planned: fen(f.planned) }] as const)
  return { heads: rows.heads, revisions: byProject(rows.revisions), facts: new Map(facts), funds: new Map(funds) }
}

function byProject<R extends { projectId: string }>(list: readonly R[]): Map<string, R[]> {
  const map = new Map<string, R[]>()
  for (const row of list) {
    const known = map.get(row.projectId)
    if (known) known.push(row)
    else map.set(row.projectId, [row])
  }
  return map
}

function fen(yuan: string): Fen {
  const value = fenOfYuan(yuan)
  if (value === null) throw new Error(`not an amount: ${yuan}`)
  return value
}

function membersAt(index: Index, { calendar, rhythm }: Dispatching, at: RatePoint): Member[] {
  return index.heads.flatMap((current) => {
    const facts = index.facts.get(current.projectId)!
    const head = headThen(index, current, facts.reports, at)
    if (!head || (head.withdrawnOn !== null && head.withdrawnOn <= at.asOf)) return []
    const figure = current.hasLeaves ? null : investmentFigure(factsOf(head, facts, rhythm), calendar, at)
    return [memberOf(current.projectId, head, figure, facts, index.funds.get(current.projectId), at)]
  })
}

/** The head as it was known; an entrant known only later by its head counts from its first figure on. */
function headThen(
  index: Index,
  current: RateHeadRow,
  reports: ProjectFacts['reports'],
  at: RatePoint,
): RateHeadRow | null {
  if (!at.past) return current
  const revisions = index.revisions.get(current.projectId) ?? []
  const known = lastKnown(revisions, at)
  if (known) return known
  const brought = reports.some((r) => r.occurredOn <= at.asOf)
  return brought ? (revisions.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1))[0] ?? null) : null
}

function memberOf(
  id: string,
  head: RateHeadRow,
  figure: InvestmentFigure | null,
  { reports, commitments }: Pick<ProjectFacts, 'reports' | 'commitments'>,
  funds: { arrived: Fen; planned: Fen } | undefined,
  at: EvaluationPoint,
): Member {
  return {
    id,
    head,
    figure,
    group: {
      project: id,
      from: at.asOf,
      to: null,
      figure: figure && {
        asOf: figure.asOf,
        done: figure.done,
        fundsArrived: funds?.arrived ?? figure.fundsArrived,
        final: figure.final,
        judged: figure.judged,
      },
      plan: figure?.plan ?? null,
      fundsPlanned: funds?.planned ?? null,
    },
    start: {
      project: id,
      yearClass: head.yearClass,
      committedStart: head.plannedStart,
      startedOn: head.startedOn,
      resumedOn: head.stage === 'paused' ? null : resumedOn(reports, at),
    },
    finish: { project: id, commitments, finishedOn: head.completedOn },
  }
}

function factsOf(
  head: RateHeadRow,
  facts: Pick<ProjectFacts, 'reports' | 'yearPlans' | 'commitments'>,
  rhythm: Rhythm,
): ProjectFacts {
  return {
    project: {
      id: head.projectId,
      name: head.name,
      yearClass: head.yearClass,
      kind: head.kind as ProjectFacts['project']['kind'],
      stage: head.stage,
      listings: [],
      ownerUnit: '',
      plannedStart: head.plannedStart,
      startedOn: head.startedOn,
      finishedOn: head.completedOn,
      totalInvestment: null,
    },
    rhythm,
    ...facts,
    milestones: [],
    bottlenecks: [],
    forecasts: [],
    pauses: [],
    hazards: null,
    exemptions: [],
  }
}
