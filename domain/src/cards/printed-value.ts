import { parseDecimal, roundRatio } from '../kernel/exact.ts'

const POW10 = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000]
/** Digits that an integer below 2^53 surely holds. */
const SAFE_LENGTH = 15

/**
 * A decimal as an integer count of 10^−scale, after rounding half away from zero to the printed digits: '-15.04' printed
 * with one digit, scale 1 → −150. Null when it is not a decimal; a BigInt never leaves here, since 15 digits suffice for
 * ninety trillion yuan in fen (longer ones are refused as null).
 */
export function scaledPrinted(value: string, digits: number, scale: number): number | null {
  const dot = value.indexOf('.')
  if (value.length > SAFE_LENGTH + 2) return null
  if (dot < 0) {
    const whole = Number(value)
    return Number.isInteger(whole) && value !== '' ? whole * POW10[scale]! : null
  }
  const decimals = value.length - dot - 1
  if (decimals > digits) return scaledLong(value, digits, scale)
  const joined = Number(value.slice(0, dot) + value.slice(dot + 1))
  return Number.isInteger(joined) && decimals > 0 ? joined * POW10[scale - decimals]! : null
}

function scaledLong(value: string, digits: number, scale: number): number | null {
  const exact = parseDecimal(value)
  return exact && scaledPrinted(roundRatio(exact, digits), digits, scale)
}

/** Back to a decimal with the printed digits; `scaled` counts 10^−scale. */
export const printScaledValue = (scaled: number, digits: number, scale: number): string =>
  roundRatio({ num: BigInt(scaled), den: BigInt(POW10[scale]!) }, digits)

/** A decimal as printed at `digits`, or the text itself where it is none. */
export function asPrinted(value: string, digits: number): string {
  const exact = parseDecimal(value)
  return exact ? roundRatio(exact, digits) : value
}
