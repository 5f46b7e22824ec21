import type { DatePrecision, LooseDate } from '@guatu/domain/calendar/civil-date'

/** As sentences and axes in English shorten them. */
export const monthsShort = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const parts = (date: string) => ({
  year: date.slice(0, 4),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
})

/** A date in a sentence: 11月21日, 21 Nov. In tables the date stands as it is, 2026-11-21. */
export function sayDate(date: string, language: string): string {
  const { month, day } = parts(date)
  return language === 'en' ? `${day} ${monthsShort[month - 1]}` : `${month}月${day}日`
}

const tenths = ['上旬', '中旬', '下旬']
const chineseLoose: Readonly<Record<DatePrecision, (y: string, m: number, d: number) => string>> = {
  day: (y, m, d) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
  tenDays: (y, m, d) => `${y}年${m}月${tenths[Math.min(2, Math.floor((d - 1) / 10))]}`,
  month: (y, m) => `${y}年${m}月底`,
  quarter: (y, m) => `${y}年${'一二三四'[Math.ceil(m / 3) - 1]}季度末`,
  half: (y, m) => `${y}年${m <= 6 ? '上' : '下'}半年末`,
  year: (y) => `${y}年底`,
}

/** A loose date as loosely as it was said: {2026-03-31, month} → 2026年3月底; it commits to its last day all the same. */
export function sayLooseDate(loose: LooseDate | { date: string; precision: DatePrecision }, language: string): string {
  const { year, month, day } = parts(loose.date)
  if (language !== 'en') return chineseLoose[loose.precision](year, month, day)
  if (loose.precision === 'day') return loose.date
  if (loose.precision === 'year') return `end of ${year}`
  if (loose.precision === 'quarter') return `Q${Math.ceil(month / 3)} ${year}`
  if (loose.precision === 'half') return `H${month <= 6 ? 1 : 2} ${year}`
  return loose.precision === 'month'
    ? `end of ${monthsShort[month - 1]} ${year}`
    : `about ${day} ${monthsShort[month - 1]} ${year}`
}

const shanghaiAheadMs = 8 * 3_600_000

/** An instant as the clock of the office shows it, wherever the browser stands: '2026-11-21 08:30' (Asia/Shanghai keeps no summer time). */
export const sayInstant = (instant: string): string =>
  new Date(Date.parse(instant) + shanghaiAheadMs).toISOString().slice(0, 16).replace('T', ' ')
