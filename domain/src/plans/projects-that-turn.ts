import { addDays, type CivilDate, daysBetween } from '../calendar/civil-date.ts'
import { type Coded, coded } from '../kernel/coded.ts'
import type { CommitmentForecast } from './forecast-finish.ts'

/** The three levels foresight looks at; a project already `severe` can't turn further. */
export type TurnLevel = 'normal' | 'warn' | 'severe'

/** What is known of a project today. */
export type Outlook = {
  readonly projectId: string
  readonly level: TurnLevel
  readonly statusDate: CivilDate
  /** Unfinished commitments with their deterministic forecast (forecast-finish.ts). */
  readonly milestones: readonly CommitmentForecast[]
  /** The finish committed and forecast; null without a plan. */
  readonly finish: { readonly committed: CivilDate; readonly forecast: CivilDate } | null
  /** Lag behind the calendar in tenths of a point, and what it grew by each week lately; null without figures. */
  readonly lag: { readonly tenths: number; readonly tenthsAWeek: number } | null
}

/** From where on a rule set warns: days a milestone is overdue, days the finish slips, tenths of a point behind. Null: the rule set does not ask. */
export type TurnBounds = { readonly [L in 'warn' | 'severe']: TurnBound }
export type TurnBound = {
  readonly overdueDays: number | null
  readonly slipDays: number | null
  readonly lagTenths: number | null
}

export type Turn = {
  readonly projectId: string
  readonly from: TurnLevel
  readonly to: TurnLevel
  /** The first of the horizons at which it has turned, and its day. */
  readonly weeks: number
  readonly on: CivilDate
  /** Why: `plans.turn.milestone`, `plans.turn.slip`, `plans.turn.lag`. */
  readonly reasons: readonly Coded[]
}

/**
 * Which projects turn warn or severe within the next weeks if nothing changes, and why (M33): work goes on as the network says from today, so a
 * milestone whose forecast lies after its commitment becomes overdue on that day and stays so until the forecast; the finish keeps slipping
 * by what it slips today; lag grows by what it grew lately. Soonest first, then the worse level, then the id.
 */
export function projectsThatTurn(
  outlooks: readonly Outlook[],
  bounds: TurnBounds,
  horizons: readonly number[] = [2, 4, 8],
): Turn[] {
  const turns = outlooks.flatMap((outlook): Turn[] => {
    for (const weeks of [...horizons].sort((a, b) => a - b)) {
      const turn = turnWithin(outlook, bounds, weeks)
      if (turn) return [turn]
    }
    return []
  })
  const rank = (t: Turn): number => (t.to === 'severe' ? 0 : 1)
  return turns.sort(
    (a, b) =>
      a.weeks - b.weeks || rank(a) - rank(b) || (a.projectId < b.projectId ? -1 : a.projectId > b.projectId ? 1 : 0),
  )
}

function turnWithin(outlook: Outlook, bounds: TurnBounds, weeks: number): Turn | null {
  const on = addDays(outlook.statusDate, 7 * weeks)
  for (const to of ['severe', 'warn'] as const) {
    if (outlook.level === 'severe' || outlook.level === to) continue
    const reasons = reasonsAt(outlook, bounds[to], on, weeks)
    if (reasons.length > 0) return { projectId: outlook.projectId, from: outlook.level, to, weeks, on, reasons }
  }
  return null
}

function reasonsAt(outlook: Outlook, bound: TurnBound, on: CivilDate, weeks: number): Coded[] {
  const { milestones, finish, lag } = outlook
  const reasons: Coded[] = []
  for (const { activityId, commitment, forecast } of milestones) {
    // Overdue at its longest within the horizon: on the day before it is done, or on the last day looked at.
    const until = forecast < on ? forecast : on
    const days = daysBetween(commitment, until)
    if (bound.overdueDays !== null && forecast > commitment && days >= Math.max(1, bound.overdueDays)) {
      reasons.push(coded('plans.turn.milestone', { activity: activityId, commitment, forecast, days }))
    }
  }
  const slip = finish ? daysBetween(finish.committed, finish.forecast) : 0
  if (finish && bound.slipDays !== null && slip >= Math.max(1, bound.slipDays)) {
    reasons.push(coded('plans.turn.slip', { days: slip, committed: finish.committed, forecast: finish.forecast }))
  }
  const grown = lag ? lag.tenths + lag.tenthsAWeek * weeks : 0
  if (lag && bound.lagTenths !== null && grown >= bound.lagTenths) {
    reasons.push(coded('plans.turn.lag', { now: points(lag.tenths), grown: points(grown), weeks }))
  }
  return reasons
}

/** Tenths of a point as printed: 153 → '15.3'. */
const points = (tenths: number): string => {
  const whole = Math.trunc(Math.abs(tenths) / 10)
  return `${tenths < 0 ? '-' : ''}${whole}.${Math.abs(tenths) % 10}`
}
