import { fontFamily } from '../theme/tokens.ts'
import type { Align, Font, Pen } from './pen.ts'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Text for XML: escaped, and without the control characters that XML 1.0 forbids. */
export const xml = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>"]/g, (c) => escapes[c]!)

const round = (n: number): number => Math.round(n * 100) / 100
const ANCHOR = { left: 'start', center: 'middle', right: 'end' } as const

/** Width of a text without a browser: full-width characters one em, others a little over half. */
export function estimateWidth(text: string, font: Font): number {
  let ems = 0
  for (const c of text) ems += c.codePointAt(0)! >= 0x1100 ? 1 : 0.56
  return ems * font.size * (font.bold ? 1.03 : 1)
}

/** Writes SVG elements. Attributes only, no style: a strict content security policy holds. */
export class SvgPen implements Pen {
  private readonly parts: string[] = []
  private clips = 0

  rect(x: number, y: number, width: number, height: number, fill: string): void {
    if (width <= 0 || height <= 0) return
    this.parts.push(
      `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}"/>`,
    )
  }

  polygon(points: readonly number[], fill: string | null, stroke?: string): void {
    this.parts.push(`<polygon points="${points.map(round).join(' ')}"${paint(fill, stroke)}/>`)
  }

  circle(x: number, y: number, radius: number, fill: string | null, stroke?: string): void {
    this.parts.push(`<circle cx="${round(x)}" cy="${round(y)}" r="${radius}"${paint(fill, stroke)}/>`)
  }

  quarter(x: number, y: number, r: number, fill: string): void {
    this.parts.push(
      `<path d="M${round(x)} ${round(y)}V${round(y - r)}A${r} ${r} 0 0 1 ${round(x + r)} ${round(y)}Z" fill="${fill}"/>`,
    )
  }

  line(x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1, dash?: readonly number[]): void {
    const dashes = dash ? ` stroke-dasharray="${dash.join(' ')}"` : ''
    this.parts.push(
      `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${stroke}" stroke-width="${width}"${dashes}/>`,
    )
  }

  text(text: string, x: number, y: number, font: Font, fill: string, align: Align = 'left'): void {
    const weight = font.bold ? ' font-weight="600"' : ''
    this.parts.push(
      `<text x="${round(x)}" y="${round(y + font.size * 0.36)}" font-size="${font.size}"${weight} fill="${fill}" text-anchor="${ANCHOR[align]}">${xml(text)}</text>`,
    )
  }

  width(text: string, font: Font): number {
    return estimateWidth(text, font)
  }

  clip(x: number, y: number, width: number, height: number, draw: () => void): void {
    const id = `c${this.clips++}`
    this.parts.push(
      `<clipPath id="${id}"><rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"/></clipPath><g clip-path="url(#${id})">`,
    )
    draw()
    this.parts.push('</g>')
  }

  /** All that was drawn, as one group in the given transform. */
  group(transform: string): string {
    return `<g transform="${transform}" font-family="${xml(fontFamily)}">${this.parts.join('')}</g>`
  }
}

const paint = (fill: string | null, stroke: string | undefined): string =>
  ` fill="${fill ?? 'none'}"${stroke === undefined ? '' : ` stroke="${stroke}"`}`
