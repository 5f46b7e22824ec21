import type { LevelLetter } from '@guatu/domain/wall/snapshot'
import type { LevelColour } from '../theme/tokens.ts'
import type { Pen } from './pen.ts'

/**
 * The shape of a level, so that colour never speaks alone: severe ■, warn ▲, remind ◔, normal ●, commend ⚑, no value –.
 * `size` is the side of the box it stands in, centred on x, y.
 */
export function drawLevel(pen: Pen, level: LevelLetter, x: number, y: number, size: number, c: LevelColour): void {
  const h = size / 2
  switch (level) {
    case 's':
      pen.polygon(
        [x - h + 0.5, y - h + 0.5, x + h - 0.5, y - h + 0.5, x + h - 0.5, y + h - 0.5, x - h + 0.5, y + h - 0.5],
        c.fill,
        c.edge,
      )
      break
    case 'w':
      pen.polygon([x, y - h, x + h + 0.5, y + h - 0.5, x - h - 0.5, y + h - 0.5], c.fill, c.edge)
      break
    case 'r':
      pen.circle(x, y, h - 0.5, '#ffffff', c.edge)
      pen.quarter(x, y, h - 0.5, c.edge)
      break
    case 'n':
      pen.circle(x, y, size * 0.28, c.fill)
      break
    case 'c':
      pen.polygon([x - h * 0.6, y - h, x + h, y - h * 0.45, x - h * 0.6, y + h * 0.15], c.fill, c.edge)
      pen.line(x - h * 0.6, y - h, x - h * 0.6, y + h, c.edge, 1.5)
      break
    default:
      pen.line(x - size * 0.25, y, x + size * 0.25, y, c.edge)
  }
}

/** ◆ of a milestone: filled when assessed, hollow otherwise. */
export function drawDiamond(pen: Pen, x: number, y: number, radius: number, fill: string | null, stroke: string): void {
  pen.polygon([x, y - radius, x + radius, y, x, y + radius, x - radius, y], fill, stroke)
}

/** ▷ of the committed finish: a staff and a pennant that points on. */
export function drawPennant(pen: Pen, x: number, top: number, bottom: number, colour: string, fill: string): void {
  pen.line(x, top, x, bottom, colour, 1.5)
  pen.polygon([x, top, x + 8, top + 4.5, x, top + 9], fill, colour)
}

/** The tail from commitment to forecast: a hatched band, dark so that no level's colour is borrowed. */
export function drawTail(pen: Pen, from: number, to: number, y: number, height: number, ink: string): void {
  const middle = y + height / 2
  pen.line(from, middle, to, middle, ink, height, [2, 2])
  pen.line(to, y - 2, to, y + height + 2, ink, 1.5)
}
