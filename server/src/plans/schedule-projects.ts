import { type CivilDate, toDayNumber } from '@guatu/domain/calendar/civil-date'
import type { Activity, ScheduledActivity } from '@guatu/domain/plans/plan-types'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import { ASSESSED, CLAIMED, CRITICAL, MILESTONE, VERIFIED } from '@guatu/domain/wall/snapshot'
import type { Insertable } from 'kysely'
import { currentCalendars } from '../calendar/reads.ts'
import { loadMaterial } from '../cards/reads.ts'
import type { CommandContext } from '../platform/command-context.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { type DatedPlan, datePlan, forecastFrom } from './as-known.ts'
import type { PlanMaterial } from './portfolio-reads.ts'
import type { PlanScheduleTable } from './tables.ts'
import { storeSchedules } from './writes.ts'

/** Computes the dates of the projects' plans at the context's day and stores them, one row a project. */
export async function scheduleProjects(ctx: CommandContext, ids: readonly string[]): Promise<void> {
  const calendars = await currentCalendars(ctx.trx)
  const at = { asOf: ctx.today, knownAt: ctx.now.toISOString() }
  const material = await loadMaterial(ctx.trx, scopeOfSystem('scheduling'), ids, 'newest')
  const rows = material.flatMap((m) => scheduleRow(m, datePlan(m, calendars, at), at) ?? [])
  await storeSchedules(ctx.trx, rows)
}

/** The stored schedule of one project; null without a plan or when its network has no dates (a loop). */
export function scheduleRow(
  m: PlanMaterial,
  dated: DatedPlan | null,
  { asOf, knownAt }: EvaluationPoint,
): Insertable<PlanScheduleTable> | null {
  if (!dated?.scheduled.finish) return null
  const { plan, scheduled } = dated
  const dates = new Map(scheduled.activities.map((a) => [a.id, a]))
  const baseline = new Map(m.baselines.at(-1)?.dates.map((d) => [d.id, d]) ?? [])
  const shown = plan.activities.flatMap((activity) => {
    const date = dates.get(activity.id)
    return date ? [{ activity, date }] : []
  })
  const base = shown.map(({ activity }) => baseline.get(activity.id))
  return {
    projectId: m.id,
    planVersion: plan.version,
    finishOn: scheduled.finish,
    forecastFinish: forecastFrom(dated),
    daysToWinBack: scheduled.daysToWinBack,
    activityIds: shown.map((s) => s.activity.id),
    names: shown.map((s) => s.activity.name ?? s.activity.id),
    starts: shown.map((s) => toDayNumber(s.date.earliestStart)),
    lengths: shown.map((s) => lengthOf(s.activity, s.date)),
    done: shown.map((s) => doneOf(s.activity, s.date, asOf)),
    flags: shown.map((s) => flagsOf(s.activity, s.date, m)),
    baselineStarts: base.map((b) => (b ? toDayNumber(b.start) : null)),
    baselineLengths: base.map((b) => (b ? toDayNumber(b.finish) - toDayNumber(b.start) + 1 : null)),
    schedule: JSON.stringify(scheduled),
    computedAt: new Date(knownAt),
  } as Insertable<PlanScheduleTable>
}

const isMilestone = (a: Activity): boolean => a.milestone === true || a.duration === 0

const lengthOf = (a: Activity, d: ScheduledActivity): number =>
  isMilestone(a) ? 0 : toDayNumber(d.earliestFinish) - toDayNumber(d.earliestStart) + 1

/** Whole percent of a bar that lies behind the status date; a finished one is 100. */
function doneOf(a: Activity, d: ScheduledActivity, asOf: CivilDate): number {
  if (a.actualFinish) return 100
  if (!a.actualStart) return 0
  const from = toDayNumber(a.actualStart)
  const all = toDayNumber(d.earliestFinish) - from + 1
  return Math.max(0, Math.min(99, Math.round(((toDayNumber(asOf) - from + 1) / all) * 100)))
}

function flagsOf(a: Activity, d: ScheduledActivity, m: PlanMaterial): number {
  const last = m.milestoneEvents.filter((e) => e.activityId === a.id && e.event !== 'started').at(-1)?.event
  return (
    (isMilestone(a) ? MILESTONE : 0) |
    (a.assessed ? ASSESSED : 0) |
    (d.critical ? CRITICAL : 0) |
    (a.actualFinish ? CLAIMED : 0) |
    (last === 'verified' ? VERIFIED : 0)
  )
}
