/** A civil date of Asia/Shanghai, always 'YYYY-MM-DD'. The only form in which dates cross a border. */
export type CivilDate = string & { readonly __brand: 'CivilDate' }

/** Days since 1970-01-01; only inside `calendar` and `plans`, where arithmetic is hot. */
export type DayNumber = number

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/

/** Day number of a Gregorian date (Howard Hinnant's days_from_civil); month 1–12. */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yoe = y - era * 400
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468
}

/** Year, month (1–12) and day of a day number. */
export function partsOf(n: DayNumber): { year: number; month: number; day: number } {
  const z = n + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1
  const month = mp < 10 ? mp + 3 : mp - 9
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))

export function fromDayNumber(n: DayNumber): CivilDate {
  const { year, month, day } = partsOf(n)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as CivilDate
}

/** Day number of a civil date. The brand promises the form; a wrong form is a bug and throws. */
export function toDayNumber(date: CivilDate): DayNumber {
  const year = digits(date, 0) * 100 + digits(date, 2)
  const [month, day] = [digits(date, 5), digits(date, 8)]
  if (date.length !== 10 || date[4] !== '-' || date[7] !== '-' || Number.isNaN(year + month + day))
    throw new RangeError(`not a civil date: ${date}`)
  return dayNumberOf(year, month, day)
}

/** The number that two characters write; NaN where one is no digit. By their codes: a night reads millions of dates. */
function digits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

/** A civil date from text, or null when the form or the day does not exist (2026-02-30). */
export function parseCivilDate(text: string): CivilDate | null {
  const m = FORM.exec(text)
  if (!m) return null
  const n = dayNumberOf(Number(m[1]), Number(m[2]), Number(m[3]))
  return fromDayNumber(n) === text ? (text as CivilDate) : null
}

/** For literals in code and tests: throws on a date that does not exist. */
export function civil(text: string): CivilDate {
  const date = parseCivilDate(text)
  if (!date) throw new RangeError(`not a civil date: ${text}`)
  return date
}

export const addDays = (date: CivilDate, days: number): CivilDate => fromDayNumber(toDayNumber(date) + days)

/** `later − earlier` in calendar days: positive when `later` is after `earlier`. */
export const daysBetween = (earlier: CivilDate, later: CivilDate): number => toDayNumber(later) - toDayNumber(earlier)

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (n: DayNumber): number => ((((n + 3) % 7) + 7) % 7) + 1

export const yearOf = (date: CivilDate): number => Number(date.slice(0, 4))
export const monthOf = (date: CivilDate): number => Number(date.slice(5, 7))
export const dayOfMonth = (date: CivilDate): number => Number(date.slice(8, 10))

export const daysInMonth = (year: number, month: number): number =>
  dayNumberOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - dayNumberOf(year, month, 1)

export const lastDayOfMonth = (year: number, month: number): CivilDate =>
  fromDayNumber(dayNumberOf(year, month, daysInMonth(year, month)))

/** A loose date commits to its last day and keeps how loose it was. */
export type DatePrecision = 'day' | 'tenDays' | 'month' | 'quarter' | 'half' | 'year'
export type LooseDate = { readonly date: CivilDate; readonly precision: DatePrecision }
