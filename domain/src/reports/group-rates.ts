import type { CivilDate } from '../calendar/civil-date.ts'
import { addRatios, type Fen, type Ratio, ratio } from '../kernel/exact.ts'
import { calendarShare, countRate, lagOf, type PlanOfYear, printPoints, printRatio } from './rates.ts'

/**
 * A project as a member of a group at a date. Membership: from `from` on; to `to` where an approved leaving has that date
 * (a leaver without approval stays). Reserve and preliminary projects, and packages beside their leaves, don't come here.
 */
export type GroupMember = {
  readonly project: string
  readonly from: CivilDate
  readonly to: CivilDate | null
  /** The figure's as-of date and running total; null without a usable figure. */
  readonly figure: {
    readonly asOf: CivilDate
    readonly done: Fen
    readonly fundsArrived?: Fen | null
    /** A finished project's last total: in the sums, but its day ages no group. Default false. */
    readonly final?: boolean
    /** False for members without a lag of their own (finished, before their planned start): outside the share on schedule. */
    readonly judged?: boolean
  } | null
  readonly plan: PlanOfYear | null
  readonly fundsPlanned?: Fen | null
}

export type GroupRates = {
  readonly members: number
  /** Members with figure and plan, of which the sums are made. */
  readonly counted: number
  /** The oldest as-of date among those still reporting 截至 (among all where none reports); null when none counts. */
  readonly asOf: CivilDate | null
  readonly done: Fen
  readonly plan: Fen
  /** Σdone ÷ Σplan, printed; null is "—". */
  readonly completionRate: string | null
  /** Σ(plan × share) ÷ Σplan. */
  readonly calendarShare: string | null
  readonly lagPoints: string | null
  /** Σdone ÷ Σ(plan × share), from the exact sums: not the quotient of the two printed rates. */
  readonly lagRatio: string | null
  readonly fundsRate: string | null
  /** Members whose own lag, as printed, is not negative ÷ judged members 达序时项目占比. */
  readonly onSchedule: number
  readonly onScheduleShare: string | null
}

/** A group's rates as ratios of sums over its members at a date, each member's share taken at its own figure's date. */
export function groupRates(members: readonly GroupMember[], at: CivilDate): GroupRates {
  const present = members.filter((m) => m.from <= at && (m.to === null || m.to > at))
  const sums = { done: 0n, plan: 0n, funds: 0n, fundsPlanned: 0n, counted: 0, judged: 0, onSchedule: 0 }
  let scheduled: Ratio = { num: 0n, den: 1n }
  let [reporting, final]: [CivilDate | null, CivilDate | null] = [null, null]
  for (const { figure, plan, fundsPlanned } of present) {
    const share = figure && plan && calendarShare(plan, figure.asOf)
    if (!figure || !plan || !share) continue
    sums.counted += 1
    sums.done += BigInt(figure.done)
    sums.plan += BigInt(plan.total)
    scheduled = reduced(addRatios(scheduled, { num: share.num * BigInt(plan.total), den: share.den }))
    if (figure.final) final = earlier(final, figure.asOf)
    else reporting = earlier(reporting, figure.asOf)
    if (figure.judged !== false) {
      sums.judged += 1
      const lag = lagOf(figure.done, plan, figure.asOf)
      if (lag && !printPoints(lag).startsWith('-')) sums.onSchedule += 1
    }
    if (figure.fundsArrived != null) {
      sums.funds += BigInt(figure.fundsArrived)
      sums.fundsPlanned += BigInt(fundsPlanned ?? plan.total)
    }
  }
  return { members: present.length, counted: sums.counted, asOf: reporting ?? final, ...printed(sums, scheduled) }
}

const earlier = (a: CivilDate | null, b: CivilDate): CivilDate => (a !== null && a < b ? a : b)

type Sums = {
  readonly done: bigint
  readonly plan: bigint
  readonly funds: bigint
  readonly fundsPlanned: bigint
  readonly judged: number
  readonly onSchedule: number
}

function printed(sums: Sums, scheduled: Ratio): Omit<GroupRates, 'members' | 'counted' | 'asOf'> {
  const { done, plan, judged, onSchedule } = sums
  const rate = plan === 0n ? null : ratio(done, plan)
  const share = plan === 0n ? null : { num: scheduled.num, den: scheduled.den * plan }
  const lag = rate && share ? { num: rate.num * share.den - share.num * rate.den, den: rate.den * share.den } : null
  const onScheduleShare = countRate(onSchedule, judged)
  return {
    done: Number(done),
    plan: Number(plan),
    completionRate: rate && printRatio(rate),
    calendarShare: share && printRatio(share),
    lagPoints: lag && printPoints(lag),
    lagRatio:
      rate && share && share.num !== 0n ? printRatio({ num: rate.num * share.den, den: rate.den * share.num }) : null,
    fundsRate: sums.fundsPlanned === 0n ? null : printRatio(ratio(sums.funds, sums.fundsPlanned)),
    onSchedule,
    onScheduleShare: onScheduleShare && printRatio(onScheduleShare),
  }
}

/** By the greatest common divisor, so that a sum over a thousand members keeps short numbers. */
function reduced({ num, den }: Ratio): Ratio {
  let [a, b] = [num < 0n ? -num : num, den]
  while (b !== 0n) [a, b] = [b, a % b]
  return a > 1n ? { num: num / a, den: den / a } : { num, den }
}
