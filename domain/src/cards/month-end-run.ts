import { addDays, type CivilDate, lastDayOfMonth, monthOf, yearOf } from '../calendar/civil-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { coded } from '../kernel/coded.ts'
import { parseDecimal, roundRatio, subtractRatios } from '../kernel/exact.ts'
import { compareInstants } from '../kernel/instant.ts'
import type { Metric, Metrics } from '../kernel/metric.ts'
import { milestoneStates } from '../reports/milestone-states.ts'
import { MONTHLY, periodOf } from '../reports/periods.ts'
import type { EvaluationPoint, ProjectFacts } from '../reports/project-facts.ts'
import { isAtLeast, type Level } from './level.ts'
import { outcomeOf } from './outcome.ts'
import { type PreparedRuleSet, prepareRuleSet } from './prepare-rule-set.ts'
import { isExpression } from './rule-set.ts'
import type { Subject } from './verdict.ts'

const RUN = 3
const MONTHS_BACK = 12
type MonthEnd = { readonly asOf: CivilDate; readonly subject: Subject; readonly level: Level }

/** The set without its rules over past months: what a month-end was by itself. */
const baseSets = new WeakMap<PreparedRuleSet, PreparedRuleSet>()
export function baseSet(set: PreparedRuleSet): PreparedRuleSet {
  const known = baseSets.get(set)
  if (known) return known
  const rules = set.source.rules.filter(
    (r) => !r.all.some((c) => !isExpression(c) && (looksBack(c.metric) || c.periods !== undefined)),
  )
  // An exemption from a rule that was left out stays one from that rule: it is no general one.
  const base = { ...prepareRuleSet({ ...set.source, rules }), specificExemptions: set.specificExemptions }
  baseSets.set(set, base)
  return base
}

/** Whether a metric is made from closed periods or from levels, which a month-end by itself must not ask for. */
const looksBack = (metric: string): boolean =>
  metric.startsWith('runAtLevel.') || metric.startsWith('periodsMissed') || metric === 'level'

/** The project as the rules saw it at a point; a dry run remembers them. */
export type SubjectAt = (at: EvaluationPoint) => Subject

/**
 * runAtLevel.<level>: month-ends running, up to the last one, at which the project was at the level or worse, each as known
 * at that month's lock; 0 when it is better now, since who has come right is not stuck. From three on also what was won
 * back since the first of the three: nodesAchievedInRun and lagGainInRun.
 */
export function runMetrics(
  facts: ProjectFacts,
  set: PreparedRuleSet,
  calendar: WorkingCalendar,
  at: EvaluationPoint,
  subjectAt: SubjectAt,
): Metrics {
  const base = baseSet(set)
  const now = subjectAt(at)
  const levelNow = outcomeOf(base, now, null).level
  const metrics: Record<string, Metric> = {}
  for (const name of set.metrics.filter((m) => m.startsWith('runAtLevel.'))) {
    const floor = name === 'runAtLevel.severe' ? 'severe' : name === 'runAtLevel.remind' ? 'remind' : 'warn'
    const run = isAtLeast(levelNow, floor) ? monthEndsAt(base, calendar, at, subjectAt, floor) : []
    metrics[name] = {
      name,
      unit: 'periods',
      value: String(run.length),
      asOf: at.asOf,
      facts: [],
      arithmetic: coded('cards.arithmetic.run', { months: run.map((m) => m.asOf.slice(0, 7)), run: run.length }),
    }
    const first = run[RUN - 1]
    if (first) Object.assign(metrics, sinceMetrics(facts, first, now, at))
  }
  return metrics
}

/** Month-ends up to the point, newest first, that were at least at the level, without a gap. */
function monthEndsAt(
  base: PreparedRuleSet,
  calendar: WorkingCalendar,
  at: EvaluationPoint,
  subjectAt: SubjectAt,
  floor: Level,
): readonly MonthEnd[] {
  const run: MonthEnd[] = []
  let end = lastDayOfMonth(yearOf(at.asOf), monthOf(at.asOf))
  if (end > at.asOf) end = addDays(`${at.asOf.slice(0, 7)}-01` as CivilDate, -1)
  while (run.length < MONTHS_BACK) {
    const lockAt = periodOf(MONTHLY, end, calendar).lockAt
    const knownAt = compareInstants(lockAt, at.knownAt) < 0 ? lockAt : at.knownAt
    const subject = subjectAt({ asOf: end, knownAt })
    const level = outcomeOf(base, subject, null).level
    if (!isAtLeast(level, floor)) break
    run.push({ asOf: end, subject, level })
    end = addDays(`${end.slice(0, 7)}-01` as CivilDate, -1)
  }
  return run
}

/** What was won back since the first of the three month-ends: overdue nodes achieved, and points of lag. */
function sinceMetrics(facts: ProjectFacts, first: MonthEnd, now: Subject, at: EvaluationPoint): Metrics {
  const achieved = milestoneStates(facts, at).filter(
    (s) => s.assessed && s.claimedOn !== null && s.claimedOn > first.asOf && s.claimedOn > s.dueOn,
  )
  const then = first.subject.metrics.lagPoints?.value ?? null
  const lag = now.metrics.lagPoints?.value ?? null
  const base = { asOf: at.asOf, facts: achieved.map((s) => s.id) }
  return {
    nodesAchievedInRun: { name: 'nodesAchievedInRun', unit: 'count', value: String(achieved.length), ...base },
    lagGainInRun: {
      name: 'lagGainInRun',
      unit: 'points',
      value: gain(then, lag),
      asOf: at.asOf,
      facts: [],
      arithmetic: coded('cards.arithmetic.lagGain', { before: then, now: lag, since: first.asOf }),
    },
  }
}

function gain(then: string | null, now: string | null): string | null {
  const a = then === null ? null : parseDecimal(then)
  const b = now === null ? null : parseDecimal(now)
  return a && b ? roundRatio(subtractRatios(b, a), 1) : null
}
