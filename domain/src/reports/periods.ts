import {
  addDays,
  type CivilDate,
  type DayNumber,
  dayNumberOf,
  fromDayNumber,
  lastDayOfMonth,
  monthOf,
  parseCivilDate,
  partsOf,
  toDayNumber,
  weekdayOf,
  yearOf,
} from '../calendar/civil-date.ts'
import { lastWorkingDayOnOrBefore, type WorkingCalendar } from '../calendar/working-calendar.ts'
import { type Coded, coded } from '../kernel/coded.ts'
import { compareInstants, type Instant } from '../kernel/instant.ts'

export const PERIOD_KINDS = ['week', 'tenDays', 'halfMonth', 'month', 'quarter'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

/** How a campaign dispatches: by which periods, and when they are cut off and locked. */
export type Rhythm = {
  readonly kind: PeriodKind
  /** Nominal cut-off in calendar days after the period's last day; negative: before it (−2: a week's Friday). */
  readonly cutOffDays: number
  /** The lock falls this many calendar days after the cut-off, at midnight Beijing time. */
  readonly lockDays: number
  /** A period that ends on 31 December stays open to this day of the next year ('01-15'). */
  readonly yearClosingDay?: string
}

/** Weekly: cut off on Friday, locked on Sunday night. */
export const WEEKLY: Rhythm = { kind: 'week', cutOffDays: -2, lockDays: 2, yearClosingDay: '01-15' }
/** Monthly: cut off five days after the month's end, locked three days later. */
export const MONTHLY: Rhythm = { kind: 'month', cutOffDays: 5, lockDays: 3, yearClosingDay: '01-15' }

export type Period = {
  /** Sorts as time does within a kind: '2026-W47', '2026-11-T2', '2026-11-H1', '2026-11', '2026-Q4'. */
  readonly key: string
  readonly kind: PeriodKind
  readonly opensOn: CivilDate
  readonly closesOn: CivilDate
  /** Last day for reports in time; a nominal cut-off on a rest day falls on the last working day before. */
  readonly cutOff: CivilDate
  /** From this instant on the period is locked: figures stay, corrections are new facts shown as such. */
  readonly lockAt: Instant
}

type Span = { readonly key: string; readonly opensOn: CivilDate; readonly closesOn: CivilDate }

/** The period of a rhythm that holds a day. */
export function periodOf(rhythm: Rhythm, day: CivilDate, calendar: WorkingCalendar): Period {
  const span = spanOf(rhythm.kind, day)
  const cutOff = lastWorkingDayOnOrBefore(calendar, addDays(span.closesOn, rhythm.cutOffDays))
  let lockOn = addDays(cutOff, rhythm.lockDays)
  if (rhythm.yearClosingDay && span.closesOn.endsWith('-12-31')) {
    const closing = parseCivilDate(`${yearOf(span.closesOn) + 1}-${rhythm.yearClosingDay}`)
    if (closing && closing > lockOn) lockOn = closing
  }
  return { ...span, kind: rhythm.kind, cutOff, lockAt: endOfDayInBeijing(lockOn) }
}

/** 24:00 of a civil day in Asia/Shanghai (UTC+8 all year) as an instant. */
export const endOfDayInBeijing = (day: CivilDate): Instant => `${day}T16:00:00.000Z`

/** 0:00 of a civil day in Asia/Shanghai as an instant. */
export const startOfDayInBeijing = (day: CivilDate): Instant => endOfDayInBeijing(addDays(day, -1))

export const nextPeriod = (rhythm: Rhythm, period: Period, calendar: WorkingCalendar): Period =>
  periodOf(rhythm, addDays(period.closesOn, 1), calendar)

export const previousPeriod = (rhythm: Rhythm, period: Period, calendar: WorkingCalendar): Period =>
  periodOf(rhythm, addDays(period.opensOn, -1), calendar)

export type PeriodState = 'future' | 'open' | 'cutOff' | 'locked'

/** What a period is at an instant, a function of now and of nothing else; no tick of a clock opens or locks it. */
export function periodState(period: Period, now: Instant): PeriodState {
  if (compareInstants(now, startOfDayInBeijing(period.opensOn)) < 0) return 'future'
  if (compareInstants(now, period.lockAt) >= 0) return 'locked'
  return compareInstants(now, endOfDayInBeijing(period.cutOff)) < 0 ? 'open' : 'cutOff'
}

/** First and last day and key of the period of a kind that holds a day. */
export function spanOf(kind: PeriodKind, day: CivilDate): Span {
  if (kind === 'week') return weekOf(day)
  const { year, month } = { year: yearOf(day), month: monthOf(day) }
  const monthKey = day.slice(0, 7)
  const at = (d: number): CivilDate => fromDayNumber(dayNumberOf(year, month, d))
  const last = lastDayOfMonth(year, month)
  const dom = Number(day.slice(8, 10))
  if (kind === 'tenDays') {
    const n = dom <= 10 ? 1 : dom <= 20 ? 2 : 3
    return { key: `${monthKey}-T${n}`, opensOn: at(n * 10 - 9), closesOn: n === 3 ? last : at(n * 10) }
  }
  if (kind === 'halfMonth') {
    return dom <= 15
      ? { key: `${monthKey}-H1`, opensOn: at(1), closesOn: at(15) }
      : { key: `${monthKey}-H2`, opensOn: at(16), closesOn: last }
  }
  if (kind === 'month') return { key: monthKey, opensOn: at(1), closesOn: last }
  const quarter = Math.ceil(month / 3)
  return {
    key: `${day.slice(0, 4)}-Q${quarter}`,
    opensOn: fromDayNumber(dayNumberOf(year, quarter * 3 - 2, 1)),
    closesOn: lastDayOfMonth(year, quarter * 3),
  }
}

/**
 * Monday to Sunday, numbered as ISO 8601 does, but cut at 31 December: running totals start again on 1 January.
 * The head of a year that ISO counts to the year before is week 00; its tail that ISO counts to the next year is week 53.
 */
function weekOf(day: CivilDate): Span {
  const n = toDayNumber(day)
  const year = yearOf(day)
  const monday: DayNumber = n - weekdayOf(n) + 1
  const thursday = partsOf(monday + 3)
  const number =
    thursday.year < year ? 0 : thursday.year > year ? 53 : Math.floor((monday + 3 - dayNumberOf(year, 1, 1)) / 7) + 1
  const opens = Math.max(monday, dayNumberOf(year, 1, 1))
  const closes = Math.min(monday + 6, dayNumberOf(year, 12, 31))
  return {
    key: `${String(year).padStart(4, '0')}-W${String(number).padStart(2, '0')}`,
    opensOn: fromDayNumber(opens),
    closesOn: fromDayNumber(closes),
  }
}

const KEYS: readonly [PeriodKind, RegExp][] = [
  ['week', /^(\d{4})-W(\d{2})$/],
  ['tenDays', /^(\d{4})-(\d{2})-T([123])$/],
  ['halfMonth', /^(\d{4})-(\d{2})-H([12])$/],
  ['month', /^(\d{4})-(\d{2})$/],
  ['quarter', /^(\d{4})-Q([1-4])$/],
]

/** The span of a period key, or null when no such period exists ('2026-13', '2026-W60'). */
export function parsePeriodKey(key: string): (Span & { readonly kind: PeriodKind }) | null {
  for (const [kind, form] of KEYS) {
    const m = form.exec(key)
    if (!m) continue
    const day = dayInside(kind, Number(m[1]), Number(m[2]), Number(m[3] ?? 1))
    if (day === null) return null
    const span = spanOf(kind, day)
    return span.key === key ? { ...span, kind } : null
  }
  return null
}

function dayInside(kind: PeriodKind, year: number, second: number, third: number): CivilDate | null {
  if (kind === 'week') {
    const january4 = dayNumberOf(year, 1, 4)
    const monday = january4 - weekdayOf(january4) + 1 + (second - 1) * 7
    const inYear = Math.min(Math.max(monday + 3, dayNumberOf(year, 1, 1)), dayNumberOf(year, 12, 31))
    return fromDayNumber(inYear)
  }
  const month = kind === 'quarter' ? second * 3 : second
  if (month < 1 || month > 12) return null
  const dom = kind === 'tenDays' ? third * 10 - 5 : kind === 'halfMonth' ? third * 15 - 5 : 15
  return fromDayNumber(dayNumberOf(year, month, dom))
}

/** The period's name: 第47周（11月16日—11月22日）. */
export function periodLabel(key: string): Coded {
  const span = parsePeriodKey(key)
  if (!span) return coded('reports.period.unknown', { key })
  const params = { year: yearOf(span.closesOn), month: monthOf(span.closesOn), from: span.opensOn, to: span.closesOn }
  if (span.kind === 'quarter') return coded('reports.period.quarter', { ...params, n: Number(key.slice(-1)) })
  if (span.kind !== 'week') return coded(`reports.period.${span.kind}${numbered(key)}`, params)
  const n = Number(key.slice(-2))
  return n === 0 ? coded('reports.period.yearHead', params) : coded('reports.period.week', { ...params, n })
}

const numbered = (key: string): string => /[TH]([123])$/.exec(key)?.[1] ?? ''

/** How many periods lie from the period of `earlier` to the period of `later` (0: the same). */
export function periodsApart(kind: PeriodKind, earlier: CivilDate, later: CivilDate): number {
  let count = 0
  let span = spanOf(kind, later)
  while (span.opensOn > earlier) {
    count += 1
    span = spanOf(kind, addDays(span.opensOn, -1))
  }
  return count
}
