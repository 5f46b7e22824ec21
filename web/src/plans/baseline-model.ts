import type { PlanView } from '@guatu/contract/plans'
import { type CivilDate, daysBetween, toDayNumber } from '@guatu/domain/calendar/civil-date'
import { fitLine } from '../canvas/fit-text.ts'
import type { Pen } from '../canvas/pen.ts'
import { xOf } from '../canvas/time-scale.ts'
import { accent, neutral } from '../theme/tokens.ts'
import { drawTimeHead, scaleOver, timeHeadHeight } from './time-head.ts'

type Dates = PlanView['baselines'][number]['dates'][number]
export type BaselineRow = {
  readonly id: string
  readonly name: string
  readonly a: Dates | null
  readonly b: Dates | null
  /** Calendar days by which b begins, ends later than a; null where one of the two has not got it. */
  readonly startDays: number | null
  readonly finishDays: number | null
}

const days = (from: string, to: string): number => daysBetween(from as CivilDate, to as CivilDate)

/** Two sets of dates activity by activity, in the plan's order; what only one of them has stands too, under its id where the plan has forgotten it. */
export function compareBaselines(plan: PlanView, a: readonly Dates[], b: readonly Dates[]): BaselineRow[] {
  const [first, second] = [new Map(a.map((d) => [d.id, d])), new Map(b.map((d) => [d.id, d]))]
  const names = new Map(plan.activities.map((x) => [x.id, x.name]))
  const ids = [...new Set([...plan.activities.map((x) => x.id), ...first.keys(), ...second.keys()])]
  return ids.flatMap((id): BaselineRow[] => {
    const [one, two] = [first.get(id) ?? null, second.get(id) ?? null]
    if (!one && !two) return []
    return [
      {
        ...{ id, name: names.get(id) ?? id, a: one, b: two },
        startDays: one && two ? days(one.start, two.start) : null,
        finishDays: one && two ? days(one.finish, two.finish) : null,
      },
    ]
  })
}

const rowHeight = 22
const nameWidth = 168
const font = { size: 12 }
export const heightOfBaselines = (rows: readonly BaselineRow[]): number => timeHeadHeight + rows.length * rowHeight + 8

/** The first set above, light; the second below, dark; both under the same time. */
export function drawBaselines(pen: Pen, rows: readonly BaselineRow[], width: number, language: string): void {
  const all = rows.flatMap((r) =>
    [r.a, r.b].flatMap((d) => (d ? [toDayNumber(d.start as CivilDate), toDayNumber(d.finish as CivilDate)] : [])),
  )
  if (all.length === 0) return
  const scale = scaleOver(Math.min(...all) - 5, Math.max(...all) + 5, width - nameWidth)
  drawTimeHead(pen, scale, { left: nameWidth, width, height: heightOfBaselines(rows), language })
  rows.forEach((row, i) => {
    const top = timeHeadHeight + 4 + i * rowHeight
    pen.text(fitLine(pen, row.name, nameWidth - 8, font), 0, top + rowHeight / 2, font, neutral.n800)
    const bar = (d: Dates | null, y: number, colour: string) => {
      if (!d) return
      const [from, to] = [toDayNumber(d.start as CivilDate), toDayNumber(d.finish as CivilDate)]
      pen.rect(nameWidth + xOf(scale, from), y, Math.max(3, (to - from + 1) * scale.pxPerDay), 7, colour)
    }
    bar(row.a, top + 3, neutral.n400)
    bar(row.b, top + 11, accent.base)
    pen.line(0, top + rowHeight - 0.5, width, top + rowHeight - 0.5, neutral.n100)
  })
}
