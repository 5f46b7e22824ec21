import type { SCurve } from '@guatu/contract/plan-files'
import { type CivilDate, toDayNumber } from '@guatu/domain/calendar/civil-date'
import type { Pen } from '../canvas/pen.ts'
import { tickKinds, ticks } from '../canvas/time-scale.ts'
import { accent, neutral } from '../theme/tokens.ts'

type Line = 'planned' | 'earned' | 'actual'
type Point = { readonly day: number; readonly value: number }
export type CurveScene = {
  readonly lines: { readonly [L in Line]: readonly Point[] }
  readonly first: number
  readonly last: number
  readonly top: number
  readonly today: number
}

/** Yuan as 万元 for the axis and the table; percent as it is. */
const shownValue = (curve: SCurve, value: string): number =>
  curve.basis === 'money' ? Math.round(Number(value) / 100) / 100 : Number(value)

export function curveScene(curve: SCurve): CurveScene {
  const line = (of: SCurve['planned']): Point[] =>
    of.map((p) => ({ day: toDayNumber(p.on as CivilDate), value: shownValue(curve, p.value) }))
  const lines = { planned: line(curve.planned), earned: line(curve.earned), actual: line(curve.actual) }
  const all = [...lines.planned, ...lines.earned, ...lines.actual]
  const today = toDayNumber(curve.asOf as CivilDate)
  return {
    lines,
    today,
    first: Math.min(today, ...all.map((p) => p.day)),
    last: Math.max(today + 1, ...all.map((p) => p.day)),
    top:
      curve.basis === 'physical' ? Math.max(100, ...all.map((p) => p.value)) : Math.max(1, ...all.map((p) => p.value)),
  }
}

export type CurveRow = { readonly on: string } & { readonly [L in Line]: string | null }
/** Every day that any line has a point of, with what each says of it. */
export function curveRows(curve: SCurve): CurveRow[] {
  const of = (line: SCurve['planned']) => new Map(line.map((p) => [p.on, String(shownValue(curve, p.value))]))
  const [planned, earned, actual] = [of(curve.planned), of(curve.earned), of(curve.actual)]
  const days = [...new Set([...planned.keys(), ...earned.keys(), ...actual.keys()])].sort()
  return days.map((on) => ({
    on,
    planned: planned.get(on) ?? null,
    earned: earned.get(on) ?? null,
    actual: actual.get(on) ?? null,
  }))
}

const edge = { left: 56, right: 76, top: 20, bottom: 28 }
const small = { size: 12 }
const STYLES = {
  planned: { colour: neutral.n500, width: 2, dash: [6, 4] },
  earned: { colour: accent.base, width: 2.5, dash: undefined },
  actual: { colour: neutral.n900, width: 2, dash: [2, 2] },
} as const

type CurveFrame = {
  readonly width: number
  readonly height: number
  readonly names: { readonly [L in Line]: string }
  readonly unit: string
}

/** Three lines, each with its name at its end, so that none is told by colour alone. */
export function drawCurve(pen: Pen, scene: CurveScene, frame: CurveFrame): void {
  const { width, height } = frame
  pen.rect(0, 0, width, height, neutral.n0)
  const [wide, high] = [width - edge.left - edge.right, height - edge.top - edge.bottom]
  const x = (day: number) => edge.left + ((day - scene.first) / Math.max(1, scene.last - scene.first)) * wide
  const y = (value: number) => edge.top + high - (value / scene.top) * high
  for (let i = 0; i <= 4; i++) {
    const value = (scene.top * i) / 4
    pen.line(edge.left, y(value), edge.left + wide, y(value), neutral.n200)
    pen.text(String(Math.round(value)), edge.left - 6, y(value), small, neutral.n600, 'right')
  }
  pen.text(frame.unit, 4, 8, small, neutral.n600)
  const px = wide / Math.max(1, scene.last - scene.first)
  for (const tick of ticks(tickKinds(px).major, scene.first, scene.last)) {
    if (tick.from < scene.first) continue
    pen.line(x(tick.from), edge.top + high, x(tick.from), edge.top + high + 4, neutral.n400)
    const text = tick.kind === 'year' ? `${tick.year}` : `${tick.year}-${tick.index}`
    if (x(tick.from) + pen.width(text, small) < width)
      pen.text(text, x(tick.from) + 2, height - 12, small, neutral.n600)
  }
  pen.line(x(scene.today), edge.top, x(scene.today), edge.top + high, accent.line, 1, [4, 3])
  const taken: number[] = []
  for (const name of ['planned', 'earned', 'actual'] as const) {
    const points = scene.lines[name]
    const { colour, width: thick, dash } = STYLES[name]
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1]!, points[i]!]
      pen.line(x(a.day), y(a.value), x(b.day), y(b.value), colour, thick, dash)
    }
    const end = points.at(-1)
    if (!end) continue
    pen.circle(x(end.day), y(end.value), 3, colour)
    let at = y(end.value)
    while (taken.some((t) => Math.abs(t - at) < 14)) at += 14
    taken.push(at)
    pen.text(frame.names[name], x(end.day) + 7, at, small, colour)
  }
}
