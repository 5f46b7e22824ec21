import { type Coded, coded } from '../../kernel/coded.ts'
import type { Fen } from '../../kernel/exact.ts'
import { formatKind, shownAs } from './number-format.ts'
import { narrow, saysNothing } from './plain-text.ts'
import type { Cell } from './sheet-cells.ts'

/** What a cell gave. `understood` with null means that it says "nothing" in so many words. */
export type Reading<T> = {
  readonly value: T | null
  readonly state: 'understood' | 'doubtful' | 'notUnderstood'
  readonly reason?: Coded
  readonly suggestion?: string | null
}

export const understood = <T>(value: T | null): Reading<T> => ({ value, state: 'understood' })
export const doubtful = <T>(value: T | null, reason: Coded, suggestion: string | null = null): Reading<T> => ({
  value,
  state: 'doubtful',
  reason,
  suggestion,
})
export const notUnderstood = <T>(reason: Coded, suggestion: string | null = null): Reading<T> => ({
  value: null,
  state: 'notUnderstood',
  reason,
  suggestion,
})

const PLAIN = /^([+-]?)(\d+)(?:\.(\d+))?$/
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/亿元?$/, 8],
  [/千万元?$/, 7],
  [/百万元?$/, 6],
  [/万元?$/, 4],
  [/千元$/, 3],
  [/元$/, 0],
]

/** Fen of decimal digits times 10^power yuan, rounded half away from zero; null when beyond what money may be. */
export function fenOfDigits(sign: string, whole: string, fraction: string, power: number): Fen | null {
  const shift = power + 2
  const kept = fraction.slice(0, shift).padEnd(shift, '0')
  let fen = Number(whole + kept)
  if (fraction.length > shift && fraction.charCodeAt(shift) >= 53) fen += 1
  if (!Number.isSafeInteger(fen)) return null
  return sign === '-' && fen !== 0 ? -fen : fen
}

/** Doubles in sheets carry noise in the last digits (1234.5600000000002); what was meant has at most 15. */
export function decimalOf(value: number): string | null {
  if (!Number.isFinite(value)) return null
  const short = String(value)
  const text = short.length > 15 ? String(Number(value.toPrecision(15))) : short
  return PLAIN.test(text) ? text : Math.abs(value) < 1 ? expanded(value) : null
}

/** 1e-7 in plain digits. */
const expanded = (value: number): string => value.toFixed(15).replace(/0+$/, '').replace(/\.$/, '')

/** Fen of a number in the column's unit (power of ten to yuan). */
export function fenOfNumber(value: number, unit: number): Fen | null {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) {
    const fen = value * 10 ** (unit + 2)
    return Number.isSafeInteger(fen) ? fen : null
  }
  const text = decimalOf(value)
  const m = text === null ? null : PLAIN.exec(text)
  return m ? fenOfDigits(m[1]!, m[2]!, m[3] ?? '', unit) : null
}

/** Money of a cell in fen. `unit` is the column's power of ten to yuan, null where no unit was found anywhere. */
export function readMoney(cell: Cell | null | undefined, unit: number | null): Reading<Fen> {
  if (!cell || cell.raw === '')
    return cell?.formula ? notUnderstood(coded('ledger.formulaWithoutResult')) : understood<Fen>(null)
  if (typeof cell.value === 'number') return withUnit(cell.value, unit, cell)
  if (cell.value === null)
    return notUnderstood(coded(cell.formula ? 'ledger.formulaError' : 'ledger.cellError', { raw: cell.raw }))
  if (typeof cell.value === 'boolean') return notUnderstood(coded('ledger.notANumber', { raw: cell.raw }))
  return readMoneyText(cell.value, unit)
}

function withUnit(value: number, columnUnit: number | null, cell: Cell): Reading<Fen> {
  const kind = cell.format === '' ? 'number' : formatKind(cell.format)
  if (kind !== 'number' && kind !== 'percent') return notUnderstood(coded('ledger.dateAsMoney', { raw: cell.raw }))
  const shown = shownAs(cell.format)
  const unit = shown.unit ?? columnUnit
  if (unit !== null && unit - shown.shift < -2)
    return notUnderstood(coded('ledger.shownOtherwise', { raw: cell.raw, format: cell.format }))
  if (unit !== null && (shown.shift > 0 || (shown.unit !== null && columnUnit !== null && shown.unit !== columnUnit))) {
    const fen = fenOfNumber(value, unit - shown.shift)
    return doubtful<Fen>(fen, coded('ledger.shownOtherwise', { raw: cell.raw, format: cell.format }))
  }
  if (unit === null) {
    if (value === 0) return understood(0)
    return doubtful<Fen>(null, coded('ledger.unitUnknown', { raw: cell.raw }), `${cell.raw}万元`)
  }
  const fen = fenOfNumber(value, unit)
  if (fen === null) return notUnderstood(coded('ledger.tooLarge', { raw: cell.raw }))
  if (cell.format.includes('%')) return doubtful<Fen>(null, coded('ledger.percentAsMoney', { raw: cell.raw }))
  return fen < 0
    ? doubtful(fen, coded('ledger.negative', { raw: cell.raw }), cell.raw.replace('-', ''))
    : understood(fen)
}

function readMoneyText(text: string, unit: number | null): Reading<Fen> {
  const typed = narrow(text)
    .replace(/[\s¥￥]/g, '')
    .replace(/，/g, ',')
    .replace(/。/g, '.')
  // Accountants write a negative amount in brackets.
  const bare = typed.replace(/^[(（]([\d,]+(?:\.\d+)?)[)）](?=[亿万元]*$)/, '-$1')
  if (saysNothing(bare)) return understood<Fen>(null)
  const named = UNITS.find(([form]) => form.test(bare))
  const power = named ? named[1] : unit
  const digits = named ? bare.replace(named[0], '') : bare
  const approximate = /^(?:约|近|大约|计划|预计)/.test(digits)
  const number = digits.replace(/^(?:约|近|大约|计划|预计)/, '')
  const plain = GROUPED.test(number) ? number.replaceAll(',', '') : number
  const m = PLAIN.exec(plain)
  if (!m) return misread(number, text)
  if (power === null) {
    return /^0+$/.test(m[2]! + (m[3] ?? ''))
      ? understood(0)
      : doubtful<Fen>(null, coded('ledger.unitUnknown', { raw: text }), `${plain}万元`)
  }
  const fen = fenOfDigits(m[1]!, m[2]!, m[3] ?? '', power)
  if (fen === null) return notUnderstood(coded('ledger.tooLarge', { raw: text }))
  if (approximate) return doubtful(fen, coded('ledger.approximate', { raw: text }), plain)
  return fen < 0 ? doubtful(fen, coded('ledger.negative', { raw: text }), plain.replace('-', '')) : understood(fen)
}

/** Typing slips get a suggestion but no value: "22,91", "1O0", "3.5.2". */
function misread(number: string, text: string): Reading<Fen> {
  const letters = number.replace(/[oO]/g, '0').replace(/[lI]/g, '1')
  if (letters !== number && PLAIN.test(letters))
    return notUnderstood(coded('ledger.lettersInNumber', { raw: text }), letters)
  const commas = number.replaceAll(',', '')
  if (commas !== number && PLAIN.test(commas)) return notUnderstood(coded('ledger.oddComma', { raw: text }), commas)
  if (/^\d+(?:\.\d+)?[-—~至]\d+(?:\.\d+)?$/.test(number))
    return notUnderstood(coded('ledger.rangeOfNumbers', { raw: text }))
  return notUnderstood(coded('ledger.notANumber', { raw: text }))
}
