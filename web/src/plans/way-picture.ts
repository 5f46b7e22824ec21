import { type CivilDate, type DayNumber, toDayNumber } from '@guatu/domain/calendar/civil-date'
import type { Plan, ScheduledPlan } from '@guatu/domain/plans/plan-types'
import type { WayOut } from '@guatu/domain/plans/way-out'
import { fitLine } from '../canvas/fit-text.ts'
import type { Pen } from '../canvas/pen.ts'
import { accent, neutral } from '../theme/tokens.ts'

type Span = { readonly from: DayNumber; readonly to: DayNumber }
export type WayBars = {
  readonly rows: readonly { readonly name: string; readonly before: Span; readonly after: Span }[]
  readonly deadline: DayNumber | null
  readonly more: number
}

const rowHeight = 26
const nameWidth = 150
const shown = 14
const font = { size: 12 }

/** The activities that a way moves, as they are and as they would be, those that end latest first kept. */
export function wayBars(plan: Plan, before: ScheduledPlan, way: WayOut): WayBars {
  const now = new Map(way.schedule.activities.map((a) => [a.id, a]))
  const was = new Map(before.activities.map((a) => [a.id, a]))
  const named = new Set(way.changes.flatMap((c) => (c.activity === null ? [] : [c.activity])))
  const span = (a: { earliestStart: CivilDate; earliestFinish: CivilDate }): Span => ({
    from: toDayNumber(a.earliestStart),
    to: toDayNumber(a.earliestFinish),
  })
  const rows = plan.activities.flatMap((a) => {
    const [b, n] = [was.get(a.id), now.get(a.id)]
    if (!b || !n) return []
    const moved = b.earliestStart !== n.earliestStart || b.earliestFinish !== n.earliestFinish
    return moved || named.has(a.id) ? [{ name: a.name ?? a.id, before: span(b), after: span(n) }] : []
  })
  return {
    rows: rows.slice(0, shown),
    deadline: plan.finish ? toDayNumber(plan.finish) : null,
    more: Math.max(0, rows.length - shown),
  }
}

export const heightOfWay = (bars: WayBars): number => Math.max(1, bars.rows.length) * rowHeight + 8

/** Above the bar as it is, below it the bar as it would be; the dashed line is the committed finish. */
export function drawWay(pen: Pen, bars: WayBars, width: number): void {
  const days = bars.rows.flatMap((r) => [r.before.from, r.before.to, r.after.from, r.after.to])
  if (bars.deadline !== null) days.push(bars.deadline)
  const [first, last] = [Math.min(...days) - 5, Math.max(...days) + 10]
  const px = (width - nameWidth) / (last - first + 1)
  const x = (day: DayNumber) => nameWidth + (day - first) * px
  bars.rows.forEach((row, i) => {
    const top = 4 + i * rowHeight
    pen.text(fitLine(pen, row.name, nameWidth - 8, font), 0, top + rowHeight / 2 - 2, font, neutral.n800)
    const bar = (span: Span, y: number, height: number, colour: string) =>
      pen.rect(x(span.from), y, Math.max(3, (span.to - span.from + 1) * px), height, colour)
    bar(row.before, top + 2, 6, neutral.n400)
    bar(row.after, top + 10, 9, accent.base)
  })
  if (bars.deadline !== null) {
    const at = x(bars.deadline + 1)
    pen.line(at, 0, at, heightOfWay(bars), neutral.n800, 1.5, [4, 3])
  }
}
