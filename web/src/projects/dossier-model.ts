import { addRatios, parseDecimal, type Ratio, ratio, roundRatio } from '@guatu/domain/kernel/exact'

export type MonthRow = {
  readonly month: number
  readonly planned: string | null
  /** Planned from January to this month. */
  readonly plannedSoFar: string | null
  /** The running total last reported in this month, and the day it is about. */
  readonly done: string | null
  readonly asOf: string | null
}

type Reported = { readonly asOf: string; readonly doneThisYear: string | null; readonly recordedAt: string }

/** The year's plan by month beside the running totals as reported; a month without a report has none. */
export function monthRows(
  plan: { readonly year: number; readonly months: readonly string[] | null } | null,
  reports: readonly Reported[],
): MonthRow[] {
  if (!plan) return []
  let soFar: Ratio = ratio(0, 1)
  return Array.from({ length: 12 }, (_, index) => {
    const planned = plan.months?.[index] ?? null
    const amount = planned === null ? null : parseDecimal(planned)
    if (amount) soFar = addRatios(soFar, amount)
    const last = lastOfMonth(reports, `${plan.year}-${String(index + 1).padStart(2, '0')}`)
    return {
      month: index + 1,
      planned,
      plannedSoFar: plan.months ? roundRatio(soFar, 2) : null,
      done: last?.doneThisYear ?? null,
      asOf: last?.asOf ?? null,
    }
  })
}

/** The newest figure of a month: by the day it is about, then by when it was recorded (a correction comes later). */
function lastOfMonth(reports: readonly Reported[], month: string): Reported | undefined {
  return reports
    .filter((report) => report.doneThisYear !== null && report.asOf.startsWith(month))
    .sort((a, b) => (a.asOf === b.asOf ? (a.recordedAt < b.recordedAt ? -1 : 1) : a.asOf < b.asOf ? -1 : 1))
    .at(-1)
}

export type PlanBrief = {
  readonly done: number
  readonly total: number
  readonly next: readonly { id: string; name: string; latestFinish: string; late: boolean }[]
}

type PlanLike = {
  readonly statusDate: string
  readonly activities: readonly {
    id: string
    name: string
    assessed?: boolean | undefined
    actualFinish?: string | undefined
  }[]
  readonly schedule: readonly { id: string; latestFinish: string }[]
}

/** How many activities are finished, and the assessed nodes still open, soonest first (by latest finish, then id). */
export function planBrief(plan: PlanLike, count = 4): PlanBrief {
  const latest = new Map(plan.schedule.map((one) => [one.id, one.latestFinish]))
  const open = plan.activities
    .filter((one) => one.assessed && !one.actualFinish && latest.has(one.id))
    .map((one) => ({ id: one.id, name: one.name, latestFinish: latest.get(one.id)! }))
    .sort((a, b) =>
      a.latestFinish === b.latestFinish ? (a.id < b.id ? -1 : 1) : a.latestFinish < b.latestFinish ? -1 : 1,
    )
  return {
    done: plan.activities.filter((one) => one.actualFinish).length,
    total: plan.activities.length,
    next: open.slice(0, count).map((one) => ({ ...one, late: one.latestFinish < plan.statusDate })),
  }
}

/** 1.2 MB, 48 kB: for a file's line, not for arithmetic. */
export const sayBytes = (bytes: number): string =>
  bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`
