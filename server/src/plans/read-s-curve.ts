import type { SCurve } from '@guatu/contract/plan-files'
import { type CivilDate, lastDayOfMonth, yearOf } from '@guatu/domain/calendar/civil-date'
import { type Fen, yuanOfFen } from '@guatu/domain/kernel/exact'
import { type CurveActivity, type CurvePoint, physicalCurve } from '@guatu/domain/plans/s-curve'
import { schedulePlan } from '@guatu/domain/plans/schedule-plan'
import { headAt, yearPlansAt } from '@guatu/domain/reports/known-facts'
import type { EvaluationPoint, ProjectFacts, ReportFact } from '@guatu/domain/reports/project-facts'
import { calendarShare } from '@guatu/domain/reports/rates'
import { currentCalendars } from '../calendar/reads.ts'
import { factsOf, type JudgingMaterial } from '../cards/material.ts'
import { loadMaterial } from '../cards/reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import type { ReadScope } from '../platform/scope.ts'
import { planAsKnown } from './as-known.ts'

/** Planned, earned and actual of one project by work or by money; null when the reader sees no such project. */
export async function readSCurve(
  { db, clock }: Platform,
  scope: ReadScope,
  projectId: string,
  basis: SCurve['basis'],
): Promise<SCurve | null> {
  const now = clock.now()
  const at = { asOf: civilDateOf(now), knownAt: now.toISOString() }
  const [material] = await loadMaterial(db, scope, [projectId], 'newest')
  if (!material) return null
  const facts = factsOf(material)
  if (basis === 'money') return moneyCurve(facts, at)
  const plan = planAsKnown(material, at)
  const dates = plan ? schedulePlan(plan, await currentCalendars(db)).activities : []
  const baseline = new Map(material.baselines.at(-1)?.dates.map((d) => [d.id, d]) ?? [])
  const rows = new Map(dates.map((d) => [d.id, d]))
  const activities = (plan?.activities ?? []).flatMap((a): CurveActivity[] => {
    const row = rows.get(a.id)
    if (!row || a.milestone || a.duration === 0) return []
    const now = { start: row.earliestStart, finish: row.earliestFinish }
    const planned = baseline.size > 0 ? (baseline.get(a.id) ?? null) : now
    return [{ planned, now, started: a.actualStart !== undefined, finished: a.actualFinish !== undefined }]
  })
  const actual = standing(facts, material).flatMap((r) =>
    r.physicalPercent === null ? [] : [{ on: r.occurredOn, value: Number(r.physicalPercent).toFixed(1) }],
  )
  const { planned, earned } = physicalCurve(activities, at.asOf)
  return {
    ...{ basis, year: null, asOf: at.asOf, plannedFrom: baseline.size > 0 ? 'baseline' : 'plan' },
    ...{ planned: [...planned], earned: [...earned], actual },
  }
}

/** Reports as they stand, by the day their figures are of: without those corrected or taken back. */
function standing(facts: ProjectFacts, m: JudgingMaterial): ReportFact[] {
  const gone = new Set(facts.reports.map((r) => r.supersedes))
  const withdrawn = new Set(m.reports.filter((r) => r.withdrawn).map((r) => r.id))
  return facts.reports
    .filter((r) => !gone.has(r.id) && !withdrawn.has(r.id))
    .sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : 0))
}

/** Money of the year in yuan: planned by its months, done as reported, earned as physical progress of the whole investment. */
function moneyCurve(facts: ProjectFacts, at: EvaluationPoint): SCurve {
  const year = yearOf(at.asOf)
  const plan = yearPlansAt(facts.yearPlans, year, at)?.inForce
  const ends = Array.from({ length: 12 }, (_, m) => lastDayOfMonth(year, m + 1))
  const gone = new Set(facts.reports.map((r) => r.supersedes))
  const reports = facts.reports
    .filter((r) => !gone.has(r.id))
    .sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : 0))
  const ofYear = reports.filter((r) => yearOf(r.occurredOn) === year)
  const actual = ofYear.flatMap((r) =>
    r.doneThisYear === null ? [] : [{ on: r.occurredOn, value: yuanOfFen(r.doneThisYear) }],
  )
  const planned: CurvePoint[] = plan
    ? [`${year - 1}-12-31` as CivilDate, ...ends].map((on) => ({ on, value: yuanOfFen(share(plan, year, on)) }))
    : []
  return {
    ...{ basis: 'money', year, asOf: at.asOf, plannedFrom: 'yearPlan' },
    ...{ planned, earned: earnedOf(facts, at, reports, year), actual },
  }
}

function share(plan: { total: Fen; months: readonly Fen[] | null }, year: number, on: CivilDate): Fen {
  const ratio = calendarShare({ ...plan, year }, on)
  if (!ratio || plan.total === 0) return 0
  return Number((BigInt(plan.total) * ratio.num) / ratio.den)
}

/** Physical progress gained since the year began × the whole investment; nothing where either is not known. */
function earnedOf(facts: ProjectFacts, at: EvaluationPoint, reports: readonly ReportFact[], year: number) {
  const head = headAt(facts, at)
  const measured = reports.filter((r) => r.physicalPercent !== null)
  const before = measured.filter((r) => yearOf(r.occurredOn) < year).at(-1)
  const begunThisYear = head.startedOn !== null && yearOf(head.startedOn) === year
  if (head.totalInvestment === null || (!before && !begunThisYear)) return []
  const base = Number(before?.physicalPercent ?? 0)
  const total = head.totalInvestment
  return measured
    .filter((r) => yearOf(r.occurredOn) === year)
    .map((r) => ({
      on: r.occurredOn,
      value: yuanOfFen(Math.round((total * (Number(r.physicalPercent) - base)) / 100)),
    }))
}
