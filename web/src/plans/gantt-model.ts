import type { PlanView } from '@guatu/contract/plans'
import { type CivilDate, type DayNumber, toDayNumber } from '@guatu/domain/calendar/civil-date'
import { type TimeScale, xOf } from '../canvas/time-scale.ts'

export const rowHeight = 32
export const headHeight = 48

/** One row of the Gantt in day numbers; `last` days are included in their bars. */
export type GanttRow = {
  readonly id: string
  readonly milestone: boolean
  readonly assessed: boolean
  readonly critical: boolean
  /** Little float left, though some: the next to become critical. */
  readonly nearCritical: boolean
  readonly start: DayNumber
  readonly last: DayNumber
  /** Where the float ends; equal to `last` without float, before it when days must be won back. */
  readonly latest: DayNumber
  readonly actualStart: DayNumber | null
  readonly actualFinish: DayNumber | null
  readonly baseline: { readonly start: DayNumber; readonly last: DayNumber } | null
}
/** A link from row to row by their places; `driving`: it alone sets when the later one begins. */
export type GanttLink = {
  readonly from: number
  readonly to: number
  readonly type: 'FS' | 'SS' | 'FF' | 'SF'
  readonly driving: boolean
  readonly critical: boolean
}
/** Days that half, and eighty of a hundred, simulated runs end by. */
export type GanttForecast = { readonly p50: DayNumber; readonly p80: DayNumber }
export type GanttScene = {
  readonly rows: readonly GanttRow[]
  readonly links: readonly GanttLink[]
  readonly committed: DayNumber
  readonly today: DayNumber
  readonly forecast: GanttForecast | null
}

const day = (date: string): DayNumber => toDayNumber(date as CivilDate)
const dayOrNone = (date: string | undefined): DayNumber | null => (date ? day(date) : null)

/** The plan as drawn: rows in the plan's order; an activity the schedule does not know (a loop) has no row of its own. */
export function ganttScene(
  plan: PlanView,
  shown: { readonly baselineId?: string | null; readonly forecast?: { p50: string; p80: string } | null } = {},
): GanttScene {
  const scheduled = new Map(plan.schedule.map((s) => [s.id, s]))
  const baseline = shown.baselineId ? plan.baselines.find((b) => b.id === shown.baselineId) : plan.baselines.at(-1)
  const frozen = new Map(baseline?.dates.map((d) => [d.id, d]))
  const rows = plan.activities.flatMap((activity): GanttRow[] => {
    const s = scheduled.get(activity.id)
    if (!s) return []
    const base = frozen.get(activity.id)
    return [
      {
        id: activity.id,
        milestone: activity.milestone ?? activity.duration === 0,
        assessed: activity.assessed ?? false,
        critical: s.critical,
        nearCritical: s.nearCritical ?? false,
        start: day(s.earliestStart),
        last: day(s.earliestFinish),
        latest: day(s.latestFinish),
        actualStart: dayOrNone(activity.actualStart),
        actualFinish: dayOrNone(activity.actualFinish),
        baseline: base ? { start: day(base.start), last: day(base.finish) } : null,
      },
    ]
  })
  const forecast = shown.forecast ? { p50: day(shown.forecast.p50), p80: day(shown.forecast.p80) } : null
  return {
    rows,
    links: linksOf(plan, rows),
    committed: day(plan.committedFinish),
    today: day(plan.statusDate),
    forecast,
  }
}

function linksOf(plan: PlanView, rows: readonly GanttRow[]): GanttLink[] {
  const at = new Map(rows.map((row, i) => [row.id, i]))
  const drivers = new Map(plan.schedule.map((s) => [s.id, s.drivers ?? []]))
  return plan.activities.flatMap((activity) =>
    (activity.predecessors ?? []).flatMap((link): GanttLink[] => {
      const [from, to] = [at.get(link.id), at.get(activity.id)]
      if (from === undefined || to === undefined) return []
      const driving = drivers.get(activity.id)?.includes(link.id) ?? false
      const critical = driving && rows[from]!.critical && rows[to]!.critical
      return [{ from, to, type: link.type ?? 'FS', driving, critical }]
    }),
  )
}

const MARGIN = 40

/** A scale that fits the whole plan into `width`, with a little air; never finer than 26 px a day. */
export function fitScale(scene: GanttScene, width: number): TimeScale {
  const days = [scene.committed, scene.today]
  if (scene.forecast) days.push(scene.forecast.p80)
  for (const row of scene.rows) days.push(row.start, row.last, row.baseline?.start ?? row.start)
  const [first, end] = [Math.min(...days) - 7, Math.max(...days)]
  // Room for the flag of the commitment and for the name of a line at the last day.
  const last = end + Math.max(14, Math.ceil(((end - first) * MARGIN) / width))
  return { first, last, pxPerDay: Math.min(26, Math.max(0.25, width / (last - first + 1))) }
}

/** Where a bar begins and ends on the axis; a milestone is a point in the middle of its day. */
export function barOf(scale: TimeScale, row: GanttRow): { readonly from: number; readonly to: number } {
  if (row.milestone) {
    const x = xOf(scale, row.start + 0.5)
    return { from: x, to: x }
  }
  const from = xOf(scale, row.start)
  return { from, to: Math.max(from + 2, xOf(scale, row.last + 1)) }
}

const EDGE = 6
const REACH = 4
export type Grip = { readonly row: number; readonly part: 'bar' | 'end' }

/** A fingertip covers what it points at: it reaches further than a mouse. */
const FINGER = 12

/** What a pointer at x, y (inside the body, scrolled) would take hold of; null beside every bar. */
export function gripAt(scene: GanttScene, scale: TimeScale, x: number, y: number, finger = false): Grip | null {
  const [reach, edge] = finger ? [FINGER, FINGER] : [REACH, EDGE]
  const at = Math.floor(y / rowHeight)
  const row = scene.rows[at]
  if (!row) return null
  const { from, to } = barOf(scale, row)
  const half = row.milestone ? 8 : 0
  if (x < from - reach - half || x > to + reach + half) return null
  const stretches = !row.milestone && to - from >= 3 * edge && x > to - edge
  return { row: at, part: stretches ? 'end' : 'bar' }
}
