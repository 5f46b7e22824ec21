import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isProvisional, type WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'

/** A computed date as a list prints it: marked 暂定 where the holidays of its year are not announced; empty without one. */
export function sayComputed(calendar: WorkingCalendar, date: string | null, lang: Lang): string {
  if (date === null) return ''
  return isProvisional(calendar, date as CivilDate)
    ? say({ code: 'plans.dueProvisional', params: { what: date } }, lang)
    : date
}
