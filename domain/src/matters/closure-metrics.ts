import type { CivilDate } from '../calendar/civil-date.ts'
import { coded } from '../kernel/coded.ts'
import { ratio, roundRatio } from '../kernel/exact.ts'
import type { Metric, Metrics } from '../kernel/metric.ts'
import type { MatterNow } from './matter-state.ts'

/** A matter with how it stands. */
export type StandingMatter = {
  readonly id: string
  readonly now: Pick<MatterNow, 'state' | 'assignedOn' | 'onTimeUntil' | 'submittedOn'>
}

/** Left out of closure: never assigned, withdrawn, merged into another, or made standing†; declined ones are nobody's yet. */
const COUNTED_OUT = ['withdrawn', 'merged', 'standing', 'declined'] as const
export const countsForClosure = ({ now }: StandingMatter): boolean =>
  now.assignedOn !== null && !(COUNTED_OUT as readonly string[]).includes(now.state)

/**
 * Whether a matter that has fallen due was done on time on a day: true, false, or null for what has not fallen due, stands still, or
 * was handed in in time and waits for its verification (neither met nor late, domain.md §5).
 */
export function wasOnTime({ now }: StandingMatter, asOf: CivilDate): boolean | null {
  const { onTimeUntil, submittedOn, state } = now
  if (onTimeUntil === null || state === 'suspended') return null
  if (submittedOn === null) return onTimeUntil < asOf ? false : null
  if (submittedOn > onTimeUntil) return false
  if (onTimeUntil > asOf || state === 'submitted') return null
  return true
}

/**
 * 办结率 closureRate = closed ÷ assigned (withdrawn left out), 按期办结率 onTimeClosureRate = submitted in time and verified ÷ fallen
 * due (domain.md §5), and how many matters there are. A zero denominator is no value.
 */
export function closureMetrics(matters: readonly StandingMatter[], asOf: CivilDate): Metrics {
  const counted = matters.filter(countsForClosure)
  const closed = counted.filter(({ now }) => now.state === 'closed')
  const due = counted.flatMap((m) => {
    const onTime = wasOnTime(m, asOf)
    return onTime === null ? [] : [{ id: m.id, onTime }]
  })
  const metric = (name: string, part: number, of: readonly { readonly id: string }[]): Metric => {
    const facts = of.map((m) => m.id).sort()
    const bare = { name, unit: 'ratio', asOf, facts } as const
    if (of.length === 0) return { ...bare, value: null, reason: coded('matters.noValue.noMatters') }
    return {
      ...bare,
      value: roundRatio(ratio(part, of.length), 3),
      arithmetic: coded(`matters.arithmetic.${name}`, { part, of: of.length, asOf }),
    }
  }
  return {
    closureRate: metric('closureRate', closed.length, counted),
    onTimeClosureRate: metric('onTimeClosureRate', due.filter((m) => m.onTime).length, due),
  }
}
