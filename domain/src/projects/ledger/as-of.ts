import { type CivilDate, type LooseDate, lastDayOfMonth } from '../../calendar/civil-date.ts'
import { coded } from '../../kernel/coded.ts'
import { narrow } from './plain-text.ts'
import { readDateText } from './read-date.ts'
import { notUnderstood, type Reading, understood } from './read-money.ts'

/** The year a title, unit row or file name speaks of; null when none or two. */
export function yearIn(text: string): number | null {
  const years = new Set([...narrow(text).matchAll(/(20\d{2})(?=年|[.\-/]?\d{2}|$|[^\d])/g)].map((m) => Number(m[1])))
  return years.size === 1 ? [...years][0]! : null
}

const UNTIL =
  /(?:截[至止]到?|数据(?:截止|日期)[:：]?|统计日期[:：]?|填报(?:时间|日期)[:：]|调度时间[:：])((?:20\d{2}[年./-])?\d{1,2}(?:[月./-])(?:\d{1,2}日?|[底末]|份|[上中下]旬)?|20\d{2}年?[底末])/
const MONTHS = /(?:(20\d{2})年)?1[-—–~至](\d{1,2})月/
const UNTIL_LAST_YEAR = /(?:20\d{2}|上|去)年(?:年?[底末]|12月)/

/** As-of date said by a title, a header or a file name ("截至11月20日", "1—11月"); null where it says none. */
export function asOfIn(text: string, year: number | null): Reading<LooseDate> | null {
  const bare = narrow(text).replace(/\s+/g, '')
  const until = UNTIL.exec(bare)
  if (until && !(UNTIL_LAST_YEAR.test(until[1]!) && /累计/.test(bare))) {
    const own = year ?? yearIn(bare)
    const read = readDateText(until[1]!, { year: own, asOf: null, dates1904: false, role: 'due' })
    if (read.value) return understood(read.value)
    return notUnderstood(coded('ledger.asOfWithoutYear', { raw: until[0] }))
  }
  const months = MONTHS.exec(bare)
  if (!months) return null
  const [y, m] = [months[1] ? Number(months[1]) : (year ?? yearIn(bare)), Number(months[2])]
  if (m < 1 || m > 12) return null
  if (y === null) return notUnderstood(coded('ledger.asOfWithoutYear', { raw: months[0] }))
  return understood<LooseDate>({ date: lastDayOfMonth(y, m), precision: 'month' })
}

/** "台账20261120.xlsx", "台账2026-11-20", "(11月20日)" in a file name. */
export function asOfInFileName(fileName: string, year: number | null): Reading<LooseDate> | null {
  const base = narrow(fileName).replace(/\.[^.]+$/, '')
  const said = asOfIn(base, year ?? yearIn(base))
  if (said) return said
  const day =
    /(?<!\d)(20\d{2})[-._年]?(\d{1,2})[-._月]?(\d{2})(?!\d)日?/.exec(base) ??
    /(20\d{2})年(\d{1,2})月(\d{1,2})日/.exec(base)
  if (!day) return null
  const read = readDateText(`${day[1]}-${day[2]}-${day[3]}`, { year: null, asOf: null, dates1904: false, role: 'due' })
  return read.value ? understood(read.value) : null
}

export const dateOf = (value: LooseDate | null): CivilDate | null => value?.date ?? null
