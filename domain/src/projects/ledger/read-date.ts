import {
  type CivilDate,
  fromDayNumber,
  type LooseDate,
  lastDayOfMonth,
  parseCivilDate,
  yearOf,
} from '../../calendar/civil-date.ts'
import { coded } from '../../kernel/coded.ts'
import { type Found, findForm, inArabic, withNamedYear } from './date-forms.ts'
import { formatKind, hidesYear } from './number-format.ts'
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
  /** The file was saved as text: "2026.10" may have lost its zero there. */
  readonly lostZeros?: boolean
}

const NOT_YET = /^(?:尚?未开工|未启动|未定|待定|前期|谋划|暂未开工|未开始|尚未[^\d]*|长期|持续)$/
const LEAD = /^(?:计划|拟定?|预计|预期|力争|确保|争取|暂定|定于|原定|于|在)+/
const TAIL =
  /(?:之?前|以前|以内)?(?:开工建设|开工|竣工验收|竣工|完工|建成|投产|投用|交付|交工|全部完成|完成|解决|办结|办理完毕|到位|批复|销号)?$/
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
    if (kind === 'day' || kind === 'time') {
      // Typed as "12月20日": the sheet took the year of the day of typing and does not show it.
      return hidesYear(cell.format) && yearOf(date) !== around.year
        ? doubtful<LooseDate>({ date, precision: 'day' }, coded('ledger.yearAssumed', { raw: cell.raw, date }), date)
        : understood({ date, precision: 'day' })
    }
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
    return januaryOrOctober(String(Math.floor(value)), cell.raw)
  }
  return understood(date)
}

const januaryOrOctober = (y: string, raw: string): Reading<LooseDate> =>
  doubtful<LooseDate>(null, coded('ledger.januaryOrOctober', { raw }), `${y}-10`)

/** A date in words; also used for dates cut out of longer texts. */
export function readDateText(text: string, around: DateSurroundings): Reading<LooseDate> {
  const bare = narrow(text)
    .replace(/\s+/g, '')
    .replace(/[。．;；,，]$/, '')
  if (saysNothing(bare) || NOT_YET.test(bare)) return understood<LooseDate>(null)
  const led = inArabic(bare.replace(LEAD, ''))
  const core = led.replace(TAIL, '')
  if (/\d/.test(core) && ofOtherEnd(led.slice(core.length), around.role))
    return notUnderstood(coded('ledger.dateOfOtherEnd', { raw: text }))
  if (around.lostZeros && /^\d{4}\.1$/.test(core)) return januaryOrOctober(core.slice(0, 4), text)
  const vague = /左右$|上下$|^约/.test(core)
  const found = findForm(core.replace(/左右$|上下$|^约/, ''))
  if (found) return withYear(found, text, around, vague)
  return readOddDate(core, text, around)
}

/** "2026年3月开工" among the finishes, "2027年6月竣工" among the starts. */
const ofOtherEnd = (tail: string, role: DateSurroundings['role']): boolean =>
  (role === 'finish' && /开工/.test(tail)) || (role === 'start' && /竣工|完工|建成|投产|投用|交付|交工/.test(tail))

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
  const named = around.year === null ? null : withNamedYear(core, around.year)
  const then = named === null ? null : findForm(named)
  const thatDay = then?.year ? looseDate(then, then.year) : null
  if (thatDay) return doubtful(thatDay, coded('ledger.yearAssumed', { raw: text, date: thatDay.date }), thatDay.date)
  const short = /^'?(\d{2})年(.+)$/.exec(core) ?? /^'?([12345]\d)[.-](\d{1,2}(?:[.-]\d{1,2})?)$/.exec(core)
  const found = short ? findForm(`20${short[1]}${/年/.test(core) ? '年' : '.'}${short[2]}`) : null
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
