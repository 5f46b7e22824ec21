import { fewestChanges } from './fewest-changes.ts'
import type { Activity, DurationUnit, Plan, ScheduledPlan } from './plan-types.ts'

/** A link that overlapping turns from finish-to-start into start-to-start. */
export type OverlappedLink = {
  readonly activity: string
  readonly predecessor: string
  readonly lag: number
  readonly lagUnit: DurationUnit
}

/**
 * Overlapping 搭接: of the FS links that allow it (`overlapAfter`), a set that wins back as many days as turning all of them would, and from
 * which none can be left out. Null where it wins nothing. Days of an overlap count in the predecessor's unit, so that turning a link loosens it.
 */
export function overlapsThatHelp(
  plan: Plan,
  schedule: ScheduledPlan,
  missing: (plan: Plan) => number,
): readonly OverlappedLink[] | null {
  const floats = new Map(schedule.activities.map((a) => [a.id, a.totalFloat]))
  const byFloat = (a: OverlappedLink, b: OverlappedLink): number =>
    (floats.get(a.activity) ?? 0) - (floats.get(b.activity) ?? 0)
  const candidates = plan.activities.flatMap((a) => allowedInto(plan, a)).sort(byFloat)
  return fewestChanges(candidates, schedule.daysToWinBack, (links) => missing(withOverlaps(plan, links)))
}

/** The plan with those links turned. */
export function withOverlaps(plan: Plan, links: readonly OverlappedLink[]): Plan {
  const into = new Map(links.map((l) => [`${l.predecessor}\n${l.activity}`, l]))
  const activities = plan.activities.map((activity): Activity => {
    const predecessors = activity.predecessors?.map((link) => {
      const turned = into.get(`${link.id}\n${activity.id}`)
      if (!turned || link.overlapAfter === undefined || !isFinishToStart(link.type)) return link
      const { overlapAfter: lag, ...rest } = link
      return { ...rest, type: 'SS' as const, lag, lagUnit: turned.lagUnit }
    })
    return predecessors ? { ...activity, predecessors } : activity
  })
  return { ...plan, activities }
}

const isFinishToStart = (type: string | undefined): boolean => (type ?? 'FS') === 'FS'

/** Links into an activity not yet begun, from one not finished, whose overlap is shorter than waiting for the end. */
function allowedInto(plan: Plan, activity: Activity): OverlappedLink[] {
  if (activity.actualStart || activity.actualFinish) return []
  return (activity.predecessors ?? []).flatMap(({ id, type, lag = 0, lagUnit = 'working', overlapAfter }) => {
    const predecessor = plan.activities.find((a) => a.id === id)
    if (overlapAfter === undefined || !isFinishToStart(type) || !predecessor || predecessor.actualFinish) return []
    if (overlapAfter >= daysWaited(predecessor, lag, lagUnit)) return []
    return [{ activity: activity.id, predecessor: id, lag: overlapAfter, lagUnit: predecessor.unit }]
  })
}

/** Days from the predecessor's start for which the link makes its successor wait at least, in the predecessor's unit. */
function daysWaited(predecessor: Activity, lag: number, lagUnit: DurationUnit): number {
  if (lagUnit === predecessor.unit) return predecessor.duration + lag
  // A lag in the other unit is not exactly so many days: it counts for none, a lead rules the overlap out.
  return lag < 0 ? 0 : predecessor.duration
}
