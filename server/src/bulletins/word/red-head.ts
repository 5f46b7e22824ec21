import { widthOf } from '@guatu/domain/bulletins/break-title'
import { AlignmentType, BorderStyle, type Paragraph } from 'docx'
import { FONT } from './fonts.ts'
import { BODY, emptyLine, exactly, onGrid, run } from './lines.ts'
import { LETTERHEAD_RED, mm, PITCH, TYPE_WIDTH } from './page-gb9704.ts'

/** Largest and smallest head in points; a longer name is narrowed instead of made smaller. */
const LARGEST = 54
const SMALLEST = 34

/** Space of the separator below the number and its own thickness, in points. */
const SEPARATOR = { space: 8, thickness: 1.5 }

/**
 * The head 版头 (7.2): the name in red, its upper edge 35 mm below the type area's; two lines below it the number; 4 mm
 * below that a red line as wide as the type area. The three fill six lines and three, so the text below keeps the grid.
 */
export function redHead(head: string, documentNumber: string): Paragraph[] {
  const { points, scale } = headSize(head)
  const height = 6 * PITCH - mm(35) - (SEPARATOR.space + SEPARATOR.thickness) * 20
  // An exact line puts four fifths above the baseline; a Chinese glyph reaches 0.84 of its size above it.
  const lift = Math.round(0.8 * height - 0.84 * points * 20)
  return [
    onGrid({
      alignment: AlignmentType.CENTER,
      spacing: { ...exactly(height), before: mm(35) - lift, after: lift },
      children: [run(head, { font: FONT.title, size: points * 2, color: LETTERHEAD_RED }, { scale })],
    }),
    emptyLine(),
    emptyLine(),
    onGrid({
      alignment: AlignmentType.CENTER,
      border: {
        bottom: {
          style: BorderStyle.SINGLE,
          size: SEPARATOR.thickness * 8,
          space: SEPARATOR.space,
          color: LETTERHEAD_RED,
        },
      },
      children: [run(documentNumber, BODY)],
    }),
  ]
}

/** As large as one line of the type area allows, then narrowed (percent of the normal width). */
export function headSize(head: string): { points: number; scale: number } {
  const room = TYPE_WIDTH / 20
  const fitting = Math.floor(room / widthOf(head))
  const points = Math.min(LARGEST, Math.max(SMALLEST, fitting))
  return { points, scale: Math.min(100, Math.floor((room * 100) / (widthOf(head) * points))) }
}
