import { type CivilDate, dayOfMonth, daysInMonth, monthOf, yearOf } from '../calendar/civil-date.ts'
import { type Fen, type Ratio, ratio, roundRatio, subtractRatios } from '../kernel/exact.ts'

/** What a rate needs of a year's plan. `span` are the planned months inside the year (1–12), for plans without months. */
export type PlanOfYear = {
  readonly year: number
  readonly months: readonly Fen[] | null
  readonly total: Fen
  readonly span?: { readonly from: number; readonly to: number }
}

/** Decimals of a printed ratio: 0.850 is 85.0 %. Rules compare at this precision. */
export const RATIO_DIGITS = 3
/** Decimals of printed percentage points. */
export const POINT_DIGITS = 1

const ZERO: Ratio = { num: 0n, den: 1n }
const ONE: Ratio = { num: 1n, den: 1n }

/**
 * Calendar share 序时进度 P(d) = (planned of full months before d + planned of d's month × day ÷ days of month) ÷ year's
 * plan, d inclusive. Without months: equal parts over the planned span (31 October of a full year: 10/12 = 83.3 %).
 * Null when the plan is zero. Before the year 0, after it 1.
 */
export function calendarShare(plan: PlanOfYear, day: CivilDate): Ratio | null {
  if (plan.total === 0) return null
  const year = yearOf(day)
  if (year !== plan.year) return year < plan.year ? ZERO : ONE
  return plan.months ? shareOfMonths(plan.months, plan.total, day) : shareOfSpan(plan.span ?? { from: 1, to: 12 }, day)
}

function shareOfMonths(months: readonly Fen[], total: Fen, day: CivilDate): Ratio {
  const month = monthOf(day)
  const days = daysInMonth(yearOf(day), month)
  let before = 0
  for (let m = 1; m < month; m += 1) before += months[m - 1] ?? 0
  const planned = BigInt(before) * BigInt(days) + BigInt(months[month - 1] ?? 0) * BigInt(dayOfMonth(day))
  return { num: planned, den: BigInt(total) * BigInt(days) }
}

function shareOfSpan(span: { from: number; to: number }, day: CivilDate): Ratio {
  const month = monthOf(day)
  if (month < span.from) return ZERO
  if (month > span.to) return ONE
  const days = daysInMonth(yearOf(day), month)
  const length = span.to - span.from + 1
  return ratio((month - span.from) * days + dayOfMonth(day), length * days)
}

/** Investment completion rate 投资完成率 = done since 1 January ÷ the year's plan; not capped; null on a zero plan. */
export const completionRate = (done: Fen, plan: PlanOfYear): Ratio | null =>
  plan.total === 0 ? null : ratio(done, plan.total)

/** completion rate − calendar share as an exact ratio; negative is behind. Null without a plan. */
export function lagOf(done: Fen, plan: PlanOfYear, day: CivilDate): Ratio | null {
  const rate = completionRate(done, plan)
  const share = calendarShare(plan, day)
  return rate && share ? subtractRatios(rate, share) : null
}

/** completion rate ÷ calendar share; null when nothing was due yet. */
export function lagRatioOf(done: Fen, plan: PlanOfYear, day: CivilDate): Ratio | null {
  const rate = completionRate(done, plan)
  const share = calendarShare(plan, day)
  return rate && share && share.num !== 0n ? { num: rate.num * share.den, den: rate.den * share.num } : null
}

/** Percentage points at printed precision: −0.1004 → '-10.0'. */
export const printPoints = (value: Ratio): string => roundRatio({ num: value.num * 100n, den: value.den }, POINT_DIGITS)

/**
 * Completion rate and calendar share in points, with as many decimals (one to three) as make their difference the printed lag: 81.84 −
 * 93.05 is −11.2, where 81.8 − 93.1 would be −11.3 to whoever checks it by hand.
 */
export function pointsThatAddUp(
  rate: Ratio,
  share: Ratio,
  lag: string,
): { readonly rate: string; readonly share: string } {
  const at = (value: Ratio, digits: number): string => roundRatio({ num: value.num * 100n, den: value.den }, digits)
  const adds = (digits: number): boolean => {
    const steps = (value: Ratio): bigint => BigInt(at(value, digits).replace('.', ''))
    return roundRatio({ num: steps(rate) - steps(share), den: 10n ** BigInt(digits) }, POINT_DIGITS) === lag
  }
  const digits = [1, 2, 3].find(adds) ?? POINT_DIGITS
  return { rate: at(rate, digits), share: at(share, digits) }
}

/** A ratio at printed precision: 0.8504 → '0.850'. */
export const printRatio = (value: Ratio): string => roundRatio(value, RATIO_DIGITS)

/** Funds-in-place rate 资金到位率 = (brought forward + arrived this year) ÷ funds planned this year; null on zero. */
export const fundsInPlaceRate = (broughtForward: Fen, arrived: Fen, planned: Fen): Ratio | null =>
  planned === 0 ? null : ratio(broughtForward + arrived, planned)

/** A part of a whole, such as started ÷ committed; null when the whole is empty. */
export const countRate = (part: number, whole: number): Ratio | null => (whole === 0 ? null : ratio(part, whole))

/** The increments of running totals in the order of their periods; a downward correction is negative 核减. */
export function increments(totals: readonly Fen[]): readonly Fen[] {
  return totals.map((total, i) => total - (i === 0 ? 0 : (totals[i - 1] ?? 0)))
}
