import type { Activity, PlanView } from '@guatu/contract/plans'
import { addDays, type CivilDate, daysBetween } from '@guatu/domain/calendar/civil-date'

type Scheduled = PlanView['schedule'][number]

/** What has happened can't be dragged: facts win over wishes. */
export const canMove = (activity: Activity): boolean => !activity.actualStart && !activity.actualFinish
/** Work in progress may still take longer or shorter. */
export const canStretch = (activity: Activity): boolean => !activity.actualFinish && activity.duration > 0

/**
 * The activity begun no earlier than `days` later than now scheduled. Links are enforced: a day that its predecessors do not allow only
 * takes an earlier wish away, and the network says when it begins.
 */
export function movedBy(
  activities: readonly Activity[],
  scheduled: Scheduled,
  days: number,
  free: string,
): readonly Activity[] {
  const wanted = addDays(scheduled.earliestStart as CivilDate, days)
  return activities.map((a) => {
    if (a.id !== scheduled.id || !canMove(a)) return a
    const { notEarlier: _, ...rest } = a
    // A milestone at the end of a day begins the next; what the links allow anyway needs no wish.
    return wanted > free ? { ...rest, notEarlier: wanted } : rest
  })
}

/** The duration longer or shorter by days in its own unit; a day at least stays. */
export const stretchedBy = (activities: readonly Activity[], id: string, days: number): readonly Activity[] =>
  activities.map((a) =>
    a.id === id && canStretch(a) ? { ...a, duration: Math.max(1, Math.min(5000, a.duration + days)) } : a,
  )

/** Without its wish "not earlier": back to what the links say. */
export const freed = (activities: readonly Activity[], id: string): readonly Activity[] =>
  activities.map((a) => {
    if (a.id !== id || !a.notEarlier) return a
    const { notEarlier: _, ...rest } = a
    return rest
  })

/** Calendar days that a pointer has moved on an axis, to the nearest day. */
export const daysDragged = (pixels: number, pxPerDay: number): number => Math.round(pixels / pxPerDay)

export const daysApart = (from: string, to: string): number => daysBetween(from as CivilDate, to as CivilDate)
