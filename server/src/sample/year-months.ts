import { type CivilDate, monthOf, yearOf } from '@guatu/domain/calendar/civil-date'
import type { Random } from './random.ts'

/** A year's plan in whole 万元: twelve months that sum to the total. */
export type MadeYearPlan = { readonly year: number; readonly total: number; readonly months: readonly number[] }

/** How building goes through a northern year: slow in frost and at Spring Festival. */
const SEASON = [4, 3, 7, 9, 10, 11, 11, 11, 11, 10, 8, 5] as const

/** The year's plan over the months between start and finish that lie in the year. */
export function yearPlanOf(
  year: number,
  total: number,
  start: CivilDate | null,
  finish: CivilDate,
  random: Random,
): MadeYearPlan {
  const from = start !== null && yearOf(start) === year ? monthOf(start) : 1
  const to = Math.max(from, yearOf(finish) === year ? monthOf(finish) : 12)
  const weights = SEASON.map((w, i) => (i + 1 < from || i + 1 > to ? 0 : w * (0.85 + random.next() * 0.3)))
  const sum = weights.reduce((a, b) => a + b, 0)
  const months = weights.map((w) => Math.floor((total * w) / sum))
  months[from - 1]! += total - months.reduce((a, b) => a + b, 0)
  return { year, total, months }
}

/** 万元 → '12340000.00' */
export const yuanOfWan = (wan: number): string => `${wan === 0 ? 0 : `${wan}0000`}.00`
