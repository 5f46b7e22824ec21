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

/**
 * How a district dispatches: by which periods, and when they are cut off and locked. A rhythm that took the place of another
 * names the day it began and the one before it, so that any day finds the rhythm that held on it; it begins on the first day
 * of one of its own periods, and the period that was running is cut on the eve.
 */
export type Rhythm = {
  readonly kind: PeriodKind
  /** Nominal cut-off in calendar days after the period's last day; negative: before it (−2: a week's Friday). */
  readonly cutOffDays: number
  /** The lock falls this many calendar days after the cut-off, at midnight Beijing time. */
  readonly lockDays: number
  /** A period that ends on 31 December stays open to this day of the next year ('01-15'). */
  readonly yearClosingDay?: string
  /** Absent: it has always held. */
  readonly since?: { readonly day: CivilDate; readonly before: Rhythm }
}

/** Weekly: cut off on Friday, locked on Sunday night. */
export const WEEKLY: Rhythm = { kind: 'week', cutOffDays: -2, lockDays: 2, yearClosingDay: '01-15' }
/** Monthly: cut off five days after the month's end, locked three days later. */
export const MONTHLY: Rhythm = { kind: 'month', cutOffDays: 5, lockDays: 3, yearClosingDay: '01-15' }

export type Period = Span & {
  /** Last day for reports in time; a nominal cut-off on a rest day falls on the last working day before. */
  readonly cutOff: CivilDate
  /** From this instant on the period is locked: figures stay, corrections are new facts shown as such. */
  readonly lockAt: Instant
}

export type Span = {
  /** Sorts as time does within a kind: '2026-W47', '2026-11-T2', '2026-11-H1', '2026-11', '2026-Q4'. */
  readonly key: string
  readonly kind: PeriodKind
  readonly opensOn: CivilDate
  readonly closesOn: CivilDate
}

/** The rhythm that held on a day, with those before it. */
export function rhythmOn(rhythm: Rhythm, day: CivilDate): Rhythm {
  let held = rhythm
  while (held.since && day < held.since.day) held = held.since.before
  return held
}

/** First and last day and key of the period that holds a day, by the rhythm of that day; the last one before a change is cut. */
export function spanIn(rhythm: Rhythm, day: CivilDate): Span {
  const held = rhythmOn(rhythm, day)
  const span = spanOf(held.kind, day)
  let next: Rhythm | undefined
  for (let r = rhythm; r !== held; r = r.since!.before) next = r
  const eve = next?.since && addDays(next.since.day, -1)
  const begins = held.since && span.opensOn < held.since.day ? held.since.day : span.opensOn
  return { ...span, opensOn: begins, closesOn: eve !== undefined && eve < span.closesOn ? eve : span.closesOn }
}

/** The last day for reports in time. A period that was cut short and would end before it began is cut off on its last days. */
export function cutOffOf(rhythm: Rhythm, span: Span, calendar: WorkingCalendar): CivilDate {
  const { cutOffDays } = rhythmOn(rhythm, span.opensOn)
  const nominal = lastWorkingDayOnOrBefore(calendar, addDays(span.closesOn, cutOffDays))
  if (nominal >= span.opensOn) return nominal
  const last = lastWorkingDayOnOrBefore(calendar, span.closesOn)
  return last >= span.opensOn ? last : span.closesOn
}

/** The period of a rhythm that holds a day. */
export function periodOf(rhythm: Rhythm, day: CivilDate, calendar: WorkingCalendar): Period {
  const span = spanIn(rhythm, day)
  const { lockDays, yearClosingDay } = rhythmOn(rhythm, day)
  const cutOff = cutOffOf(rhythm, span, calendar)
  let lockOn = addDays(cutOff, lockDays)
  if (yearClosingDay && span.closesOn.endsWith('-12-31')) {
    const closing = parseCivilDate(`${yearOf(span.closesOn) + 1}-${yearClosingDay}`)
    if (closing && closing > lockOn) lockOn = closing
  }
  return { ...span, cutOff, lockAt: endOfDayInBeijing(lockOn) }
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

/** First and last day and key of the whole period of a kind that holds a day. */
export const spanOf = (kind: PeriodKind, day: CivilDate): Span => ({ ...daysOf(kind, day), kind })

function daysOf(kind: PeriodKind, day: CivilDate): Omit<Span, 'kind'> {
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
function weekOf(day: CivilDate): Omit<Span, 'kind'> {
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
export function parsePeriodKey(key: string): Span | null {
  for (const [kind, form] of KEYS) {
    const m = form.exec(key)
    if (!m) continue
    const day = dayInside(kind, Number(m[1]), Number(m[2]), Number(m[3] ?? 1))
    if (day === null) return null
    const span = spanOf(kind, day)
    return span.key === key ? span : null
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

/** The period's name: 第47周（11月16日—11月22日）, 11月（11月1日—11月30日）; one that was cut needs its days, a key alone names the whole. */
export function periodLabel(period: string | Span): Coded {
  const span = typeof period === 'string' ? parsePeriodKey(period) : period
  if (!span) return coded('reports.period.unknown', { key: period as string })
  const { key } = span
  const params = { year: yearOf(span.closesOn), month: monthOf(span.closesOn), from: span.opensOn, to: span.closesOn }
  if (span.kind === 'quarter') return coded('reports.period.quarter', { ...params, n: Number(key.slice(-1)) })
  if (span.kind !== 'week') return coded(`reports.period.${span.kind}${numbered(key)}`, params)
  const n = Number(key.slice(-2))
  return n === 0 ? coded('reports.period.yearHead', params) : coded('reports.period.week', { ...params, n })
}

const numbered = (key: string): string => /[TH]([123])$/.exec(key)?.[1] ?? ''

/** How many periods lie from the period of `earlier` to the period of `later` (0: the same). */
export function periodsApart(rhythm: Rhythm, earlier: CivilDate, later: CivilDate): number {
  let count = 0
  let span = spanIn(rhythm, later)
  while (span.opensOn > earlier) {
    count += 1
    span = spanIn(rhythm, addDays(span.opensOn, -1))
  }
  return count
}
