import { type CivilDate, daysBetween } from '../calendar/civil-date.ts'
import { type Coded, coded } from '../kernel/coded.ts'
import type { Plan, ScheduledActivity, ScheduledPlan } from './plan-types.ts'

/** A missed deadline and the chain of activities that leads to it, first to last; each drives the next. */
export type LateChain = {
  readonly activities: readonly string[]
  /** Which date is missed: the activity's own commitment or limit, or the plan's finish. */
  readonly deadline: 'commitment' | 'notLater' | 'finish'
  readonly date: CivilDate
  readonly reached: CivilDate
  /** Calendar days by which it is missed, > 0. */
  readonly days: number
  /** Other deadlines the same chain misses by less, worst first; left out where there are none. One of the same day is not said twice. */
  readonly also?: readonly Pick<LateChain, 'deadline' | 'date' | 'days'>[]
}

/**
 * The chains that carry the negative float: for every deadline that unfinished work misses, the driving predecessors followed back from it,
 * where several drive the one with the least float (then the first written). Worst first, then in the plan's order.
 */
export function lateChains(plan: Plan, schedule: ScheduledPlan): LateChain[] {
  const rows = new Map(schedule.activities.map((a) => [a.id, a]))
  const found: LateChain[] = []
  const ends = plan.activities.filter((a) => !a.actualFinish && rows.has(a.id))
  for (const activity of ends) {
    const { earliestFinish: reached } = rows.get(activity.id)!
    for (const deadline of ['commitment', 'notLater'] as const) {
      const date = activity[deadline]
      if (date && reached > date) found.push(chainTo(rows, activity.id, deadline, date, reached))
    }
  }
  const atEnd = ends.filter((a) => plan.finish && rows.get(a.id)!.earliestFinish === schedule.finish)
  const last = atEnd.find((a) => !atEnd.some((b) => rows.get(b.id)!.drivers.includes(a.id)))
  if (last && plan.finish && schedule.finish && schedule.finish > plan.finish) {
    found.push(chainTo(rows, last.id, 'finish', plan.finish, schedule.finish))
  }
  return together(
    found.sort((a, b) => b.days - a.days || Number(b.deadline === 'finish') - Number(a.deadline === 'finish')),
  )
}

/** A milestone at the end and the finish itself share their chain: it is listed once, with the worst deadline. */
function together(chains: readonly LateChain[]): LateChain[] {
  const known = new Map<string, LateChain>()
  for (const chain of chains) {
    const key = JSON.stringify(chain.activities)
    const first = known.get(key)
    if (!first) known.set(key, chain)
    if (!first || [first, ...(first.also ?? [])].some((other) => other.date === chain.date)) continue
    const { deadline, date, days } = chain
    known.set(key, { ...first, also: [...(first.also ?? []), { deadline, date, days }] })
  }
  return [...known.values()]
}

function chainTo(
  rows: ReadonlyMap<string, ScheduledActivity>,
  end: string,
  deadline: LateChain['deadline'],
  date: CivilDate,
  reached: CivilDate,
): LateChain {
  const activities = [end]
  for (let row = rows.get(end); row; ) {
    const before: ScheduledActivity | null = row.drivers
      .map((id) => rows.get(id)!)
      .reduce<ScheduledActivity | null>((least, a) => (least && least.totalFloat <= a.totalFloat ? least : a), null)
    if (!before) break
    activities.unshift(before.id)
    row = before
  }
  return { activities, deadline, date, reached, days: daysBetween(date, reached) }
}

/** A late chain as a sentence, its activities by name. */
export function describeChain(chain: LateChain, plan: Plan): Coded {
  const { days, date, reached, also } = chain
  const activities = chain.activities.map((id) => plan.activities.find((a) => a.id === id)?.name ?? id)
  const said = { days, date, reached, activities }
  return also
    ? coded('plans.lateChainShared', { ...said, also: also.map((a) => a.date) })
    : coded('plans.lateChain', said)
}
