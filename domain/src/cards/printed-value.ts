import { parseDecimal, roundRatio } from '../kernel/exact.ts'

const POW10 = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]
/** What a value may have behind its point at most when it is printed. */
export const MOST_DIGITS = POW10.length - 1

/**
 * A decimal as an integer count of printed steps, rounded half away from zero: '-15.04' with one digit → −150. Null when it is
 * not a decimal, or too large to be counted exactly (2^53 steps: ninety trillion yuan in fen).
 */
export function scaledPrinted(value: string, digits: number): number | null {
  const dot = value.indexOf('.')
  const decimals = dot < 0 ? 0 : value.length - dot - 1
  if (decimals > digits) return scaledLong(value, digits)
  if (dot >= 0 && decimals === 0) return null
  const joined = value === '' ? Number.NaN : Number(dot < 0 ? value : value.slice(0, dot) + value.slice(dot + 1))
  const scaled = joined * POW10[digits - decimals]!
  return Number.isSafeInteger(scaled) ? scaled : null
}

function scaledLong(value: string, digits: number): number | null {
  const exact = parseDecimal(value)
  return exact && scaledPrinted(roundRatio(exact, digits), digits)
}

/** The double nearest to a decimal as it is printed; NaN where it is none. */
export function doubleAsPrinted(value: string, digits: number): number {
  const dot = value.indexOf('.')
  if (dot < 0 || value.length - dot - 1 <= digits) return Number(value)
  return Number(asPrinted(value, digits))
}

/** Back to a decimal with the printed digits. */
export const printScaledValue = (scaled: number, digits: number): string =>
  roundRatio({ num: BigInt(scaled), den: BigInt(POW10[digits]!) }, digits)

/** A decimal as printed at `digits`, or the text itself where it is none. */
export function asPrinted(value: string, digits: number): string {
  const exact = parseDecimal(value)
  return exact ? roundRatio(exact, digits) : value
}
