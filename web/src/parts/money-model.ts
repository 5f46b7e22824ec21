import { parseDecimal, ratio, roundRatio } from '@guatu/domain/kernel/exact'

/** `million` only in English prose: nobody there counts in ten thousands. */
export type MoneyUnit = 'wan' | 'yi' | 'million'

const yuanPer: Readonly<Record<MoneyUnit, bigint>> = { wan: 10_000n, yi: 100_000_000n, million: 1_000_000n }
const digitsOf: Readonly<Record<MoneyUnit, number>> = { wan: 0, yi: 2, million: 2 }

const grouped = (number: string): string => {
  const [whole = '0', fraction] = number.replace('-', '').split('.')
  const body = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${number.startsWith('-') ? '−' : ''}${body}${fraction ? `.${fraction}` : ''}`
}

/** Yuan as printed under a head that names the unit: '123456000.00' → '12,346' in 万元, '1.23' in 亿元. Exact, no doubles. */
export function printMoney(yuan: string, unit: MoneyUnit, digits: number = digitsOf[unit]): string {
  const value = parseDecimal(yuan)
  if (!value) return yuan
  return grouped(roundRatio(ratio(value.num, value.den * yuanPer[unit]), digits))
}

/** The exact amount, in groups of three, for a tooltip: 1,234,567.00. */
export const printYuan = (yuan: string): string => grouped(yuan)

/** The unit that reads well in a sentence: 亿元 from one hundred million on. */
export function unitForProse(yuan: string): MoneyUnit {
  const value = parseDecimal(yuan)
  if (!value) return 'wan'
  const size = value.num < 0n ? -value.num : value.num
  return size >= yuanPer.yi * value.den ? 'yi' : 'wan'
}

/** A lag with its sign, which is the point of it: '-12.3' → '−12.3', '4.0' → '+4.0', zero without sign. */
export function printSigned(decimal: string): string {
  if (decimal.startsWith('-')) return `−${decimal.slice(1)}`
  return /[1-9]/.test(decimal) ? `+${decimal}` : decimal
}

/** Share of `part` in `whole`, 0…100, for the length of a bar only; never printed and never compared. */
export function barShare(part: string | null, whole: string | null): number {
  const share = part === null || whole === null ? 0 : (Number(part) / Number(whole)) * 100
  return Number.isFinite(share) ? Math.min(100, Math.max(0, share)) : 0
}
