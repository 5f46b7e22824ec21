import {
  type CivilDate,
  type DatePrecision,
  fromDayNumber,
  type LooseDate,
  lastDayOfMonth,
  parseCivilDate,
  yearOf,
} from '../../calendar/civil-date.ts'
import { coded } from '../../kernel/coded.ts'
import { formatKind } from './number-format.ts'
import { narrow, saysNothing } from './plain-text.ts'
import { doubtful, notUnderstood, type Reading, understood } from './read-money.ts'
import type { Cell } from './sheet-cells.ts'

/** What is known around a date that leaves something out. */
export type DateSurroundings = {
  /** The ledger's year, for "3月底" and "一季度". */
  readonly year: number | null
  readonly asOf: CivilDate | null
  readonly dates1904: boolean
  readonly order?: 'mdy' | 'dmy'
  readonly role: 'start' | 'finish' | 'due'
}

type Found = {
  readonly year: number | null
  readonly month: number
  readonly day: number | 'last'
  readonly precision: DatePrecision
  readonly loose?: string
}

const NOT_YET = /^(?:尚?未开工|未启动|未定|待定|前期|谋划|暂未开工|未开始|尚未.*|长期|持续)$/
const LEAD = /^(?:计划|拟定?|预计|预期|力争|确保|争取|暂定|定于|原定|于|在)+/
const TAIL =
  /(?:之?前|以前|以内)?(?:开工建设|开工|竣工验收|竣工|完工|建成|投产|投用|交付|交工|全部完成|完成|解决|办结|办理完毕|到位|批复|销号)?$/
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
function findForm(text: string): Found | null {
  for (const [form, make] of FORMS) {
    const m = form.exec(text)
    if (m) return make(m)
  }
  return null
}

function looseDate(found: Found, y: number): LooseDate | null {
  if (found.month < 1 || found.month > 12 || y < 1980 || y > 2100) return null
  const date =
    found.day === 'last' ? lastDayOfMonth(y, found.month) : parseCivilDate(`${y}-${pad(found.month)}-${pad(found.day)}`)
  return date ? { date, precision: found.precision } : null
}

const pad = (n: number): string => String(n).padStart(2, '0')

/** A date of a ledger's cell: serial, text, or a word that says there is none. */
export function readDate(cell: Cell | null | undefined, around: DateSurroundings): Reading<LooseDate> {
  if (!cell || cell.raw === '')
    return cell?.formula ? notUnderstood(coded('ledger.formulaWithoutResult')) : understood<LooseDate>(null)
  if (typeof cell.value === 'number') return readSerial(cell.value, cell, around)
  if (typeof cell.value !== 'string') return notUnderstood(coded('ledger.cellError', { raw: cell.raw }))
  return readDateText(cell.value, around)
}

function readSerial(value: number, cell: Cell, around: DateSurroundings): Reading<LooseDate> {
  const kind = formatKind(cell.format)
  const base = around.dates1904 ? 24107 : 25569
  const asDay = (): CivilDate => fromDayNumber(Math.floor(value) - base)
  const plausible = value >= 29221 - (around.dates1904 ? 1462 : 0) && value < 73415
  if (kind !== 'number' && kind !== 'percent') {
    if (!plausible) return notUnderstood(coded('ledger.notADate', { raw: cell.raw }))
    const date = asDay()
    if (kind === 'day' || kind === 'time') return understood({ date, precision: 'day' })
    const [y, m] = [yearOf(date), Number(date.slice(5, 7))]
    return kind === 'month'
      ? understood({ date: lastDayOfMonth(y, m), precision: 'month' })
      : understood({ date: lastDayOfMonth(y, 12), precision: 'year' })
  }
  if (Number.isInteger(value) && plausible) return understood({ date: asDay(), precision: 'day' })
  if (!Number.isInteger(value) && value > 1980 && value < 2100) return readDottedNumber(value, cell)
  return readDateText(cell.raw, around)
}

/** The number 2026.1 is January or a 2026.10 that lost its zero. */
function readDottedNumber(value: number, cell: Cell): Reading<LooseDate> {
  const text = String(value)
  const found = findForm(text)
  const date = found ? looseDate(found, found.year!) : null
  if (!date) return notUnderstood(coded('ledger.notADate', { raw: cell.raw }))
  if (/\.1$/.test(text)) {
    const y = Math.floor(value)
    return doubtful(
      null as LooseDate | null,
      coded('ledger.januaryOrOctober', { raw: cell.raw }),
      `${y}-10`,
    ) as Reading<LooseDate>
  }
  return understood(date)
}

/** A date in words; also used for dates cut out of longer texts. */
export function readDateText(text: string, around: DateSurroundings): Reading<LooseDate> {
  const bare = narrow(text)
    .replace(/\s+/g, '')
    .replace(/[。．;；,，]$/, '')
  if (saysNothing(bare) || NOT_YET.test(bare)) return understood<LooseDate>(null)
  const core = bare.replace(LEAD, '').replace(TAIL, '')
  const vague = /左右$|上下$|^约/.test(core)
  const found = findForm(core.replace(/左右$|上下$|^约/, ''))
  if (found) return withYear(found, text, around, vague)
  return readOddDate(core, text, around)
}

