import { type DayNumber, dayNumberOf, partsOf, weekdayOf } from '@guatu/domain/calendar/civil-date'

/** A linear axis of days; `first` stands at x = 0. */
export type TimeScale = { readonly first: DayNumber; readonly last: DayNumber; readonly pxPerDay: number }

export const xOf = (scale: TimeScale, day: DayNumber): number => (day - scale.first) * scale.pxPerDay
export const dayAt = (scale: TimeScale, x: number): DayNumber => scale.first + Math.floor(x / scale.pxPerDay)
export const widthOf = (scale: TimeScale): number => (scale.last - scale.first + 1) * scale.pxPerDay

export const zooms = ['year', 'quarter', 'month', 'week'] as const
export type Zoom = (typeof zooms)[number]
/** Pixels a day at each zoom: a whole campaign, a year, a quarter, a month fit a desk's width. */
export const pxPerDayOf: { readonly [Z in Zoom]: number } = { year: 0.8, quarter: 2.4, month: 8, week: 26 }

export type TickKind = 'year' | 'quarter' | 'month' | 'week' | 'day'
/** A span of the header; `last` included. `index`: quarter 1–4, month 1–12, ISO week, day of month. */
export type Tick = {
  readonly kind: TickKind
  readonly from: DayNumber
  readonly last: DayNumber
  readonly year: number
  readonly index: number
}

/** The two lines of the header at a density. */
export function tickKinds(pxPerDay: number): { readonly major: TickKind; readonly minor: TickKind } {
  if (pxPerDay < 1.4) return { major: 'year', minor: 'quarter' }
  if (pxPerDay < 5) return { major: 'quarter', minor: 'month' }
  if (pxPerDay < 16) return { major: 'month', minor: 'week' }
  return { major: 'week', minor: 'day' }
}

/** All spans of a kind that touch `from`–`to`, whole even where they stick out. */
export function ticks(kind: TickKind, from: DayNumber, to: DayNumber): Tick[] {
  const out: Tick[] = []
  let at = startOf(kind, from)
  while (at <= to) {
    const next = nextOf(kind, at)
    out.push(tickAt(kind, at, next - 1))
    at = next
  }
  return out
}

function startOf(kind: TickKind, day: DayNumber): DayNumber {
  if (kind === 'day') return day
  if (kind === 'week') return day - weekdayOf(day) + 1
  const { year, month } = partsOf(day)
  if (kind === 'month') return dayNumberOf(year, month, 1)
  if (kind === 'quarter') return dayNumberOf(year, month - ((month - 1) % 3), 1)
  return dayNumberOf(year, 1, 1)
}

function nextOf(kind: TickKind, start: DayNumber): DayNumber {
  if (kind === 'day') return start + 1
  if (kind === 'week') return start + 7
  const { year, month } = partsOf(start)
  const after = month + (kind === 'month' ? 1 : kind === 'quarter' ? 3 : 12)
  return after > 12 ? dayNumberOf(year + 1, after - 12, 1) : dayNumberOf(year, after, 1)
}

function tickAt(kind: TickKind, from: DayNumber, last: DayNumber): Tick {
  const { year, month, day } = partsOf(from)
  if (kind === 'week') return { kind, from, last, ...isoWeek(from) }
  const index = kind === 'day' ? day : kind === 'month' ? month : kind === 'quarter' ? (month + 2) / 3 : year
  return { kind, from, last, year, index }
}

/** ISO 8601 week of a Monday: the week belongs to the year of its Thursday. */
function isoWeek(monday: DayNumber): { year: number; index: number } {
  const { year } = partsOf(monday + 3)
  return { year, index: Math.floor((monday + 3 - dayNumberOf(year, 1, 1)) / 7) + 1 }
}

/** The scale after a zoom, and the scroll that keeps the day under `anchorX` (from the chart's left edge) in place. */
export function zoomAround(
  scale: TimeScale,
  scrollX: number,
  anchorX: number,
  pxPerDay: number,
): { readonly scale: TimeScale; readonly scrollX: number } {
  const bounded = Math.min(40, Math.max(0.25, pxPerDay))
  const day = (scrollX + anchorX) / scale.pxPerDay
  return { scale: { ...scale, pxPerDay: bounded }, scrollX: Math.max(0, day * bounded - anchorX) }
}
