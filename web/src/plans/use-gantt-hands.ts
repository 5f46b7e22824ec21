import type { Activity, PlanView } from '@guatu/contract/plans'
import { useMemo, useState } from 'react'
import type { GanttHands } from './gantt-canvas.tsx'
import { canMove, canStretch, freed, movedBy, stretchedBy } from './move-activity-model.ts'

type Held = { readonly id: string; readonly part: 'bar' | 'end'; readonly days: number; readonly free: string }
type Ground = {
  readonly activities: readonly Activity[]
  readonly scheduled: PlanView['schedule']
  /** The first day its links would let an activity begin. */
  readonly freeStartOf: (id: string) => string
  readonly edit: (activities: readonly Activity[]) => void
  readonly open: (id: string) => void
  readonly may: boolean
}

/** Bars moved by hand and by key: what is held is tried in every frame, and becomes one step of the draft when let go. */
export function useGanttHands(ground: Ground) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [held, setHeld] = useState<Held | null>(null)
  const { activities, scheduled } = ground
  const of = (id: string) => scheduled.find((s) => s.id === id)
  const apply = (h: Held): readonly Activity[] => {
    const s = of(h.id)
    if (!s || h.days === 0) return activities
    return h.part === 'bar' ? movedBy(activities, s, h.days, h.free) : stretchedBy(activities, h.id, h.days)
  }
  const held$ = held && apply(held)
  const mayMove = (id: string, part: 'bar' | 'end'): boolean => {
    const activity = activities.find((a) => a.id === id)
    return activity !== undefined && (part === 'bar' ? canMove(activity) : canStretch(activity))
  }
  const hands: GanttHands = {
    chosen,
    choose: setChosen,
    hold: ({ row, part }) => {
      const id = scheduled.length > row ? shownId(activities, scheduled, row) : undefined
      if (!ground.may || !id || !mayMove(id, part)) return false
      setHeld({ id, part, days: 0, free: ground.freeStartOf(id) })
      return true
    },
    drag: (days) => setHeld((h) => (h && h.days !== days ? { ...h, days } : h)),
    release: (keep) => {
      if (keep && held) ground.edit(apply(held))
      setHeld(null)
    },
    move: (id, days) => {
      const s = of(id)
      if (ground.may && s && mayMove(id, 'bar')) ground.edit(movedBy(activities, s, days, ground.freeStartOf(id)))
    },
    stretch: (id, days) => ground.may && mayMove(id, 'end') && ground.edit(stretchedBy(activities, id, days)),
    free: (id) => ground.may && ground.edit(freed(activities, id)),
    open: ground.open,
  }
  const isHeld = held !== null
  return useMemoHands(hands, held$, isHeld)
}

const useMemoHands = (hands: GanttHands, held: readonly Activity[] | null, isHeld: boolean) =>
  useMemo(() => ({ hands, held, isHeld }), [hands, held, isHeld])

/** Rows are drawn in the plan's order without those the schedule does not know. */
function shownId(activities: readonly Activity[], scheduled: PlanView['schedule'], row: number): string | undefined {
  const known = new Set(scheduled.map((s) => s.id))
  return activities.filter((a) => known.has(a.id))[row]?.id
}
