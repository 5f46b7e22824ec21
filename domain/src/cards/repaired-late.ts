import { wasRepaired } from './following-period.ts'
import type { Level } from './level.ts'
import { badnessOf } from './level.ts'
import type { RuleSet } from './rule-set.ts'
import type { PastPeriod } from './verdict.ts'

/** What became of a closed period: repaired late 补课 is a third thing beside met and missed. */
export type PeriodStanding = 'met' | 'missed' | 'repairedLate' | 'exempted' | 'noValue'

export type ShownPeriod = {
  readonly period: string
  readonly standing: PeriodStanding
  /** The level given then; it never changes. */
  readonly level: Level
  /** The level whose attire the strip wears now: the set's `repairedLate` after a repair, else the one given then. */
  readonly shown: Level
  readonly repairedIn: string | null
}

/** How past periods show under a set. History is not repainted: `level` stays, `shown` and `standing` stand beside it. */
export function shownPeriods(
  set: RuleSet,
  history: readonly PastPeriod[],
  exempted: ReadonlySet<string> = new Set(),
): readonly ShownPeriod[] {
  return history.map((past) => {
    const standing = standingOf(past, exempted)
    const shown = standing === 'repairedLate' ? (set.repairedLate ?? past.level) : past.level
    return { period: past.period, standing, level: past.level, shown, repairedIn: past.repairedIn ?? null }
  })
}

function standingOf(past: PastPeriod, exempted: ReadonlySet<string>): PeriodStanding {
  if (exempted.has(past.period)) return 'exempted'
  if (badnessOf(past.level) > badnessOf('remind')) return wasRepaired(past) ? 'repairedLate' : 'missed'
  const values = Object.values(past.metrics)
  return values.length > 0 && values.every((v) => v === null) ? 'noValue' : 'met'
}
