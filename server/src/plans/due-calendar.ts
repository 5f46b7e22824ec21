import { addDays, type CivilDate } from '@guatu/domain/calendar/civil-date'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { ICalCalendar } from 'ical-generator'
import type { DueRow } from './link-reads.ts'

/** Midnight of a civil date by the process's own clock, which is how the library takes an all-day event's date. */
const midnightOf = (date: string): Date => new Date(`${date}T00:00:00`)

/** What is due as iCalendar: one all-day event each, with the project's page, and a name that stays when the date moves. */
export function dueCalendar(
  rows: readonly DueRow[],
  of: { readonly person: string; readonly publicUrl: URL; readonly lang: Lang; readonly now: Date },
): string {
  const name = say({ code: 'plans.myCalendar', params: { person: of.person } }, of.lang)
  const calendar = new ICalCalendar({
    name,
    prodId: { company: 'guatu', product: 'due', language: of.lang },
    ttl: 3600,
  })
  for (const row of rows) {
    const what = say({ code: `plans.due.${row.kind}`, params: { what: row.what } }, of.lang)
    calendar.createEvent({
      id: `${row.kind}-${['bottleneck', 'awaited'].includes(row.kind) ? row.id : `${row.projectId}-${row.what}`}@guatu`,
      start: midnightOf(row.dueOn),
      end: midnightOf(addDays(row.dueOn as CivilDate, 1)),
      allDay: true,
      stamp: of.now,
      summary: `${row.projectName}：${what}`,
      url: new URL(`projects/${row.projectId}`, of.publicUrl).href,
    })
  }
  return calendar.toString()
}
