import { ratio, roundRatio } from '@guatu/domain/kernel/exact'
import type { GroupSum } from '@guatu/domain/wall/sum-group'
import type { WallTexts } from '../locales/wall.ts'

const FEN_OF_YI = 10_000_000_000

/** Fen as 亿元 with two decimals, thousands apart. */
export const yiOfFen = (fen: number): string =>
  roundRatio(ratio(fen, FEN_OF_YI), 2).replace(/\B(?=(\d{3})+(?!\d)(?=\.|$))/g, ',')

/** Tenths as a decimal with its sign: −152 → −15.2. */
export const tenths = (value: number): string => roundRatio(ratio(value, 10), 1).replace('-', '−')

/** Thousandths as a percentage with one decimal: 824 → 82.4. */
export const percentOf = (thousandths: number): string => roundRatio(ratio(thousandths, 10), 1)

/** The header of a group in pieces, most important first; `strong` is the one to read. */
export function investmentWords(
  sum: GroupSum,
  texts: WallTexts,
): { readonly text: string; readonly strong: boolean }[] {
  if (sum.completion === null || sum.calendar === null || sum.lag === null) return []
  const words = [
    { text: texts.lag(sum.lag), strong: true },
    { text: texts.completion(sum.completion), strong: false },
    { text: texts.calendar(sum.calendar), strong: false },
  ]
  if (sum.onSchedule !== null) words.push({ text: texts.onSchedule(sum.onSchedule), strong: false })
  words.push({ text: texts.invested(yiOfFen(sum.done), yiOfFen(sum.plan)), strong: false })
  if (sum.figuresOn !== null) words.push({ text: texts.asOf(sum.figuresOn), strong: false })
  return words
}
