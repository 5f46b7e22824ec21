import { type Refusal, refuse } from '../kernel/coded.ts'
import { type CalendarSpec, isYearlySpan, type YearlySpan } from './calendar-spec.ts'
import { parseCivilDate } from './civil-date.ts'

type Json = { readonly [key: string]: unknown }

const KINDS = ['official', 'sevenDay', 'custom']
const isDates = (v: unknown): boolean =>
  Array.isArray(v) && v.every((d) => typeof d === 'string' && parseCivilDate(d) !== null)
const isWeekdays = (v: unknown): boolean =>
  Array.isArray(v) && v.every((d) => Number.isInteger(d) && (d as number) >= 1 && (d as number) <= 7)
const isSpans = (v: unknown): boolean =>
  Array.isArray(v) &&
  v.every((s) => typeof (s as YearlySpan | null)?.from === 'string' && typeof (s as YearlySpan).to === 'string')

const FIELDS: readonly (readonly [field: keyof CalendarSpec, fits: (v: unknown) => boolean, expected: string])[] = [
  ['kind', (v) => KINDS.includes(v as string), KINDS.join(' | ')],
  ['weekdays', isWeekdays, '[1–7, …]'],
  ['off', isDates, '["YYYY-MM-DD", …]'],
  ['on', isDates, '["YYYY-MM-DD", …]'],
  ['offYearly', isSpans, '[{ from, to }]'],
]

/** What is wrong with a calendar in JSON of unknown make: the field and what it should hold; null when it is one. Spans are not yet looked into. */
export function faultOfCalendar(value: Json): { readonly field: string; readonly expected: string } | null {
  for (const [field, fits, expected] of FIELDS) {
    const given = value[field]
    if (given === undefined || given === null ? field === 'kind' : !fits(given)) return { field, expected }
  }
  return null
}

/**
 * A calendar of the office's own from JSON: winter stop, ban on night work, exam days, typhoon days. Unknown fields are passed over. Refuses
 * with `plan-malformed` and the path, and a yearly span of days that do not exist with `calendar-span-malformed`.
 */
export function parseCalendar(value: unknown, key: string): CalendarSpec | Refusal {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('plan-malformed', { path: `/calendars/${key}`, expected: 'calendar' })
  }
  const fault = faultOfCalendar(value as Json)
  if (fault) return refuse('plan-malformed', { path: `/calendars/${key}/${fault.field}`, expected: fault.expected })
  const { kind, weekdays, off, on, offYearly } = value as CalendarSpec
  if (!(offYearly ?? []).every(isYearlySpan)) return refuse('calendar-span-malformed', { calendar: key })
  return {
    kind,
    ...(weekdays ? { weekdays } : {}),
    ...(off ? { off } : {}),
    ...(on ? { on } : {}),
    ...(offYearly ? { offYearly } : {}),
  }
}
