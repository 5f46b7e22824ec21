import type { WorkCalendar } from '@guatu/contract/calendar'
import { type CalendarSpec, isYearlySpan, type YearlySpan } from '@guatu/domain/calendar/calendar-spec'
import { type CivilDate, parseCivilDate } from '@guatu/domain/calendar/civil-date'

/** A calendar as its form has it: stops and days as one line of text each. */
export type SpecFields = {
  key: string
  name: string
  kind: CalendarSpec['kind']
  weekdays: number[]
  offYearly: string
  off: string
  on: string
  retired?: boolean
  reason?: string
}

export const printSpans = (spans: readonly YearlySpan[] | undefined): string =>
  (spans ?? []).map((s) => `${s.from}—${s.to}`).join('，')
export const printDates = (dates: readonly string[] | undefined): string => (dates ?? []).join('，')
const parts = (text: string): string[] => text.split(/[\s,，、;；]+/).filter((p) => p !== '')

/** '11-15—03-15，06-07—06-10' as yearly stops; null where one can't be read. */
export function spansOf(text: string): YearlySpan[] | null {
  const spans = parts(text).map((part) => {
    const m = /^(\d{2}-\d{2})(?:—|–|~|至|-{2})(\d{2}-\d{2})$/.exec(part)
    return m ? { from: m[1]!, to: m[2]! } : null
  })
  return spans.every((s) => s !== null && isYearlySpan(s)) ? (spans as YearlySpan[]) : null
}

/** Dates apart by commas; null where one does not exist. */
export function datesOf(text: string): CivilDate[] | null {
  const dates = parts(text).map(parseCivilDate)
  return dates.every((d) => d !== null) ? (dates as CivilDate[]) : null
}

export const specFields = ({
  key,
  name,
  spec,
  retired,
}: Pick<WorkCalendar, 'key' | 'name'> & {
  spec: CalendarSpec | WorkCalendar['spec']
  retired?: boolean
}): SpecFields => ({
  // A custom calendar that names no weekdays follows the official days: said so, lest saving it made it another.
  ...{ key, name, kind: spec.kind === 'custom' && !spec.weekdays ? 'official' : spec.kind },
  weekdays: [...(spec.weekdays ?? [1, 2, 3, 4, 5, 6])],
  ...{ offYearly: printSpans(spec.offYearly), off: printDates(spec.off), on: printDates(spec.on) },
  ...(retired === undefined ? {} : { retired }),
})

/** The form back as a calendar; call it with texts that were checked. */
export function specOf(fields: SpecFields): WorkCalendar['spec'] {
  const [offYearly, off, on] = [
    spansOf(fields.offYearly ?? '') ?? [],
    datesOf(fields.off ?? '') ?? [],
    datesOf(fields.on ?? '') ?? [],
  ]
  return {
    kind: fields.kind,
    ...(fields.kind === 'custom' ? { weekdays: [...fields.weekdays].sort() } : {}),
    ...(offYearly.length ? { offYearly } : {}),
    ...(off.length ? { off } : {}),
    ...(on.length ? { on } : {}),
  }
}

/** A key that no calendar has yet: 'winter-stop', then 'winter-stop-2' …; plain '-7' endings are kept for seven-day weeks of plans. */
export function freeKey(wanted: string, own: readonly { readonly key: string }[]): string {
  const taken = new Set(own.map((c) => c.key))
  if (!taken.has(wanted)) return wanted
  let n = 2
  while (taken.has(`${wanted}-no${n}`)) n++
  return `${wanted}-no${n}`
}
