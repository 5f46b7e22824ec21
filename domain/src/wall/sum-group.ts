import type { DayNumber } from '../calendar/civil-date.ts'
import { ratio, roundRatio, subtractRatios } from '../kernel/exact.ts'
import type { WallProject } from './decode-wall.ts'
import { type LevelLetter, levelLetters } from './snapshot.ts'

/**
 * What a group's header says. Rates are as printed (one decimal); null is "no value", shown as a dash.
 * Members without a year's plan (reserve, preliminary) are counted but stand outside money and rates.
 */
export type GroupSum = {
  readonly projects: number
  readonly levels: { readonly [L in LevelLetter]: number }
  /** Fen. */
  readonly plan: number
  readonly done: number
  /** Σ done ÷ Σ plan in percent. */
  readonly completion: string | null
  /** Σ(plan × calendar share) ÷ Σ plan in percent. */
  readonly calendar: string | null
  /** Completion − calendar, in points; negative is behind. */
  readonly lag: string | null
  /** Share of members on schedule 达序时项目占比 in percent. */
  readonly onSchedule: string | null
  /** The oldest figure's day: the group's as-of. What no longer reports speaks only where nobody else does. */
  readonly figuresOn: DayNumber | null
}

/** Sums a group as §5 "Lag, Group" has it: a ratio of sums, never a mean of ratios. */
export function sumGroup(members: readonly WallProject[]): GroupSum {
  const levels = Object.fromEntries(levelLetters.map((l) => [l, 0])) as { [L in LevelLetter]: number }
  let plan = 0n
  let done = 0n
  let due = 0n
  let judged = 0
  let onTime = 0
  let [reporting, final]: [DayNumber | null, DayNumber | null] = [null, null]
  for (const p of members) {
    levels[p.level] += 1
    if (p.yearPlan === null || p.yearDone === null || p.yearDue === null) continue
    plan += BigInt(p.yearPlan)
    done += BigInt(p.yearDone)
    due += BigInt(p.yearDue)
    if (p.lagPoints === null) final = earlier(final, p.figuresOn)
    if (p.lagPoints === null) continue
    reporting = earlier(reporting, p.figuresOn)
    judged += 1
    if (p.lagPoints >= 0) onTime += 1
  }
  const percent = (part: bigint, of: bigint): string | null =>
    of === 0n ? null : roundRatio(ratio(part * 100n, of), 1)
  return {
    projects: members.length,
    levels,
    plan: Number(plan),
    done: Number(done),
    completion: percent(done, plan),
    calendar: percent(due, plan),
    lag: plan === 0n ? null : roundRatio(subtractRatios(ratio(done * 100n, plan), ratio(due * 100n, plan)), 1),
    onSchedule: percent(BigInt(onTime), BigInt(judged)),
    figuresOn: reporting ?? final,
  }
}

const earlier = (a: DayNumber | null, b: DayNumber | null): DayNumber | null =>
  a === null || (b !== null && b < a) ? b : a