function withYear(found: Found, text: string, around: DateSurroundings, vague: boolean): Reading<LooseDate> {
  const y = found.year ?? around.year
  if (y === null) return notUnderstood(coded('ledger.yearMissing', { raw: text }))
  const date = looseDate(found, y)
  if (!date) return notUnderstood(coded('ledger.noSuchDate', { raw: text }))
  if (found.loose) return doubtful(date, coded(found.loose, { raw: text, date: date.date }), date.date)
  if (vague) return doubtful(date, coded('ledger.dateVague', { raw: text, date: date.date }), date.date)
  return found.year === null ? yearFilledIn(date, found, text, around) : understood(date)
}

/** A due date without a year lies ahead of the as-of date; any other filled-in year is asked about. */
function yearFilledIn(date: LooseDate, found: Found, text: string, around: DateSurroundings): Reading<LooseDate> {
  if (
    around.role === 'due' &&
    around.asOf !== null &&
    date.date >= around.asOf &&
    yearOf(around.asOf) === yearOf(date.date)
  )
    return understood(date)
  const early =
    around.role === 'due' &&
    around.asOf !== null &&
    Number(around.asOf.slice(5, 7)) - Number(date.date.slice(5, 7)) >= 6
  const likely = early ? looseDate(found, yearOf(date.date) + 1)! : date
  return doubtful(likely, coded('ledger.yearAssumed', { raw: text, date: likely.date }), likely.date)
}

function readOddDate(core: string, text: string, around: DateSurroundings): Reading<LooseDate> {
  const slashes = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\d{1,2}:\d{2}(?::\d{2})?(?:AM|PM)?)?$/i.exec(core)
  if (slashes) return readSlashes(slashes, text, around)
  const short = /^'?(\d{2})年(.+)$/.exec(core)
  const found = short ? findForm(`20${short[1]}年${short[2]}`) : null
  const date = found?.year ? looseDate(found, found.year) : null
  if (date) return doubtful(date, coded('ledger.shortYear', { raw: text, date: date.date }), date.date)
  if (/^\d{5}$/.test(core)) {
    const serial = Number(core)
    if (serial >= 36526 && serial < 55153) {
      const day = fromDayNumber(serial - (around.dates1904 ? 24107 : 25569))
      return doubtful<LooseDate>(
        { date: day, precision: 'day' },
        coded('ledger.serialAsText', { raw: text, date: day }),
        day,
      )
    }
  }
  if (/^已/.test(core)) return notUnderstood(coded('ledger.stateNotDate', { raw: text }))
  return notUnderstood(coded('ledger.notADate', { raw: text }))
}

function readSlashes(m: RegExpExecArray, text: string, around: DateSurroundings): Reading<LooseDate> {
  const [a, b] = [Number(m[1]), Number(m[2])]
  const order = around.order ?? (a > 12 ? 'dmy' : b > 12 ? 'mdy' : null)
  if (!order) return notUnderstood(coded('ledger.dayOrMonth', { raw: text }))
  const day = parseCivilDate(`${m[3]}-${pad(order === 'mdy' ? a : b)}-${pad(order === 'mdy' ? b : a)}`)
  return day ? understood({ date: day, precision: 'day' }) : notUnderstood(coded('ledger.noSuchDate', { raw: text }))
}

/** "2025.3-2027.6", "2024年10月至2026年12月", "2025-2027": start and finish in one cell. */
export function readDateRange(
  cell: Cell | null | undefined,
  around: DateSurroundings,
): { start: Reading<LooseDate>; finish: Reading<LooseDate> } {
  const none = { start: understood<LooseDate>(null), finish: understood<LooseDate>(null) }
  const text = narrow(typeof cell?.value === 'string' ? cell.value : (cell?.raw ?? '')).replace(/\s+/g, '')
  if (saysNothing(text) || NOT_YET.test(text)) return none
  const parts = splitRange(text)
  if (!parts) {
    const reason = notUnderstood<LooseDate>(coded('ledger.notARange', { raw: text }))
    return { start: reason, finish: reason }
  }
  const start = readDateText(parts[0], { ...around, role: 'start' })
  const startYear = start.value ? yearOf(start.value.date) : around.year
  const finish = readDateText(parts[1], { ...around, year: startYear, role: 'finish' })
  return { start, finish }
}

function splitRange(text: string): readonly [string, string] | null {
  for (const mark of [/至|到/, /—+|–|~|～|--/]) {
    const parts = text.split(mark)
    if (parts.length === 2 && parts[0] && parts[1]) return [parts[0], parts[1]]
  }
  const hyphens = text.split('-')
  if (hyphens.length === 2 && hyphens[0] && hyphens[1] && !/^\d{4}-\d{1,2}$/.test(text)) return [hyphens[0], hyphens[1]]
  const iso = /^(\d{4}-\d{1,2}(?:-\d{1,2})?)-(\d{4}-\d{1,2}(?:-\d{1,2})?)$/.exec(text)
  return iso ? [iso[1]!, iso[2]!] : null
}
