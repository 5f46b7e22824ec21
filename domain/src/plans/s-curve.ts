import {
  type CivilDate,
  type DayNumber,
  dayNumberOf,
  fromDayNumber,
  partsOf,
  toDayNumber,
} from '../calendar/civil-date.ts'

/** Bars of one activity in civil days, both included: as planned (baseline or plan) and as the schedule has them now. */
export type CurveActivity = {
  readonly planned: { readonly start: CivilDate; readonly finish: CivilDate } | null
  readonly now: { readonly start: CivilDate; readonly finish: CivilDate }
  readonly started: boolean
  readonly finished: boolean
}
/** Percent of the whole with one decimal, as text. */
export type CurvePoint = { readonly on: CivilDate; readonly value: string }
export type PhysicalCurve = { readonly planned: readonly CurvePoint[]; readonly earned: readonly CurvePoint[] }

type Bar = { readonly from: DayNumber; readonly to: DayNumber; readonly weight: number }

/**
 * S-curve of work in calendar days of activity (milestones weigh nothing): each activity weighs its planned days and accrues evenly over its bar.
 * Planned: over the planned bars. Earned: over the bars as they are, only what was begun, only up to `asOf`; what is not in the plan
 * compared with weighs its own days. Points at each month's end, at the first and last day, and at `asOf`.
 */
export function physicalCurve(activities: readonly CurveActivity[], asOf: CivilDate): PhysicalCurve {
  const bars = activities.map((a) => ({ ...a, bar: barOf(a.planned ?? a.now) })).filter((a) => a.bar.weight > 0)
  const whole = bars.reduce((sum, a) => sum + a.bar.weight, 0)
  const planned = bars.filter((a) => a.planned !== null).map((a) => a.bar)
  const today = toDayNumber(asOf)
  const earned = bars.filter((a) => a.started || a.finished).map((a) => ({ ...barOf(a.now), weight: a.bar.weight }))
  return {
    planned: pointsOf(planned, whole, null),
    earned: pointsOf(earned, whole, today),
  }
}

function barOf({ start, finish }: { start: CivilDate; finish: CivilDate }): Bar {
  const [from, to] = [toDayNumber(start), toDayNumber(finish)]
  return { from, to, weight: Math.max(0, to - from + 1) }
}

function pointsOf(bars: readonly Bar[], whole: number, until: DayNumber | null): CurvePoint[] {
  if (bars.length === 0 || whole === 0) return []
  const first = bars.reduce((least, b) => Math.min(least, b.from), Number.POSITIVE_INFINITY)
  const end = bars.reduce((most, b) => Math.max(most, b.to), 0)
  const last = until === null ? end : Math.max(first, until)
  return daysShown(first - 1, last).map((day) => ({
    on: fromDayNumber(day),
    value: percent(accrued(bars, day), whole),
  }))
}

/** Days of work done by the end of a day, in thousandths, so that sums stay whole. */
const accrued = (bars: readonly Bar[], day: DayNumber): number =>
  bars.reduce((sum, b) => {
    const length = b.to - b.from + 1
    const passed = Math.min(length, Math.max(0, day - b.from + 1))
    return sum + Math.round((passed * b.weight * 1000) / length)
  }, 0)

const percent = (thousandths: number, whole: number): string => (Math.round(thousandths / whole) / 10).toFixed(1)

/** The day before the beginning, every month's last day, and the end. */
function daysShown(first: DayNumber, last: DayNumber): DayNumber[] {
  const days = [first]
  const { year, month } = partsOf(first)
  for (let m = month; ; m++) {
    const monthEnd = dayNumberOf(year + Math.floor(m / 12), (m % 12) + 1, 1) - 1
    if (monthEnd >= last) break
    if (monthEnd > first) days.push(monthEnd)
  }
  return last > first ? [...days, last] : days
}
