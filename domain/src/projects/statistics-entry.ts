import {
  addDays,
  type CivilDate,
  dayOfMonth,
  daysBetween,
  daysInMonth,
  monthOf,
  yearOf,
} from '../calendar/civil-date.ts'
import { compareInstants, type Instant, isAtOrBefore } from '../kernel/instant.ts'

/** 纳统 / 入库: none, filed, entered, rejected, removed. */
export type EntryState = 'none' | 'filed' | 'entered' | 'rejected' | 'removed'

export type EntryFact = {
  readonly id: string
  readonly occurredOn: CivilDate
  readonly recordedAt: Instant
  readonly state: EntryState
  /** Statistics month ('2026-11') for filed and entered. */
  readonly month: string | null
  readonly reason: string | null
  /** The entry that this one corrects. */
  readonly supersedes?: string | null
}

export type StatisticsEntry = {
  readonly state: EntryState
  readonly since: CivilDate | null
  readonly month: string | null
  readonly reason: string | null
  /** Days since the start without being entered; null when not started, or entered. */
  readonly startedNotEnteredDays: number | null
  /** Full months of the same; 31 January to 28 February is one. */
  readonly startedNotEnteredMonths: number | null
}

/** Where a project stands with statistics at a day, and for how long it is started and not entered. Overdue on day 1 is 1. */
export function statisticsEntry(
  entries: readonly EntryFact[],
  startedOn: CivilDate | null,
  at: { readonly asOf: CivilDate; readonly knownAt: Instant },
): StatisticsEntry {
  let last: EntryFact | null = null
  const known = entries.filter((e) => isAtOrBefore(e.recordedAt, at.knownAt))
  const replaced = new Set(known.map((e) => e.supersedes))
  for (const e of known) {
    if (e.occurredOn > at.asOf || replaced.has(e.id)) continue
    if (last === null || isLater(e, last)) last = e
  }
  const state = last?.state ?? 'none'
  const waits = startedOn !== null && startedOn <= at.asOf && state !== 'entered'
  return {
    state,
    since: last?.occurredOn ?? null,
    month: last?.month ?? null,
    reason: last?.reason ?? null,
    startedNotEnteredDays: waits ? daysBetween(startedOn, at.asOf) : null,
    startedNotEnteredMonths: waits ? fullMonths(startedOn, at.asOf) : null,
  }
}

function isLater(a: EntryFact, b: EntryFact): boolean {
  if (a.occurredOn !== b.occurredOn) return a.occurredOn > b.occurredOn
  const order = compareInstants(a.recordedAt, b.recordedAt)
  return order !== 0 ? order > 0 : a.id > b.id
}

/** Whole months from a day to a later one; a month without that day ends on its last. */
export function fullMonths(from: CivilDate, to: CivilDate): number {
  const months = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from)
  const day = Math.min(dayOfMonth(from), daysInMonth(yearOf(to), monthOf(to)))
  return dayOfMonth(to) >= day ? months : months - 1
}

/** Months from a day to a later one with one decimal, a begun month as a half: '2.0' exactly two, '2.5' more than two. */
export function printMonths(from: CivilDate, to: CivilDate): string {
  const full = fullMonths(from, to)
  const exact = fullMonths(from, addDays(to, -1)) < full
  return exact || from === to ? `${full}.0` : `${full}.5`
}

/** A local window in which entries are taken: from one day of the month to another, both included (data of the place). */
export type EntryWindow = { readonly fromDay: number; readonly toDay: number }

/** The first day on or after `day` that lies in the window. */
export function nextWindowDay(window: EntryWindow, day: CivilDate): CivilDate {
  let candidate = day
  while (dayOfMonth(candidate) < window.fromDay || dayOfMonth(candidate) > window.toDay)
    candidate = addDays(candidate, 1)
  return candidate
}
