import type { Wall } from '@guatu/domain/wall/decode-wall'
import { levelLetters } from '@guatu/domain/wall/snapshot'
import { drawDiamond, drawLevel, drawPennant, drawTail } from '../canvas/marks.ts'
import type { Pen } from '../canvas/pen.ts'
import type { WallTexts } from '../locales/wall.ts'
import { accent, neutral } from '../theme/tokens.ts'
import { drawMilestone } from './draw-bars.ts'
import { clothesOf, wordOf } from './wall-scene.ts'

/** A mark of the wall and its word; drawn 22 px wide from x, around y. */
export type LegendMark = {
  readonly word: string
  readonly draw: (pen: Pen, x: number, y: number) => void
}

/** Every mark that can stand on the wall: levels in the clothes of the rule set first, then bars and milestones. */
export function legendMarks(wall: Wall, texts: WallTexts): LegendMark[] {
  const { legend } = texts
  const levels = levelLetters.map(
    (level): LegendMark => ({
      word: wordOf({ wall, texts }, level),
      draw: (pen, x, y) => drawLevel(pen, level, x + 11, y, 12, clothesOf(wall, level)),
    }),
  )
  const bar = (word: string, height: number, fill: string): LegendMark => ({
    word,
    draw: (pen, x, y) => pen.rect(x, y - height / 2, 22, height, fill),
  })
  const milestone = (word: string, assessed: boolean, verified: boolean): LegendMark => ({
    word,
    draw: (pen, x, y) => drawMilestone(pen, x + 11, y, assessed, verified),
  })
  return [
    ...levels,
    bar(legend.plan, 8, neutral.n200),
    bar(legend.progress, 8, accent.base),
    bar(legend.done, 4, accent.line),
    bar(legend.critical, 4, neutral.n500),
    bar(legend.shadow, 3, neutral.n300),
    milestone(legend.assessed, true, false),
    milestone(legend.milestone, false, false),
    milestone(legend.verified, true, true),
    {
      word: legend.overdue,
      draw: (pen, x, y) => {
        drawDiamond(pen, x + 11, y, 8.5, neutral.n0, neutral.n900)
        drawMilestone(pen, x + 11, y, true, false)
      },
    },
    { word: legend.committed, draw: (pen, x, y) => drawPennant(pen, x + 8, y - 8, y + 8, neutral.n900, neutral.n0) },
    { word: legend.tail, draw: (pen, x, y) => drawTail(pen, x, x + 22, y - 4, 8, neutral.n600) },
    { word: legend.today, draw: (pen, x, y) => pen.line(x + 11, y - 8, x + 11, y + 8, accent.strong, 1.5) },
  ]
}
