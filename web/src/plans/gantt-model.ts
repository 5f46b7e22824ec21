import type { PlanView } from '@guatu/contract/plans'
import { type CivilDate, type DayNumber, toDayNumber } from '@guatu/domain/calendar/civil-date'
import type { TimeScale } from '../canvas/time-scale.ts'

export const rowHeight = 32
export const headHeight = 48

/** One row of the Gantt in day numbers; `last` days are included in their bars. */
export type GanttRow = {
  readonly id: string
  readonly milestone: boolean
  readonly assessed: boolean
  readonly critical: boolean
  readonly start: DayNumber
  readonly last: DayNumber
  /** Where the float ends; equal to `last` without float, before it when days must be won back. */
  readonly latest: DayNumber
  readonly actualStart: DayNumber | null
  readonly actualFinish: DayNumber | null
  readonly baseline: { readonly start: DayNumber; readonly last: DayNumber } | null
}
export type GanttScene = {
  readonly rows: readonly GanttRow[]
  readonly committed: DayNumber
  readonly today: DayNumber
}

const day = (date: string): DayNumber => toDayNumber(date as CivilDate)
const dayOrNone = (date: string | undefined): DayNumber | null => (date ? day(date) : null)

/** The plan as drawn: rows in the plan's order; an activity the schedule does not know (a loop) has no row of its own. */
export function ganttScene(plan: PlanView): GanttScene {
  const scheduled = new Map(plan.schedule.map((s) => [s.id, s]))
  const frozen = new Map(plan.baselines.at(-1)?.dates.map((d) => [d.id, d]))
  const rows = plan.activities.flatMap((activity): GanttRow[] => {
    const s = scheduled.get(activity.id)
    if (!s) return []
    const baseline = frozen.get(activity.id)
    return [
      {
        id: activity.id,
        milestone: activity.milestone ?? activity.duration === 0,
        assessed: activity.assessed ?? false,
        critical: s.critical,
        start: day(s.earliestStart),
        last: day(s.earliestFinish),
        latest: day(s.latestFinish),
        actualStart: dayOrNone(activity.actualStart),
        actualFinish: dayOrNone(activity.actualFinish),
        baseline: baseline ? { start: day(baseline.start), last: day(baseline.finish) } : null,
      },
    ]
  })
  return { rows, committed: day(plan.committedFinish), today: day(plan.statusDate) }
}

/** A scale that fits the whole plan into `width`, with a little air; never finer than 26 px a day. */
export function fitScale(scene: GanttScene, width: number): TimeScale {
  const days = [scene.committed, scene.today]
  for (const row of scene.rows) days.push(row.start, row.last, row.baseline?.start ?? row.start)
  const [first, last] = [Math.min(...days) - 7, Math.max(...days) + 14]
  return { first, last, pxPerDay: Math.min(26, Math.max(0.25, width / (last - first + 1))) }
}
