import { addRatios, parseDecimal, type Ratio, ratio, roundRatio, subtractRatios } from '@guatu/domain/kernel/exact'
import { printWan } from '../reports/wan-yuan.ts'

const zero: Ratio = ratio(0, 1)

/** What the typed months come to and how far that is from the year's total, in yuan; what is no amount counts as nothing. */
export function monthsSum(
  months: readonly (string | undefined)[],
  total: string,
): { sum: string; difference: string; agrees: boolean } {
  const sum = months.reduce<Ratio>((so, month) => addRatios(so, parseDecimal(month ?? '') ?? zero), zero)
  const difference = subtractRatios(sum, parseDecimal(total) ?? zero)
  return { sum: roundRatio(sum, 2), difference: roundRatio(difference, 2), agrees: difference.num === 0n }
}

/** 万元 as typed beside it. */
export const printSum = (yuan: string): string => printWan(yuan).replace('-', '−')
