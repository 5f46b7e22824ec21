import { addDays, type CivilDate } from '@guatu/domain/calendar/civil-date'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { ICalCalendar } from 'ical-generator'
import type { DeskDate } from './desk-date.ts'

/** Midnight of a civil date by the process's own clock, which is how the library takes an all-day event's date. */
const midnightOf = (date: string): Date => new Date(`${date}T00:00:00`)

/** What is due as iCalendar: one all-day event each, with the page where it is done, and a name that stays when the date moves. */
export function dueCalendar(
  dates: readonly DeskDate[],
  of: { readonly person: string; readonly publicUrl: URL; readonly lang: Lang; readonly now: Date },
): string {
  const name = say({ code: 'plans.myCalendar', params: { person: of.person } }, of.lang)
  const calendar = new ICalCalendar({
    name,
    prodId: { company: 'guatu', product: 'due', language: of.lang },
    ttl: 3600,
  })
  for (const date of dates) {
    const due = say({ code: `plans.due.${date.kind}`, params: { what: date.what } }, of.lang)
    const what = date.provisional ? say({ code: 'plans.dueProvisional', params: { what: due } }, of.lang) : due
    calendar.createEvent({
      id: `${date.kind}-${date.key}@guatu`,
      start: midnightOf(date.dueOn),
      end: midnightOf(addDays(date.dueOn as CivilDate, 1)),
      allDay: true,
      stamp: of.now,
      summary: `${date.subject}：${what}`,
      url: new URL(date.page, of.publicUrl).href,
    })
  }
  return calendar.toString()
}
