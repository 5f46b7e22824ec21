import type { CivilDate } from '../calendar/civil-date.ts'
import type { Plan, ScheduledPlan } from './plan-types.ts'

/** A summary 汇总 of the work breakdown: everything whose `wbs` lies below it, '2' above '2.1' and '2.1.3'. */
export type WbsSummary = {
  readonly wbs: string
  readonly activities: number
  readonly finished: number
  readonly earliestStart: CivilDate
  readonly earliestFinish: CivilDate
  readonly latestFinish: CivilDate
  /** Whether an unfinished activity below it is critical. */
  readonly critical: boolean
}

/**
 * Summaries of a scheduled plan: from the first start to the last finish of what lies below, at every level, in the order of their numbers.
 * An activity without a number lies below none.
 */
export function wbsSummaries(plan: Plan, schedule: ScheduledPlan): WbsSummary[] {
  const rows = new Map(schedule.activities.map((a) => [a.id, a]))
  const found = new Map<string, WbsSummary>()
  for (const activity of plan.activities) {
    const row = rows.get(activity.id)
    if (!activity.wbs || !row) continue
    for (const wbs of above(activity.wbs)) {
      const known = found.get(wbs)
      const open = row.critical && !activity.actualFinish
      found.set(wbs, {
        wbs,
        activities: (known?.activities ?? 0) + 1,
        finished: (known?.finished ?? 0) + (activity.actualFinish ? 1 : 0),
        earliestStart: known && known.earliestStart < row.earliestStart ? known.earliestStart : row.earliestStart,
        earliestFinish: known && known.earliestFinish > row.earliestFinish ? known.earliestFinish : row.earliestFinish,
        latestFinish: known && known.latestFinish > row.latestFinish ? known.latestFinish : row.latestFinish,
        critical: (known?.critical ?? false) || open,
      })
    }
  }
  return [...found.values()].sort((a, b) => byNumbers(a.wbs, b.wbs))
}

/** '2.1.3' lies below '2.1' and '2'. */
function above(wbs: string): string[] {
  const parts = wbs.split('.')
  return parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join('.'))
}

function byNumbers(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')]
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x, y] = [left[i], right[i]]
    if (x === undefined) return -1
    if (y === undefined) return 1
    if (x !== y) return Number(x) - Number(y) || (x < y ? -1 : 1)
  }
  return 0
}
