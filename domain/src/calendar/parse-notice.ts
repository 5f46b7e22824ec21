import { type Refusal, refuse } from '../kernel/coded.ts'
import { type CivilDate, parseCivilDate } from './civil-date.ts'
import { FIRST_YEAR, LAST_YEAR } from './covered-days.ts'
import type { CalendarNotice } from './working-calendar.ts'

type Json = { readonly [key: string]: unknown }

/**
 * The yearly notice 放假安排 from JSON, in either of two forms: `{ year, off: [dates], on: [dates], official? }`, or the one in which the notices
 * are published for programs, `{ year, days: [{ date, isOffDay }], papers? }`. A list of either gives several. Days of the December before may
 * stand in it. What has no paper behind it in the second form is a draft (`official: false`). Refuses with `calendar.noticeMalformed` and the path.
 */
export function parseNotices(value: unknown): readonly CalendarNotice[] | Refusal {
  const list = Array.isArray(value) ? value : [value]
  const notices: CalendarNotice[] = []
  for (const [i, item] of list.entries()) {
    const notice = parseNotice(item, Array.isArray(value) ? `/${i}` : '')
    if ('refused' in notice) return notice
    notices.push(notice)
  }
  return notices
}

function parseNotice(item: unknown, path: string): CalendarNotice | Refusal {
  if (typeof item !== 'object' || item === null) return malformed(path || '/', '{ year, off, on }')
  const { year, days, off, on, official, papers } = item as Json
  if (!Number.isInteger(year) || (year as number) < FIRST_YEAR || (year as number) > LAST_YEAR) {
    return malformed(`${path}/year`, `${FIRST_YEAR}–${LAST_YEAR}`)
  }
  const read = days === undefined ? fromLists(off, on, path) : fromDays(days, path)
  if ('refused' in read) return read
  for (const date of [...read.off, ...read.on]) {
    const eve = `${(year as number) - 1}-12`
    if (!date.startsWith(`${year}-`) && !date.startsWith(eve)) {
      return refuse('calendar.outsideYear', { date, year: year as number })
    }
  }
  const both = read.off.find((date) => read.on.includes(date))
  if (both) return refuse('calendar.bothOffAndOn', { date: both })
  const announced = days === undefined ? official !== false : Array.isArray(papers) && papers.length > 0
  return { year: year as number, ...read, official: announced }
}

type Days = { readonly off: readonly CivilDate[]; readonly on: readonly CivilDate[] }

function fromLists(off: unknown, on: unknown, path: string): Days | Refusal {
  const lists = [off ?? [], on ?? []].map((list) => (Array.isArray(list) ? list.map(dateIn) : [null]))
  const bad = lists.findIndex((list) => list.includes(null))
  if (bad >= 0) return malformed(`${path}/${bad === 0 ? 'off' : 'on'}`, '["YYYY-MM-DD", …]')
  const [free, worked] = lists as CivilDate[][]
  return { off: each(free!), on: each(worked!) }
}

function fromDays(days: unknown, path: string): Days | Refusal {
  if (!Array.isArray(days)) return malformed(`${path}/days`, '[{ date, isOffDay }]')
  const off: CivilDate[] = []
  const on: CivilDate[] = []
  for (const [i, day] of (days as (Json | null)[]).entries()) {
    const date = dateIn(day?.date)
    if (!date || typeof day?.isOffDay !== 'boolean') return malformed(`${path}/days/${i}`, '{ date, isOffDay }')
    ;(day.isOffDay ? off : on).push(date)
  }
  return { off: each(off), on: each(on) }
}

const dateIn = (text: unknown): CivilDate | null => (typeof text === 'string' ? parseCivilDate(text) : null)
const each = (dates: readonly CivilDate[]): CivilDate[] => [...new Set(dates)].sort()
const malformed = (path: string, expected: string): Refusal => refuse('calendar.noticeMalformed', { path, expected })
