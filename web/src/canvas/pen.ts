/**
 * What a chart is drawn with. A canvas and an SVG document answer to the same strokes, so the screen and the sheet of
 * paper can't differ. Lengths are CSS pixels; text stands on its middle line.
 */
export type Font = { readonly size: number; readonly bold?: boolean }
export type Align = 'left' | 'center' | 'right'

export interface Pen {
  rect(x: number, y: number, width: number, height: number, fill: string): void
  /** Closed polygon from x, y pairs. */
  polygon(points: readonly number[], fill: string | null, stroke?: string): void
  circle(x: number, y: number, radius: number, fill: string | null, stroke?: string): void
  /** Quarter of a disc from twelve to three o'clock. */
  quarter(x: number, y: number, radius: number, fill: string): void
  line(x1: number, y1: number, x2: number, y2: number, stroke: string, width?: number, dash?: readonly number[]): void
  text(text: string, x: number, y: number, font: Font, fill: string, align?: Align): void
  width(text: string, font: Font): number
  /** Draws inside a rectangle only. */
  clip(x: number, y: number, width: number, height: number, draw: () => void): void
}
