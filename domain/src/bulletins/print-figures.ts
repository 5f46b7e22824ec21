import { type Coded, coded } from '../kernel/coded.ts'
import { type Fen, ratio, roundRatio } from '../kernel/exact.ts'

const FEN_PER_WAN = 1_000_000
const FEN_PER_YI = 10_000_000_000

const withThousands = (text: string): string => {
  const [whole = '', fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** Money in 万元 for a table, `digits` decimals, rounded half away from zero: 123,456. */
export const printWan = (fen: Fen, digits: number): string => withThousands(roundRatio(ratio(fen, FEN_PER_WAN), digits))

/** One column, one number of decimals: none when every amount is whole 万元, else two. */
export const wanDigits = (amounts: readonly Fen[]): 0 | 2 => (amounts.every((fen) => fen % FEN_PER_WAN === 0) ? 0 : 2)

/**
 * Money for prose: 亿元 with two decimals; below 0.01 亿元 in 万元 with two decimals, so that no sum reads as zero.
 * Without separators of thousands: a line of Chinese text may break at a comma.
 */
export function proseMoney(fen: Fen): Coded {
  if (fen !== 0 && Math.abs(fen) < FEN_PER_YI / 100)
    return coded('bulletins.moneyWan', { amount: roundRatio(ratio(fen, FEN_PER_WAN), 2) })
  return coded('bulletins.moneyYi', { amount: roundRatio(ratio(fen, FEN_PER_YI), 2) })
}

/** A lag as computed ('-3.2', '0.0', '3.2') with its sign always, as typeset: −3.2, +3.2; no value is '—'. */
export const signedPoints = (points: string | null): string => {
  if (points === null) return '—'
  if (isZero(points)) return points
  if (points.startsWith('-')) return `−${points.slice(1)}`
  return `+${points}`
}

const isZero = (points: string): boolean => /^-?0+(\.0+)?$/.test(points)

/** The lag as a clause of a sentence (，落后序时进度3.2个百分点 / ，快于 … / ，与序时进度持平); none without a value. */
export function lagClause(points: string | null): readonly Coded[] {
  if (points === null) return []
  if (isZero(points)) return [coded('bulletins.lagEven')]
  return points.startsWith('-')
    ? [coded('bulletins.lagBehind', { points: points.slice(1) })]
    : [coded('bulletins.lagAhead', { points })]
}

const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 → 一, 12 → 十二, 20 → 二十: ordinals of heads, 1 to 99. */
export function chineseOrdinal(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 99) throw new RangeError(`no ordinal for ${n}`)
  const tens = Math.floor(n / 10)
  const ones = n % 10
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? DIGITS[ones] : ''}`
}
