import { addDays } from '../calendar/civil-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { coded } from '../kernel/coded.ts'
import { compareInstants } from '../kernel/instant.ts'
import type { Metric, Metrics } from '../kernel/metric.ts'
import { isKnown } from '../reports/known-facts.ts'
import { MONTHLY, periodOf, type Rhythm, spanOf, WEEKLY } from '../reports/periods.ts'
import type { EvaluationPoint, ProjectFacts } from '../reports/project-facts.ts'
import { rankedMetric } from './metrics.ts'
import { baseSet, type SubjectAt } from './month-end-run.ts'
import { outcomeOf } from './outcome.ts'
import type { PreparedRuleSet } from './prepare-rule-set.ts'
import { isExpression } from './rule-set.ts'
import type { PastPeriod } from './verdict.ts'

/** How far back `periodsMissed.window` looks. */
const WINDOW = 12

/** Closed periods before the point's that a set needs to see: for runs, for missed periods, for a change of rank. */
export function periodsNeeded(set: PreparedRuleSet): number {
  let needed = 0
  for (const { all } of set.source.rules)
    for (const c of all) if (!isExpression(c) && c.periods !== undefined) needed = Math.max(needed, c.periods - 1)
  for (const name of set.metrics) {
    if (name.startsWith('periodsMissed')) needed = Math.max(needed, WINDOW)
    if (name === 'rankChange' || name.startsWith('rankChange.') || name === 'level') needed = Math.max(needed, 1)
  }
  return needed
}

/**
 * The closed periods before the one that holds the point, newest first, each judged as known at its lock (or at the point's
 * moment, if that is earlier), by the set without its rules over the past. Ends where nothing was known of the project.
 */
export function pastPeriodsOf(
  facts: ProjectFacts,
  set: PreparedRuleSet,
  calendar: WorkingCalendar,
  at: EvaluationPoint,
  subjectAt: SubjectAt,
): readonly PastPeriod[] {
  const needed = periodsNeeded(set)
  if (needed === 0) return []
  const rhythm: Rhythm = set.source.period === 'week' ? WEEKLY : MONTHLY
  const base = baseSet(set)
  const ranked = set.metrics.flatMap((m) => rankedMetric(m)?.by ?? [])
  const wanted = [...new Set([...set.metrics, ...ranked, ...(asksMissed(set) ? ['taskMissed'] : [])])]
  const past: PastPeriod[] = []
  let day = addDays(spanOf(rhythm.kind, at.asOf).opensOn, -1)
  while (past.length < needed) {
    const period = periodOf(rhythm, day, calendar)
    const knownAt = compareInstants(period.lockAt, at.knownAt) < 0 ? period.lockAt : at.knownAt
    const point = { asOf: period.closesOn, knownAt }
    if (facts.revisions && !facts.revisions.some((r) => isKnown(r, point))) break
    const subject = subjectAt(point)
    past.push({
      period: period.key,
      level: outcomeOf(base, subject, null).level,
      metrics: Object.fromEntries(wanted.map((name) => [name, subject.metrics[name]?.value ?? null])),
    })
    day = addDays(period.opensOn, -1)
  }
  return past
}

const asksMissed = (set: PreparedRuleSet): boolean => set.metrics.some((m) => m.startsWith('periodsMissed'))

/**
 * periodsMissed (= .consecutive): closed periods running, up to the last one, whose task was missed; .window: those missed
 * among the last twelve. A period without value ends a run and is not counted.
 */
export function missedMetrics(
  set: PreparedRuleSet,
  past: readonly PastPeriod[],
  at: Pick<EvaluationPoint, 'asOf'>,
): Metrics {
  if (!asksMissed(set)) return {}
  const missed = past.map((p) => p.metrics.taskMissed)
  let running = 0
  while (missed[running] === '1') running += 1
  const inWindow = missed.filter((m) => m === '1').length
  const periods = past.filter((p) => p.metrics.taskMissed === '1').map((p) => p.period)
  const hasValue = missed.some((m) => m != null)
  const metric = (name: string, value: number): Metric => ({
    name,
    unit: 'periods',
    value: hasValue ? String(value) : null,
    asOf: at.asOf,
    facts: [],
    ...(hasValue
      ? { arithmetic: coded('cards.arithmetic.missed', { missed: value, of: past.length, periods }) }
      : { reason: coded('cards.noValue.noClosedPeriods') }),
  })
  return {
    periodsMissed: metric('periodsMissed', running),
    'periodsMissed.consecutive': metric('periodsMissed.consecutive', running),
    'periodsMissed.window': metric('periodsMissed.window', inWindow),
  }
}
