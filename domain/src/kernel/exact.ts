/**
 * Exact arithmetic for money, rates and bounds. Money is integer fen; a rate is a ratio of integers;
 * a bound is a decimal string. Nothing that is compared goes through a double.
 */

/** Money in fen (1/100 yuan), an integer below 2^53 (90 trillion yuan). */
export type Fen = number

/** An exact rational; `den` > 0. */
export type Ratio = { readonly num: bigint; readonly den: bigint }

export const ratio = (num: number | bigint, den: number | bigint): Ratio => {
  const n = BigInt(num)
  const d = BigInt(den)
  if (d === 0n) throw new RangeError('ratio with a zero denominator')
  return d < 0n ? { num: -n, den: -d } : { num: n, den: d }
}

export const subtractRatios = (a: Ratio, b: Ratio): Ratio => ({
  num: a.num * b.den - b.num * a.den,
  den: a.den * b.den,
})
export const addRatios = (a: Ratio, b: Ratio): Ratio => ({ num: a.num * b.den + b.num * a.den, den: a.den * b.den })
export const multiplyRatios = (a: Ratio, b: Ratio): Ratio => ({ num: a.num * b.num, den: a.den * b.den })

/** Rounds half away from zero to `digits` decimals: ratio(-1505, 100) at 1 → '-15.1'. Never prints '-0.0'. */
export function roundRatio(value: Ratio, digits: number): string {
  const scale = 10n ** BigInt(digits)
  const negative = value.num < 0n
  const num = (negative ? -value.num : value.num) * scale
  let whole = num / value.den
  if ((num % value.den) * 2n >= value.den) whole += 1n
  return printScaled(negative ? -whole : whole, digits)
}

function printScaled(scaled: bigint, digits: number): string {
  const negative = scaled < 0n
  const text = String(negative ? -scaled : scaled).padStart(digits + 1, '0')
  const body = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
  return negative && scaled !== 0n ? `-${body}` : body
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

/** A decimal string as an exact ratio, or null when it is not one. */
export function parseDecimal(text: string): Ratio | null {
  const m = DECIMAL.exec(text)
  if (!m) return null
  const fraction = m[3] ?? ''
  const num = BigInt(`${m[2]}${fraction}`)
  return { num: m[1] === '-' ? -num : num, den: 10n ** BigInt(fraction.length) }
}

/** −1, 0 or 1 for two decimal strings; both must be decimals (a bug otherwise). */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  const x = parseDecimal(a)
  const y = parseDecimal(b)
  if (!x || !y) throw new RangeError(`not decimals: ${a}, ${b}`)
  const d = x.num * y.den - y.num * x.den
  return d < 0n ? -1 : d > 0n ? 1 : 0
}

/** Yuan as a decimal string with two places, the form money has in JSON. */
export const yuanOfFen = (fen: Fen): string => printScaled(BigInt(fen), 2)

/** Fen of a decimal string of yuan; null when it is not a decimal or has parts of a fen. */
export function fenOfYuan(yuan: string): Fen | null {
  const value = parseDecimal(yuan)
  if (!value) return null
  const scaled = value.num * 100n
  return scaled % value.den === 0n ? Number(scaled / value.den) : null
}
