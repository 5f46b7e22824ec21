import { type Coded, isRefusal, type Refusal } from '@guatu/domain/kernel/coded'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import type { CrashedPlan } from '@guatu/domain/plans/crash-plan'
import { describeChange, describeWay } from '@guatu/domain/plans/describe-way'
import { describeBothDirections } from '@guatu/domain/plans/forward-and-backward'
import { describeChain } from '@guatu/domain/plans/late-chains'
import type { MonteCarlo } from '@guatu/domain/plans/monte-carlo'
import type { Plan, ScheduledPlan } from '@guatu/domain/plans/plan-types'
import type { WayOut } from '@guatu/domain/plans/way-out'
import { type WaysOut, waysOut } from '@guatu/domain/plans/ways-out'
import { say } from '@guatu/words/say'
import type { Options } from './plan-schedule-options.ts'
import { note } from './verb.ts'

/** The plan a way would store is what was read with the changes named; it does not travel twice. */
export function withoutPlan<T extends { readonly plan: Plan }>(way: T | Refusal): Omit<T, 'plan'> | Refusal {
  if (isRefusal(way)) return way
  const { plan: _, ...rest } = way
  return rest
}

type WaysBeside = Omit<WaysOut, 'schedule' | 'ways'> & { readonly ways: readonly Omit<WayOut, 'plan'>[] }

/** The ways out for the document: the plan's own schedule stands at its top already. */
export function waysBeside(plan: Plan, calendars: PlanCalendars, options: Options): WaysBeside | Refusal {
  const { sevenDay, shifts, runs, seed, distribution } = options
  const found = waysOut(plan, calendars, { sevenDay, shifts, simulate: { runs: runs ?? 10_000, seed, distribution } })
  if (isRefusal(found)) return found
  const { schedule: _, ways, ...rest } = found
  return { ...rest, ways: ways.map(({ plan: _plan, ...way }) => way) }
}

export type Answer = ScheduledPlan & {
  readonly doubts?: readonly Coded[]
  readonly monteCarlo?: MonteCarlo | Refusal
  readonly crash?: Omit<CrashedPlan, 'plan'> | Refusal
  readonly waysOut?: WaysBeside | Refusal
}

export function printTable(plan: Plan, schedule: Answer, lang: 'zh' | 'en'): void {
  const line = (text: string): void => void process.stdout.write(`${text}\n`)
  line(`${schedule.finish}  ${schedule.length.working} / ${schedule.length.calendar}  ${schedule.daysToWinBack}`)
  schedule.activities.forEach((a, i) => {
    const mark = a.critical ? '*' : ' '
    const float = String(a.totalFloat).padStart(5)
    const name = plan.activities[i]?.name ?? ''
    line(`${mark} ${a.earliestStart} ${a.earliestFinish}  ${a.latestStart} ${a.latestFinish} ${float}  ${a.id} ${name}`)
  })
  const { monteCarlo, crash, waysOut: ways } = schedule
  if (monteCarlo && !isRefusal(monteCarlo)) {
    const { p50, p80, p90, probability } = monteCarlo.finish
    line(`P50 ${p50}  P80 ${p80}  P90 ${p90}  ${probability ?? ''}`)
    for (const c of monteCarlo.commitments) line(`  ${c.id} ${c.commitment}  P80 ${c.p80}  ${c.probability}`)
  }
  if (crash && !isRefusal(crash)) {
    line(`${crash.finish}  ${crash.cost}`)
    for (const a of crash.activities) line(`  ${a.id} ${a.from} -> ${a.to}  ${a.cost}`)
  }
  if (ways && !isRefusal(ways)) printWays(plan, ways, lang)
  for (const refusal of [monteCarlo, crash, ways]) if (isRefusal(refusal)) note(say(refusal, lang))
  for (const diagnosis of [...schedule.diagnoses, ...(schedule.doubts ?? [])]) note(say(diagnosis, lang))
}

function printWays(plan: Plan, ways: WaysBeside, lang: 'zh' | 'en'): void {
  const line = (text: Coded, indent = ''): void => void process.stdout.write(`${indent}${say(text, lang)}\n`)
  for (const chain of ways.chains) line(describeChain(chain, plan))
  line(describeBothDirections(ways.forwardAndBackward))
  for (const way of ways.ways) {
    line(describeWay(way))
    for (const change of way.changes) line(describeChange(change, plan), '  ')
  }
}
