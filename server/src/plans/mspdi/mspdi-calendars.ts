import type { CalendarSpec } from '@guatu/domain/calendar/calendar-spec'
import { addDays, type CivilDate, parseCivilDate } from '@guatu/domain/calendar/civil-date'
import { child, childrenOf, textOf, type XmlNode } from './xml-tree.ts'

export type MspdiCalendars = {
  readonly calendars: { readonly [key: string]: CalendarSpec }
  /** Key of a task's calendar; without one the project's. */
  keyOf(uid: string | undefined): string
}

/** Calendars with their weekdays and exceptions as days off or worked; hours are not kept. Keys are 'ms' and the UID. */
export function calendarsOf(project: XmlNode): MspdiCalendars {
  const own = textOf(project, 'CalendarUID')
  const nodes = childrenOf(child(project, 'Calendars'), 'Calendar').filter((c) => textOf(c, 'IsBaseCalendar') !== '0')
  const calendars = Object.fromEntries(nodes.map((c) => [`ms${textOf(c, 'UID')}`, specOf(c)]))
  const fallback = own && `ms${own}` in calendars ? `ms${own}` : 'cn'
  return { calendars, keyOf: (uid) => (uid && `ms${uid}` in calendars ? `ms${uid}` : fallback) }
}

function specOf(calendar: XmlNode): CalendarSpec {
  const weekdays: number[] = []
  const off: CivilDate[] = []
  const on: CivilDate[] = []
  const spans = [...childrenOf(child(calendar, 'Exceptions'), 'Exception')]
  for (const day of childrenOf(child(calendar, 'WeekDays'), 'WeekDay')) {
    const type = Number(textOf(day, 'DayType') ?? 0)
    const works = textOf(day, 'DayWorking') === '1'
    // MS Project counts from Sunday = 1; 0 is a span of dates, repeated under Exceptions since 2007.
    if (type === 0) spans.push(day)
    else if (works) weekdays.push(type === 1 ? 7 : type - 1)
  }
  for (const span of spans) {
    const period = child(span, 'TimePeriod')
    const from = parseCivilDate((period && textOf(period, 'FromDate')?.slice(0, 10)) ?? '')
    const to = parseCivilDate((period && textOf(period, 'ToDate')?.slice(0, 10)) ?? '')
    if (!from || !to) continue
    for (let day = from, n = 0; day <= to && n < 4000; day = addDays(day, 1), n++) {
      ;(textOf(span, 'DayWorking') === '1' ? on : off).push(day)
    }
  }
  return { kind: 'custom', weekdays: weekdays.sort((a, b) => a - b), off: each(off), on: each(on) }
}

/** Each day once, in order: a file names them under WeekDays and again under Exceptions. */
const each = (days: readonly CivilDate[]): CivilDate[] => [...new Set(days)].sort()
