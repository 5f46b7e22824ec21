import type { Pen } from '../canvas/pen.ts'
import type { TimeScale } from '../canvas/time-scale.ts'
import { neutral } from '../theme/tokens.ts'
import { barOf, type GanttLink, type GanttScene, headHeight, rowHeight } from './gantt-model.ts'

/** Elbow from the side of one bar to the side of the other, with its head. Links that touch no row in sight are left out. */
export function drawLinks(
  pen: Pen,
  scene: GanttScene,
  scale: TimeScale,
  seen: { readonly from: number; readonly to: number; readonly scrollTop: number },
): void {
  const order = [...scene.links].sort((a, b) => rank(a) - rank(b))
  for (const link of order) {
    if (Math.max(link.from, link.to) < seen.from || Math.min(link.from, link.to) >= seen.to) continue
    drawLink(pen, scene, scale, link, seen.scrollTop)
  }
}

/** Driving ones lie above the others, critical ones on top. */
const rank = (link: GanttLink): number => (link.critical ? 2 : link.driving ? 1 : 0)

function drawLink(pen: Pen, scene: GanttScene, scale: TimeScale, link: GanttLink, scrollTop: number): void {
  const [a, b] = [barOf(scale, scene.rows[link.from]!), barOf(scale, scene.rows[link.to]!)]
  const [fromEnd, toStart] = [link.type[0] === 'F', link.type[1] === 'S']
  const [x1, x2] = [fromEnd ? a.to : a.from, toStart ? b.from : b.to]
  const middle = (row: number) => headHeight + row * rowHeight + rowHeight / 2 - scrollTop
  const [y1, y2] = [middle(link.from), middle(link.to)]
  const colour = link.critical ? neutral.n900 : link.driving ? neutral.n600 : neutral.n300
  const width = link.critical ? 1.5 : 1
  const down = y2 > y1
  const near = y2 - (down ? 1 : -1) * 6
  const turn = fromEnd ? x1 + 4 : x1 - 4
  // Straight down into the bar where it lies ahead, round the corner where it lies behind.
  const ahead = toStart ? x2 >= turn : x2 <= turn || !fromEnd
  if (ahead && toStart) {
    const into = Math.max(x2 + 3, turn)
    pen.line(x1, y1, into, y1, colour, width)
    pen.line(into, y1, into, near, colour, width)
    head(pen, into, near, down, colour)
    return
  }
  const gap = y1 + ((down ? 1 : -1) * rowHeight) / 2
  const side = toStart ? x2 - 6 : x2 + 6
  pen.line(x1, y1, turn, y1, colour, width)
  pen.line(turn, y1, turn, gap, colour, width)
  pen.line(turn, gap, side, gap, colour, width)
  pen.line(side, gap, side, y2, colour, width)
  pen.line(side, y2, x2, y2, colour, width)
  const tip = toStart ? x2 : x2
  const back = toStart ? -4 : 4
  pen.polygon([tip, y2, tip + back, y2 - 3, tip + back, y2 + 3], colour)
}

function head(pen: Pen, x: number, y: number, down: boolean, colour: string): void {
  const back = down ? -4 : 4
  pen.polygon([x, y, x - 3, y + back, x + 3, y + back], colour)
}
