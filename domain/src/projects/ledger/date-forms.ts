import type { DatePrecision } from '../../calendar/civil-date.ts'

/** A date as written: what it leaves out stays open. */
export type Found = {
  readonly year: number | null
  readonly month: number
  readonly day: number | 'last'
  readonly precision: DatePrecision
  readonly loose?: string
}

const QUARTERS = '一二三四'

const year = (text: string | undefined): number | null => (text ? Number(text) : null)
const month = (y: number | null, m: number, loose?: string): Found => ({
  year: y,
  month: m,
  day: 'last',
  precision: 'month',
  ...(loose ? { loose } : {}),
})

type Form = readonly [RegExp, (m: RegExpExecArray) => Found | null]

/** Every way of writing a date that offices were seen to use; the first that fits. */
const FORMS: readonly Form[] = [
  [
    /^(\d{4})[年./\-、](\d{1,2})[月./\-、](\d{1,2})[日号]?(?:T?\d{1,2}:\d{2}(?::\d{2})?(?:\.0+)?Z?)?$/,
    (m) => ({ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]), precision: 'day' }),
  ],
  [
    /^(20\d{2})(\d{2})(\d{2})$/,
    (m) => ({ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]), precision: 'day' }),
  ],
  [
    /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]?$/,
    (m) => ({ year: year(m[1]), month: Number(m[2]), day: Number(m[3]), precision: 'day' }),
  ],
  [
    /^(?:(\d{4})[年./-])?(\d{1,2})月?份?([上中下])旬$/,
    (m) => ({
      year: year(m[1]),
      month: Number(m[2]),
      day: m[3] === '上' ? 10 : m[3] === '中' ? 20 : 'last',
      precision: 'tenDays',
    }),
  ],
  [
    /^(?:(\d{4})[年./-])?(\d{1,2})月?份?初$/,
    (m) => ({ year: year(m[1]), month: Number(m[2]), day: 10, precision: 'tenDays', loose: 'ledger.dateEarlyMonth' }),
  ],
  [/^(\d{4})[年./-](\d{1,2})(?:月份?)?(?:底|末|内)?$/, (m) => month(Number(m[1]), Number(m[2]))],
  [/^(20\d{2})(0[1-9]|1[0-2])$/, (m) => month(Number(m[1]), Number(m[2]))],
  [/^(\d{1,2})月份?(?:底|末|内)?$/, (m) => month(null, Number(m[1]))],
  [/^(?:(\d{4})年?)?第?([一二三四1-4])季度(?:底|末|内)?$/, (m) => quarter(year(m[1]), m[2]!)],
  [/^(\d{4})年?[-./]?[Qq]([1-4])$/, (m) => quarter(year(m[1]), m[2]!)],
  [
    /^(?:(\d{4})年)?([上下])半年(?:底|末|内)?$/,
    (m) => ({ year: year(m[1]), month: m[2] === '上' ? 6 : 12, day: 'last', precision: 'half' }),
  ],
  [
    /^(\d{4})(?:年(?:年?[底末内])?|[底末])?$/,
    (m) => ({ year: Number(m[1]), month: 12, day: 'last', precision: 'year' }),
  ],
  [/^(?:今年|本年|当年)?年?[底末内]$/, () => ({ year: null, month: 12, day: 'last', precision: 'year' })],
  [
    /^(?:(\d{4})年)?年?中$/,
    (m) => ({ year: year(m[1]), month: 6, day: 'last', precision: 'half', loose: 'ledger.dateMidYear' }),
  ],
]

function quarter(y: number | null, digit: string): Found {
  const n = QUARTERS.includes(digit) ? QUARTERS.indexOf(digit) + 1 : Number(digit)
  return { year: y, month: n * 3, day: 'last', precision: 'quarter' }
}

/** The date in a text without its year filled in; null when no form fits. */
export function findForm(text: string): Found | null {
  for (const [form, make] of FORMS) {
    const m = form.exec(text)
    if (m) return make(m)
  }
  return null
}

const DIGITS = '〇一二三四五六七八九'
const digitOf = (c: string): number => (c === '零' || c === '○' ? 0 : DIGITS.indexOf(c))

/** Years, months and days in Chinese numerals: "二〇二六年三月十五日" → "2026年3月15日". Quarters keep theirs. */
export const inArabic = (text: string): string =>
  text
    .replace(/[〇零○一二三四五六七八九]{4}(?=年)/g, (y) => [...y].map(digitOf).join(''))
    .replace(/([一二三]?)(十?)([一二三四五六七八九]?)(?=[月日号])/g, (all, tens: string, ten: string, ones: string) => {
      if (all === '' || (tens && !ten)) return all === '' ? '' : ones ? all : String(digitOf(tens))
      return String((ten ? (tens ? digitOf(tens) : 1) * 10 : 0) + (ones ? digitOf(ones) : 0))
    })

const RELATIVE: Readonly<Record<string, number>> = { 去年: -1, 今年: 0, 本年: 0, 当年: 0, 明年: 1, 次年: 1, 后年: 2 }

/** "明年6月" with the ledger's year put in; null when the text names no year that way. */
export function withNamedYear(text: string, ledgerYear: number): string | null {
  const m = /^(去年|今年|本年|当年|明年|次年|后年)(?:度?)(?=.)/.exec(text)
  return m ? `${ledgerYear + RELATIVE[m[1]!]!}年${text.slice(m[0].length)}` : null
}
