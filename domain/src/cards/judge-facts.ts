import type { Metrics } from '../kernel/metric.ts'
import { levelMetric } from './judge-project.ts'
import { judgeTogether } from './judge-together.ts'
import { missedMetrics } from './past-periods.ts'
import { type PreparedRuleSet, prepareRuleSet } from './prepare-rule-set.ts'
import { asPrinted } from './printed-value.ts'
import type { RuleSet } from './rule-set.ts'
import { lastPeriods } from './running-periods.ts'
import type { PastPeriod, Subject, Verdict } from './verdict.ts'

/**
 * Judges subjects read from a file, among each other. What follows from the rest of the file need not stand in it: places and their
 * change, missed periods (from `taskMissed` in the history) and the level by the rules that don't look back.
 */
export function judgeFacts(ruleSet: RuleSet, subjects: readonly Subject[]): readonly Verdict[] {
  const set = prepareRuleSet(ruleSet)
  return judgeTogether(
    ruleSet,
    subjects.map((s) => withDerived(set, s)),
  )
}

function withDerived(set: PreparedRuleSet, subject: Subject): Subject {
  const missed = missedMetrics(set, monthsOrWeeks(set, subject), subject)
  const seen = { ...subject, metrics: given(missed, subject) }
  if (!set.metrics.includes('level') || subject.metrics.level?.value != null) return seen
  return { ...seen, metrics: { ...seen.metrics, level: levelMetric(set, subject, subject) } }
}

/** What the file says itself stays. */
const given = (derived: Metrics, { metrics }: Subject): Metrics => ({
  ...metrics,
  ...Object.fromEntries(Object.entries(derived).filter(([name]) => metrics[name]?.value == null)),
})

const WINDOW = 12

function monthsOrWeeks(set: PreparedRuleSet, subject: Subject): readonly PastPeriod[] {
  return lastPeriods(subject, set.source.period ?? null, WINDOW).map((past) => {
    const { taskMissed = null } = past.metrics
    return { ...past, metrics: { taskMissed: taskMissed === null ? null : asPrinted(taskMissed, 0) } }
  })
}
