import type { Pen } from '../canvas/pen.ts'
import { type Tick, type TimeScale, tickKinds, ticks, xOf } from '../canvas/time-scale.ts'
import { monthsShort } from '../parts/date-model.ts'
import { neutral } from '../theme/tokens.ts'

/** Height of the two lines that head a small picture. */
export const timeHeadHeight = 40

const small = { size: 12 }
const head = { size: 12, bold: true }

export function tickText(tick: Tick, language: string): string {
  const english = language === 'en'
  if (tick.kind === 'year') return english ? `${tick.year}` : `${tick.year}年`
  if (tick.kind === 'quarter') return english ? `Q${tick.index} ${tick.year}` : `${tick.year}年${tick.index}季度`
  if (tick.kind === 'month')
    return english ? `${monthsShort[tick.index - 1]} ${tick.year}` : `${tick.year}年${tick.index}月`
  if (tick.kind === 'week') return english ? `W${tick.index}` : `${tick.index}周`
  return `${tick.index}`
}

/** The same without the year, which the line above tells. */
export function shortTickText(tick: Tick, language: string): string {
  if (tick.kind === 'quarter') return language === 'en' ? `Q${tick.index}` : `${tick.index}季度`
  if (tick.kind === 'month') return language === 'en' ? monthsShort[tick.index - 1]! : `${tick.index}月`
  return tickText(tick, language)
}

/** Days side by side from `left` to the right edge, whatever the picture's width. */
export const scaleOver = (first: number, last: number, width: number): TimeScale => ({
  first,
  last,
  pxPerDay: width / Math.max(1, last - first + 1),
})

type Frame = { readonly left: number; readonly width: number; readonly height: number; readonly language: string }

/** Two lines of time over a picture whose days begin at `left`, and a faint line down to its foot at each smaller span. */
export function drawTimeHead(pen: Pen, scale: TimeScale, frame: Frame): void {
  const { left, width, height, language } = frame
  const { major, minor } = tickKinds(scale.pxPerDay)
  pen.rect(0, 0, width, timeHeadHeight, neutral.n50)
  const line = (kind: typeof major, y: number, text: (tick: Tick) => string, font: typeof small) => {
    for (const tick of ticks(kind, scale.first, scale.last)) {
      const x = Math.max(left, left + xOf(scale, tick.from))
      const end = Math.min(width, left + xOf(scale, tick.last + 1))
      if (x > left) pen.line(x, y, x, kind === minor ? height : y + timeHeadHeight / 2, neutral.n200)
      if (pen.width(text(tick), font) + 6 <= end - x)
        pen.text(text(tick), x + 4, y + timeHeadHeight / 4, font, neutral.n700)
    }
  }
  line(major, 0, (tick) => tickText(tick, language), head)
  line(minor, timeHeadHeight / 2, (tick) => shortTickText(tick, language), small)
  pen.line(0, timeHeadHeight - 0.5, width, timeHeadHeight - 0.5, neutral.n300)
}
