import type { Activity as ActivityShape, PlanView } from '@guatu/contract/plans'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isProvisional } from '@guatu/domain/calendar/working-calendar'
import type { Coded } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import type { LearntSpreads, Spread } from '@guatu/domain/plans/learn-spread'
import type { Activity } from '@guatu/domain/plans/plan-types'
import { schedulePlan } from '@guatu/domain/plans/schedule-plan'
import { withNames } from '@guatu/domain/plans/with-names'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { currentCalendars } from '../calendar/reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import type { ReadScope } from '../platform/scope.ts'
import { type Found, readTogether } from '../platform/travel.ts'
import { abilitiesOn } from '../projects/policy.ts'
import { projectRead, tiesOf } from '../projects/reads.ts'
import { planAsKnown } from './as-known.ts'
import { spreadsRead } from './learning-reads.ts'
import { spreadIn, spreadsLearnt } from './learnt-spreads.ts'
import { type PlanMaterial, planMaterialOf, planMaterialRead } from './portfolio-reads.ts'
import { baselinesRead, type MilestoneEventRow, milestoneEventsRead } from './reads.ts'

type Viewer = { readonly scope: ReadScope; readonly actor: Actor; readonly lang: Lang }

/** What a plan's page is made of, as statements: read at once, or handed over with a command's commit. */
export const planPageReads = (
  scope: ReadScope,
  projectId: string,
  at: EvaluationPoint,
  activities?: readonly ActivityShape[],
) =>
  [
    projectRead(scope, projectId),
    planMaterialRead(scope, [projectId], at.knownAt),
    baselinesRead(projectId),
    milestoneEventsRead(scope, projectId),
    spreadsRead(projectId, activities?.map((a) => a.id) ?? null),
  ] as const

/** A project's plan with its dates as of today; with `activities` given, the dates a change would give (nothing stored). */
export async function readPlan(
  platform: Platform,
  viewer: Viewer,
  projectId: string,
  activities?: readonly ActivityShape[],
): Promise<PlanView | null> {
  const { db, clock } = platform
  const now = clock.now()
  const at = { asOf: civilDateOf(now), knownAt: now.toISOString() }
  const [calendars, found] = await Promise.all([
    currentCalendars(db),
    readTogether(db, planPageReads(viewer.scope, projectId, at, activities)),
  ])
  return presentPlan(found, calendars, at, viewer, activities)
}

/** The page from what its statements found; null where the project is out of sight or has no plan. */
export function presentPlan(
  [[project], [row], baselines, events, spreads]: Found<ReturnType<typeof planPageReads>>,
  calendars: PlanCalendars,
  at: EvaluationPoint,
  viewer: Omit<Viewer, 'scope'>,
  activities?: readonly ActivityShape[],
): PlanView | null {
  if (!project || !row) return null
  const material = planMaterialOf(row)
  const known = planAsKnown(activities ? { ...material, plans: tried(material.plans, activities) } : material, at)
  if (!known) return null
  const calendar = calendars.official
  const scheduled = schedulePlan(known, calendars)
  return {
    id: row.planId,
    projectId: project.id,
    version: row.version,
    status: row.status as 'draft',
    template: row.template,
    start: row.startOn,
    calendars: (row.calendars ?? {}) as PlanView['calendars'],
    committedFinish: row.committedFinish,
    statusDate: at.asOf,
    activities: known.activities as unknown as ActivityShape[],
    schedule: scheduled.activities as unknown as PlanView['schedule'],
    finish: scheduled.finish ?? row.committedFinish,
    lengthCalendar: scheduled.length.calendar,
    daysToWinBack: scheduled.daysToWinBack,
    forecastFinish: row.status === 'approved' ? scheduled.finish : null,
    provisional: isProvisional(calendar, (scheduled.finish ?? row.committedFinish) as CivilDate),
    provisionalYears: yearsOf(scheduled.activities).filter((year) => calendar.provisionalYears.has(year)),
    diagnoses: scheduled.diagnoses.map((d) => presentDiagnosis(d, known.activities, viewer.lang)),
    milestones: known.activities.filter((a) => a.assessed || a.milestone).map((a) => milestoneState(a, events)),
    spreads: sharedSpreads(spreadsLearnt(spreads), row.template, known.activities),
    baselines: baselines.map((b) => ({ ...b, frozenAt: b.frozenAt.toISOString() })),
    may: abilitiesOn(viewer.actor, tiesOf(project)),
  }
}

/** Learnt spreads of the plan's activities, those that share one together; nothing before the very first forecast. */
function sharedSpreads(
  learnt: LearntSpreads | null,
  template: string | null,
  activities: readonly Activity[],
): PlanView['spreads'] {
  const by = new Map<Spread, string[]>()
  for (const a of learnt ? activities : []) {
    const spread = spreadIn(learnt!, template)(a)
    by.set(spread, [...(by.get(spread) ?? []), a.id])
  }
  return [...by].map(([{ from, records, ratios, shares }, ids]) => ({
    ...{ ids, from, records, ratios: [...ratios], shares: [...shares] },
  }))
}

/** Every civil year that a date of the schedule falls in. */
const yearsOf = (rows: readonly { earliestStart: string; latestFinish: string; earliestFinish: string }[]): number[] =>
  [
    ...new Set(
      rows.flatMap((r) => [r.earliestStart, r.earliestFinish, r.latestFinish]).map((d) => Number(d.slice(0, 4))),
    ),
  ].sort()

type Revisions = PlanMaterial['plans']
const tried = (plans: Revisions, activities: readonly ActivityShape[]): Revisions =>
  plans.map((p, i) =>
    i < plans.length - 1 ? p : { ...p, body: { ...p.body, activities: activities as unknown as Activity[] } },
  )

function milestoneState(a: Activity, events: readonly MilestoneEventRow[]): PlanView['milestones'][number] {
  const of = events.filter((e) => e.activityId === a.id)
  const last = of.filter((e) => ['claimed', 'verified', 'refused'].includes(e.event)).at(-1)
  const claim = of.filter((e) => e.event === 'claimed').at(-1)
  const wait = of.filter((e) => e.event === 'waiting' || e.event === 'waitingEnded').at(-1)
  return {
    activityId: a.id,
    claimedOn: last && last.event !== 'refused' ? (claim?.occurredOn ?? null) : null,
    verifiedOn: last?.event === 'verified' ? last.occurredOn : null,
    refusedOn: last?.event === 'refused' ? last.occurredOn : null,
    waitsFor: wait?.event === 'waiting' ? wait.waitsFor : null,
  }
}

function presentDiagnosis(d: Coded, activities: readonly Activity[], lang: Lang): PlanView['diagnoses'][number] {
  const named = withNames(d, activities)
  return { code: d.code, params: { ...named.params }, sentence: say(named, lang) }
}
