import { type CivilDate, type DayNumber, toDayNumber } from '@guatu/domain/calendar/civil-date'
import type { Plan, ScheduledPlan } from '@guatu/domain/plans/plan-types'
import type { WayOut } from '@guatu/domain/plans/way-out'
import { fitLine } from '../canvas/fit-text.ts'
import type { Pen } from '../canvas/pen.ts'
import { xOf } from '../canvas/time-scale.ts'
import { accent, neutral } from '../theme/tokens.ts'
import { drawTimeHead, scaleOver, timeHeadHeight } from './time-head.ts'

type Span = { readonly from: DayNumber; readonly to: DayNumber }
type WayRow = { readonly name: string; readonly before: Span; readonly after: Span }
export type WayBars = {
  readonly rows: readonly WayRow[]
  readonly deadline: DayNumber | null
  /** Rows that move too and are not drawn. */
  readonly more: number
}

const rowHeight = 26
const nameWidth = 150
const shown = 14
const font = { size: 12 }

/**
 * What a way moves, as it is and as it would be, in the plan's order: activities, or the dates committed to. Where there are more than a picture
 * holds, those the way changes stay before those that only follow.
 */
export function wayBars(plan: Plan, before: ScheduledPlan, way: WayOut, finishName: string): WayBars {
  const named = new Set(way.changes.flatMap((c) => (c.activity === null ? [] : [c.activity])))
  const moved = movedRows(plan, before, way, named)
  const follows = moved.filter((row) => !named.has(row.id))
  const dropped = new Set(follows.slice(Math.max(0, shown - (moved.length - follows.length))))
  const rows = [...movedDates(plan, way, finishName), ...moved.filter((row) => !dropped.has(row))]
  return {
    rows: rows.slice(0, shown),
    deadline: plan.finish ? toDayNumber(plan.finish) : null,
    more: Math.max(0, rows.length - shown) + dropped.size,
  }
}

function movedRows(plan: Plan, before: ScheduledPlan, way: WayOut, named: ReadonlySet<string>) {
  const now = new Map(way.schedule.activities.map((a) => [a.id, a]))
  const was = new Map(before.activities.map((a) => [a.id, a]))
  const dated = new Set(way.changes.flatMap((c) => (c.change === 'commitment' ? [c.activity] : [])))
  const span = (a: { earliestStart: CivilDate; earliestFinish: CivilDate }): Span => ({
    from: toDayNumber(a.earliestStart),
    to: toDayNumber(a.earliestFinish),
  })
  return plan.activities.flatMap((a): (WayRow & { readonly id: string })[] => {
    const [b, n] = [was.get(a.id), now.get(a.id)]
    if (!b || !n) return []
    const moved = b.earliestStart !== n.earliestStart || b.earliestFinish !== n.earliestFinish
    const shownAnyway = named.has(a.id) && !dated.has(a.id)
    return moved || shownAnyway ? [{ id: a.id, name: a.name ?? a.id, before: span(b), after: span(n) }] : []
  })
}

/** A later commitment moves no work: the two dates are what stands beside each other. */
function movedDates(plan: Plan, way: WayOut, finishName: string): WayRow[] {
  const names = new Map(plan.activities.map((a) => [a.id, a.name ?? a.id]))
  const day = (date: CivilDate): Span => ({ from: toDayNumber(date), to: toDayNumber(date) })
  return way.changes.flatMap((c) => {
    if (c.change !== 'commitment') return []
    const name = c.activity === null ? finishName : (names.get(c.activity) ?? c.activity)
    return [{ name, before: day(c.from), after: day(c.to) }]
  })
}

export const heightOfWay = (bars: WayBars): number => timeHeadHeight + Math.max(1, bars.rows.length) * rowHeight + 8

/** Under the time: above the bar as it is, below it the bar as it would be; the dashed line is the committed finish. */
export function drawWay(pen: Pen, bars: WayBars, width: number, language: string): void {
  const days = bars.rows.flatMap((r) => [r.before.from, r.before.to, r.after.from, r.after.to])
  if (bars.deadline !== null) days.push(bars.deadline)
  if (days.length === 0) return
  const scale = scaleOver(Math.min(...days) - 5, Math.max(...days) + 10, width - nameWidth)
  const x = (day: DayNumber) => nameWidth + xOf(scale, day)
  drawTimeHead(pen, scale, { left: nameWidth, width, height: heightOfWay(bars), language })
  bars.rows.forEach((row, i) => {
    const top = timeHeadHeight + 4 + i * rowHeight
    pen.text(fitLine(pen, row.name, nameWidth - 8, font), 0, top + rowHeight / 2 - 2, font, neutral.n800)
    const bar = (span: Span, y: number, height: number, colour: string) =>
      pen.rect(x(span.from), y, Math.max(3, (span.to - span.from + 1) * scale.pxPerDay), height, colour)
    bar(row.before, top + 2, 6, neutral.n400)
    bar(row.after, top + 10, 9, accent.base)
  })
  if (bars.deadline !== null) {
    const at = x(bars.deadline + 1)
    pen.line(at, timeHeadHeight, at, heightOfWay(bars), neutral.n800, 1.5, [4, 3])
  }
}
