import type { Activity } from '@guatu/contract/plans'

export type PlanLink = NonNullable<Activity['predecessors']>[number]
type Side = 'F' | 'S'
const unitOf = (link: PlanLink): 'working' | 'calendar' => link.lagUnit ?? 'working'
const typeOf = (link: PlanLink): string => link.type ?? 'FS'

/**
 * The link that stands for two in a row when what lies between them goes: it leaves by the first one's side and arrives
 * by the second one's. Lags of one unit add up; of two units the longer stands, since no sum of them has a meaning.
 */
function joined(into: PlanLink, outOf: PlanLink): PlanLink {
  const type = `${typeOf(into)[0] as Side}${typeOf(outOf)[1] as Side}` as PlanLink['type']
  const [first, second] = [into.lag ?? 0, outOf.lag ?? 0]
  if (first === 0 || second === 0 || unitOf(into) === unitOf(outOf)) {
    const unit = first === 0 ? outOf.lagUnit : into.lagUnit
    return { id: into.id, type, lag: first + second, ...(unit && first + second !== 0 ? { lagUnit: unit } : {}) }
  }
  const longer = Math.abs(first) >= Math.abs(second) ? into : outOf
  return { id: into.id, type, lag: longer.lag ?? 0, lagUnit: unitOf(longer) }
}

/** Links of one type between the same two rows say one thing twice: the one that holds back longer stays. */
function distinct(links: readonly PlanLink[]): PlanLink[] {
  const kept: PlanLink[] = []
  for (const link of links) {
    const at = kept.findIndex((k) => k.id === link.id && typeOf(k) === typeOf(link) && unitOf(k) === unitOf(link))
    if (at < 0) kept.push(link)
    else if ((link.lag ?? 0) > (kept[at]!.lag ?? 0)) kept[at] = link
  }
  return kept
}

/** The list without an activity: whoever waited for it now waits for what it waited for. */
export function removeActivity(activities: readonly Activity[], id: string): Activity[] {
  const gone = activities.find((a) => a.id === id)
  return bridgeOver(
    activities.filter((a) => a.id !== id),
    gone ?? { id, predecessors: [] },
  )
}

/** Links to an activity that is no longer in the list, led on to its own predecessors. */
export const bridgeOver = (activities: readonly Activity[], gone: Pick<Activity, 'id' | 'predecessors'>): Activity[] =>
  activities.map((activity) => {
    if (!activity.predecessors?.some((link) => link.id === gone.id)) return activity
    const links = activity.predecessors.flatMap((link) =>
      link.id === gone.id
        ? (gone.predecessors ?? []).filter((p) => p.id !== activity.id).map((p) => joined(p, link))
        : [link],
    )
    return { ...activity, predecessors: distinct(links) }
  })

/** A new activity behind the row `after`; at the end when there is no such row. */
export function addActivity(activities: readonly Activity[], activity: Activity, after: string | null): Activity[] {
  const at = after === null ? -1 : activities.findIndex((a) => a.id === after)
  return at < 0 ? [...activities, activity] : activities.toSpliced(at + 1, 0, activity)
}

/** One row up (−1) or down (+1); the same list at either end. Dates don't change by it, links do not know rows. */
export function moveActivity(activities: readonly Activity[], id: string, by: -1 | 1): readonly Activity[] {
  const at = activities.findIndex((a) => a.id === id)
  const other = activities[at + by]
  if (at < 0 || !other) return activities
  return activities.with(at, other).with(at + by, activities[at]!)
}

export type ActivityBody = Pick<Activity, 'name' | 'duration' | 'unit'> & {
  readonly milestone: boolean
  readonly assessed: boolean
  readonly predecessors: readonly PlanLink[]
}

/** The activity as its form has it; a new name drops the names it brought from a template. */
export function withBody(activity: Activity, body: ActivityBody): Activity {
  const { names, milestone, assessed, ...rest } = activity
  return {
    ...rest,
    ...(names && body.name === activity.name ? { names } : {}),
    name: body.name,
    duration: body.duration,
    unit: body.unit,
    predecessors: distinct(body.predecessors.filter((link) => link.id && link.id !== activity.id)),
    ...(body.milestone ? { milestone: true } : {}),
    ...(body.assessed ? { assessed: true } : {}),
  }
}
