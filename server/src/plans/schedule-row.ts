import { type DayNumber, toDayNumber } from '@guatu/domain/calendar/civil-date'
import { isMilestone } from '@guatu/domain/plans/build-network'
import type { Activity } from '@guatu/domain/plans/plan-types'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import { ASSESSED, CLAIMED, CRITICAL, MILESTONE, VERIFIED, type WallRowActivities } from '@guatu/domain/wall/snapshot'
import type { Insertable } from 'kysely'
import type { Transaction } from '../platform/db.ts'
import { type DatedPlan, forecastFrom } from './as-known.ts'
import type { PlanMaterial } from './portfolio-reads.ts'
import type { PlanScheduleTable } from './tables.ts'
import { storeSchedules } from './writes.ts'

/** Stores the dates of some plans, all of the same point, with the next statement; a plan without dates keeps what stands. */
export const storeDates = (trx: Transaction, rows: readonly (Insertable<PlanScheduleTable> | null)[]): Promise<void> =>
  storeSchedules(
    trx,
    rows.filter((row) => row !== null),
  )

/** The stored schedule of one project; null without a plan or when its network has no dates (a loop). */
export function scheduleRow(
  m: PlanMaterial,
  dated: DatedPlan | null,
  { asOf, knownAt }: EvaluationPoint,
): Insertable<PlanScheduleTable> | null {
  if (!dated?.dates) return null
  const { plan, dates } = dated
  const { activities } = plan
  const { starts, lengths } = dates
  const baseline = new Map(m.baselines.at(-1)?.dates.map((d) => [d.id, d]) ?? [])
  const base = activities.map((a) => baseline.get(a.id))
  const lastOf = lastEvents(m)
  const today = toDayNumber(asOf)
  const bars: Omit<WallRowActivities, 'name'> = {
    start: [...starts],
    length: [...lengths],
    done: activities.map((a, i) => doneOf(a, starts[i]! + Math.max(lengths[i]!, 1) - 1, today)),
    flags: activities.map((a, i) => flagsOf(a, dates.critical[i] === 1, lastOf.get(a.id))),
    baselineStart: base.map((b) => (b ? toDayNumber(b.start) : null)),
    baselineLength: base.map((b) => (b ? toDayNumber(b.finish) - toDayNumber(b.start) + 1 : null)),
  }
  return {
    projectId: m.id,
    planVersion: plan.version,
    finishOn: dates.finish,
    forecastFinish: forecastFrom(dated),
    daysToWinBack: dates.daysToWinBack,
    activityIds: activities.map((a) => a.id),
    names: activities.map((a) => a.name ?? a.id),
    starts: bars.start as number[],
    lengths: bars.length as number[],
    bars: JSON.stringify(bars),
    computedAt: new Date(knownAt),
  }
}

/** Whole percent of a bar that lies behind the status date; a finished one is 100. */
function doneOf(a: Activity, finish: DayNumber, today: DayNumber): number {
  if (a.actualFinish) return 100
  if (!a.actualStart) return 0
  const from = toDayNumber(a.actualStart)
  return Math.max(0, Math.min(99, Math.round(((today - from + 1) / (finish - from + 1)) * 100)))
}

/** By activity, what was last said of it but that it began. */
function lastEvents(m: PlanMaterial): ReadonlyMap<string, string> {
  const last = new Map<string, string>()
  for (const e of m.milestoneEvents) if (e.event !== 'started') last.set(e.activityId, e.event)
  return last
}

const flagsOf = (a: Activity, critical: boolean, last: string | undefined): number =>
  (isMilestone(a) ? MILESTONE : 0) |
  (a.assessed ? ASSESSED : 0) |
  (critical ? CRITICAL : 0) |
  (a.actualFinish ? CLAIMED : 0) |
  (last === 'verified' ? VERIFIED : 0)
