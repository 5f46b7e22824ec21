import { fontFamily } from '../theme/tokens.ts'
import type { Align, Font, Pen } from './pen.ts'

/** Widths of texts already measured; measuring is the dearest call of a frame. Cleared when it holds 20,000. */
const widths = new Map<string, number>()

const cssOf = (font: Font): string => `${font.bold ? '600 ' : ''}${font.size}px ${fontFamily}`
const cssByFont = new WeakMap<Font, string>()
function css(font: Font): string {
  let text = cssByFont.get(font)
  if (text === undefined) {
    text = cssOf(font)
    cssByFont.set(font, text)
  }
  return text
}

/** Draws on a 2D canvas. Sets a colour or font only when it changes. */
export class CanvasPen implements Pen {
  private readonly ctx: CanvasRenderingContext2D
  private fillNow = ''
  private strokeNow = ''
  private fontNow = ''
  private alignNow: Align = 'left'

  constructor(ctx: CanvasRenderingContext2D) {
    this.ctx = ctx
    ctx.textBaseline = 'middle'
    ctx.textAlign = 'left'
  }

  private fill(colour: string): void {
    if (colour === this.fillNow) return
    this.ctx.fillStyle = colour
    this.fillNow = colour
  }
  private stroke(colour: string, width: number): void {
    if (colour !== this.strokeNow) {
      this.ctx.strokeStyle = colour
      this.strokeNow = colour
    }
    if (this.ctx.lineWidth !== width) this.ctx.lineWidth = width
  }

  rect(x: number, y: number, width: number, height: number, fill: string): void {
    this.fill(fill)
    this.ctx.fillRect(x, y, width, height)
  }

  private paint(fill: string | null, stroke: string | undefined): void {
    if (fill !== null) {
      this.fill(fill)
      this.ctx.fill()
    }
    if (stroke !== undefined) {
      this.stroke(stroke, 1)
      this.ctx.stroke()
    }
  }

  polygon(points: readonly number[], fill: string | null, stroke?: string): void {
    const { ctx } = this
    ctx.beginPath()
    ctx.moveTo(points[0]!, points[1]!)
    for (let i = 2; i < points.length; i += 2) ctx.lineTo(points[i]!, points[i + 1]!)
    ctx.closePath()
    this.paint(fill, stroke)
  }

  circle(x: number, y: number, radius: number, fill: string | null, stroke?: string): void {
    this.ctx.beginPath()
    this.ctx.arc(x, y, radius, 0, 2 * Math.PI)
    this.paint(fill, stroke)
  }

  quarter(x: number, y: number, radius: number, fill: string): void {
    this.ctx.beginPath()
    this.ctx.moveTo(x, y)
    this.ctx.arc(x, y, radius, -Math.PI / 2, 0)
    this.ctx.closePath()
    this.paint(fill, undefined)
  }

  line(x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1, dash?: readonly number[]): void {
    const { ctx } = this
    this.stroke(stroke, width)
    if (dash) ctx.setLineDash(dash as number[])
    ctx.beginPath()
    ctx.moveTo(x1, y1)
    ctx.lineTo(x2, y2)
    ctx.stroke()
    if (dash) ctx.setLineDash([])
  }

  private use(font: Font): void {
    const text = css(font)
    if (text === this.fontNow) return
    this.ctx.font = text
    this.fontNow = text
  }

  text(text: string, x: number, y: number, font: Font, fill: string, align: Align = 'left'): void {
    this.use(font)
    this.fill(fill)
    if (align !== this.alignNow) {
      this.ctx.textAlign = align
      this.alignNow = align
    }
    this.ctx.fillText(text, x, y)
  }

  width(text: string, font: Font): number {
    const key = `${font.bold ? 'b' : ''}${font.size}|${text}`
    let width = widths.get(key)
    if (width === undefined) {
      if (widths.size > 20_000) widths.clear()
      this.use(font)
      width = this.ctx.measureText(text).width
      widths.set(key, width)
    }
    return width
  }

  clip(x: number, y: number, width: number, height: number, draw: () => void): void {
    const { ctx } = this
    ctx.save()
    ctx.beginPath()
    ctx.rect(x, y, width, height)
    ctx.clip()
    draw()
    ctx.restore()
    this.fillNow = ''
    this.strokeNow = ''
    this.fontNow = ''
    ctx.textAlign = 'left'
    this.alignNow = 'left'
  }
}
