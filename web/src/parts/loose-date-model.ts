import { type DatePrecision, lastDayOfMonth, parseCivilDate } from '@guatu/domain/calendar/civil-date'

export type Loose = { date: string; precision: DatePrecision }
export type LoosePrecision = 'day' | 'month' | 'year'

/** How much of 'YYYY-MM-DD' a field of this precision shows. */
export const charactersOf: Readonly<Record<LoosePrecision, number>> = { day: 10, month: 7, year: 4 }
export const inputOf = { day: 'date', month: 'month' } as const

/** The field's precision for a date; what is neither month nor year (a quarter, ten days) is edited to the day it commits to. */
export const precisionOf = (value: Loose | null | undefined): LoosePrecision =>
  value?.precision === 'month' || value?.precision === 'year' ? value.precision : 'day'

/** What was typed, as the last day it commits to: '2026-03' → 2026-03-31, month. Null while it is not complete. */
export function looseDateOf(typed: string, precision: LoosePrecision): Loose | null {
  const text = typed.trim()
  if (precision === 'day') return parseCivilDate(text) ? { date: text, precision } : null
  if (precision === 'year') return /^20\d\d$/.test(text) ? { date: `${text}-12-31`, precision } : null
  const month = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(text)
  return month ? { date: lastDayOfMonth(Number(month[1]), Number(month[2])), precision } : null
}

/** What the field shows for a date it was given. */
export const typedLoose = (value: Loose | null | undefined): string =>
  value ? value.date.slice(0, charactersOf[precisionOf(value)]) : ''

/** Equal as far as a field can tell them apart. */
export const sameLoose = (a: Loose | null, b: Loose | null): boolean =>
  a?.date === b?.date && (a === null || b === null || precisionOf(a) === precisionOf(b))
