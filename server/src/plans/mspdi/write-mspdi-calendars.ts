import { type CalendarSpec, calendarOf } from '@guatu/domain/calendar/calendar-spec'
import { addDays, type CivilDate, daysBetween, toDayNumber, weekdayOf } from '@guatu/domain/calendar/civil-date'
import { isWorkingDay, type WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { element, type Xml } from './xml-element.ts'

/** A calendar of the plan with the number it has in the file. */
export type NumberedCalendar = { readonly uid: number; readonly key: string; readonly spec: CalendarSpec }

const HOURS = [
  ['08:00:00', '12:00:00'],
  ['13:00:00', '17:00:00'],
] as const

/** Numbers the plan's calendars; those that came from MS Project ('ms' and a number) keep theirs. */
export function numberedCalendars(specs: { readonly [key: string]: CalendarSpec }): NumberedCalendar[] {
  const own = (key: string): number | null => (/^ms[1-9]\d{0,8}$/.test(key) ? Number(key.slice(2)) : null)
  const taken = new Set(Object.keys(specs).flatMap((key) => own(key) ?? []))
  let next = 1
  return Object.entries(specs).map(([key, spec]) => {
    const kept = own(key)
    if (kept !== null) return { uid: kept, key, spec }
    while (taken.has(next)) next++
    taken.add(next)
    return { uid: next, key, spec }
  })
}

/**
 * One base calendar: weekdays, and each day from `from` to `to` that differs from them as an exception. A custom calendar with weekdays of its
 * own writes its own lists instead, whatever the years.
 */
export function calendarXml(
  calendar: NumberedCalendar,
  official: WorkingCalendar,
  from: CivilDate,
  to: CivilDate,
): Xml {
  const { uid, key, spec } = calendar
  const weekdays = spec.kind === 'sevenDay' ? [1, 2, 3, 4, 5, 6, 7] : (spec.weekdays ?? [1, 2, 3, 4, 5])
  const listed = spec.kind === 'custom' && spec.weekdays && !spec.offYearly?.length
  const spans = listed
    ? [...spansOf(spec.off ?? [], false), ...spansOf(spec.on ?? [], true)]
    : differing(calendarOf(spec, official), weekdays, from, to)
  return element('Calendar', [
    element('UID', uid),
    element('Name', key),
    element('IsBaseCalendar', 1),
    element('BaseCalendarUID', -1),
    element('WeekDays', [
      ...[1, 2, 3, 4, 5, 6, 7].map((day) => weekDay(day, weekdays.includes(day === 1 ? 7 : day - 1))),
      ...spans.map((span) => weekDay(0, span.works, span)),
    ]),
    ...(spans.length > 0 ? [element('Exceptions', spans.map(exception))] : []),
  ])
}

type Span = { readonly first: CivilDate; readonly last: CivilDate; readonly works: boolean }

const period = (span: Span): Xml =>
  element('TimePeriod', [element('FromDate', `${span.first}T00:00:00`), element('ToDate', `${span.last}T23:59:00`)])

const hours = (works: boolean): Xml[] =>
  works
    ? [
        element(
          'WorkingTimes',
          HOURS.map(([begin, end]) => element('WorkingTime', [element('FromTime', begin), element('ToTime', end)])),
        ),
      ]
    : []

/** MS Project counts from Sunday = 1; 0 is a span of dates, which it repeats under Exceptions. */
const weekDay = (day: number, works: boolean, span?: Span): Xml =>
  element('WeekDay', [
    element('DayType', day),
    element('DayWorking', works ? 1 : 0),
    ...(span ? [period(span)] : []),
    ...hours(works),
  ])

const exception = (span: Span): Xml =>
  element('Exception', [
    element('EnteredByOccurrences', 0),
    period(span),
    element('Occurrences', daysBetween(span.first, span.last) + 1),
    element('Name', ''),
    element('Type', 1),
    element('DayWorking', span.works ? 1 : 0),
    ...hours(span.works),
  ])

/** Days in a row as one span. */
function spansOf(days: readonly CivilDate[], works: boolean): Span[] {
  const spans: Span[] = []
  for (const day of [...new Set(days)].sort()) {
    const open = spans.at(-1)
    if (open && addDays(open.last, 1) === day) spans[spans.length - 1] = { ...open, last: day }
    else spans.push({ first: day, last: day, works })
  }
  return spans
}

function differing(cal: WorkingCalendar, weekdays: readonly number[], from: CivilDate, to: CivilDate): Span[] {
  const off: CivilDate[] = []
  const on: CivilDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const works = isWorkingDay(cal, day)
    if (works !== weekdays.includes(weekdayOf(toDayNumber(day)))) (works ? on : off).push(day)
  }
  return [...spansOf(off, false), ...spansOf(on, true)]
}
