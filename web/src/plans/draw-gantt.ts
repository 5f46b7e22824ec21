import { drawDiamond, drawPennant } from '../canvas/marks.ts'
import type { Pen } from '../canvas/pen.ts'
import { type Tick, type TimeScale, tickKinds, ticks, xOf } from '../canvas/time-scale.ts'
import { accent, neutral } from '../theme/tokens.ts'
import { drawLinks } from './draw-links.ts'
import { type GanttForecast, type GanttRow, type GanttScene, headHeight, rowHeight } from './gantt-model.ts'
import { shortTickText, tickText } from './time-head.ts'

export type GanttView = {
  readonly width: number
  readonly height: number
  readonly scrollTop: number
  readonly language: string
  /** The row that keys act on, and the one that is held. */
  readonly chosen?: string | null
}

const small = { size: 12 }
const head = { size: 12, bold: true }

/** Head, grid, commitment, today, and the rows between `scrollTop` and the foot. No colour of a level anywhere. */
export function drawGantt(pen: Pen, scene: GanttScene, scale: TimeScale, view: GanttView): void {
  pen.rect(0, 0, view.width, view.height, neutral.n0)
  const { major, minor } = tickKinds(scale.pxPerDay)
  const body = view.height - headHeight
  pen.clip(0, headHeight, view.width, body, () => {
    for (const tick of ticks(minor, scale.first, scale.last)) {
      const x = xOf(scale, tick.from)
      pen.line(x, headHeight, x, view.height, neutral.n100)
    }
    drawDays(pen, scene, scale, view)
    const from = Math.max(0, Math.floor(view.scrollTop / rowHeight))
    const to = Math.min(scene.rows.length, Math.ceil((view.scrollTop + body) / rowHeight))
    for (let i = from; i < to; i++) {
      const top = headHeight + i * rowHeight - view.scrollTop
      if (scene.rows[i]!.id === view.chosen) pen.rect(0, top, view.width, rowHeight - 1, accent.wash)
      drawRow(pen, scene.rows[i]!, scale, top, view.width)
    }
    drawLinks(pen, scene, scale, { from, to, scrollTop: view.scrollTop })
  })
  pen.rect(0, 0, view.width, headHeight, neutral.n50)
  drawTicks(pen, ticks(major, scale.first, scale.last), scale, 0, view)
  drawTicks(pen, ticks(minor, scale.first, scale.last), scale, headHeight / 2, view)
  pen.line(0, headHeight - 0.5, view.width, headHeight - 0.5, neutral.n300)
}

function drawDays(pen: Pen, scene: GanttScene, scale: TimeScale, view: GanttView): void {
  const today = xOf(scale, scene.today)
  pen.line(today, headHeight, today, view.height, accent.base, 1, [4, 3])
  drawPennant(pen, xOf(scale, scene.committed + 1), headHeight + 2, view.height, neutral.n800, neutral.n0)
  if (scene.forecast) drawForecast(pen, scene.forecast, scale, view)
}

/** P50 to the left of its line and P80 to the right of its own, so that neither covers the other however near they are; on paper of their own. */
function drawForecast(pen: Pen, forecast: GanttForecast, scale: TimeScale, view: GanttView): void {
  const [x50, x80] = [xOf(scale, forecast.p50 + 1), xOf(scale, forecast.p80 + 1)]
  pen.line(x50, headHeight, x50, view.height, neutral.n500, 1, [2, 3])
  pen.line(x80, headHeight, x80, view.height, neutral.n500, 1, [6, 3])
  const label = (text: string, x: number, side: 'left' | 'right') => {
    const width = pen.width(text, small)
    const from = side === 'right' ? x + 3 : x - 3 - width
    pen.rect(from - 2, headHeight + 18, width + 4, 16, neutral.n0)
    pen.text(text, from, headHeight + 26, small, neutral.n600, 'left')
  }
  label('P50', x50, 'left')
  label('P80', x80, 'right')
}

function drawTicks(pen: Pen, spans: readonly Tick[], scale: TimeScale, y: number, view: GanttView): void {
  for (const tick of spans) {
    const x = Math.max(0, xOf(scale, tick.from))
    const end = Math.min(view.width, xOf(scale, tick.last + 1))
    pen.line(end, y, end, y + headHeight / 2, neutral.n200)
    const texts = [tickText(tick, view.language), shortTickText(tick, view.language)]
    const text = texts.find((t) => pen.width(t, small) + 8 <= end - x)
    if (text) pen.text(text, x + 4, y + headHeight / 4, y === 0 ? head : small, neutral.n700)
  }
}

/** Baseline shadow below, bar above it, float as a thin line; done parts filled, critical ones dark and thicker. */
function drawRow(pen: Pen, row: GanttRow, scale: TimeScale, top: number, width: number): void {
  const middle = top + rowHeight / 2
  const x = xOf(scale, row.start)
  const end = xOf(scale, row.last + 1)
  pen.line(0, top + rowHeight - 0.5, width, top + rowHeight - 0.5, neutral.n100)
  if (row.baseline) {
    const from = xOf(scale, row.baseline.start)
    pen.rect(from, middle + 8, Math.max(2, xOf(scale, row.baseline.last + 1) - from), 3, neutral.n300)
  }
  if (row.latest > row.last) {
    const latest = xOf(scale, row.latest + 1)
    pen.line(end, middle, latest, middle, neutral.n400, 1)
    pen.line(latest, middle - 3, latest, middle + 3, neutral.n400, 1)
  }
  if (row.milestone) {
    const done = row.actualFinish !== null
    const fill = done ? accent.base : row.assessed ? neutral.n800 : neutral.n0
    drawDiamond(pen, xOf(scale, row.start + 0.5), middle, 6, fill, row.critical ? neutral.n900 : neutral.n600)
    return
  }
  // Near-critical ones wear the dark edge of the critical round the light of the others.
  const height = row.critical ? 12 : 10
  const y = middle - height / 2
  pen.rect(x, y, Math.max(2, end - x), height, row.critical ? neutral.n700 : accent.line)
  if (row.nearCritical) pen.rect(x, y + height, Math.max(2, end - x), 2, neutral.n700)
  if (row.actualFinish !== null) pen.rect(x, y, Math.max(2, end - x), height, accent.base)
  else if (row.actualStart !== null) pen.rect(xOf(scale, row.actualStart), y, 4, height, accent.strong)
}
