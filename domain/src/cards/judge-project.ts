import { bottleneckMetrics } from '../bottlenecks/bottleneck-metrics.ts'
import { addDays, type CivilDate, lastDayOfMonth, monthOf, yearOf } from '../calendar/civil-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { coded } from '../kernel/coded.ts'
import { parseDecimal, ratio, roundRatio, subtractRatios, yuanOfFen } from '../kernel/exact.ts'
import { compareInstants } from '../kernel/instant.ts'
import type { Metric, Metrics } from '../kernel/metric.ts'
import { investmentMetrics } from '../reports/investment-metrics.ts'
import { headAt, isKnown } from '../reports/known-facts.ts'
import { milestoneMetrics } from '../reports/milestone-metrics.ts'
import { milestoneStates } from '../reports/milestone-states.ts'
import { MONTHLY, periodOf } from '../reports/periods.ts'
import type { EvaluationPoint, ProjectFacts } from '../reports/project-facts.ts'
import { startMetrics } from '../reports/start-metrics.ts'
import { judge } from './judge.ts'
import { isAtLeast, type Level } from './level.ts'
import { outcomeOf } from './outcome.ts'
import { type PreparedRuleSet, prepareRuleSet } from './prepare-rule-set.ts'
import { isExpression, type RuleSet } from './rule-set.ts'
import type { PastPeriod, Subject, Verdict } from './verdict.ts'

/** All metrics of one project at a point: money, milestones, finish, bottlenecks. */
export function projectMetrics(facts: ProjectFacts, calendar: WorkingCalendar, at: EvaluationPoint): Metrics {
  const metrics: Record<string, Metric> = {}
  for (const m of investmentMetrics(facts, calendar, at)) metrics[m.name] = m
  for (const m of milestoneMetrics(facts, calendar, at)) metrics[m.name] = m
  for (const m of startMetrics(facts, at)) metrics[m.name] = m
  for (const m of bottleneckMetrics(facts, at)) metrics[m.name] = m
  return metrics
}

/** A project as the rules see it: its metrics, the attributes that sets apply to, and its exemptions in force. */
export function projectSubject(facts: ProjectFacts, calendar: WorkingCalendar, at: EvaluationPoint): Subject {
  const head = headAt(facts, at)
  return {
    id: head.id,
    type: 'project',
    attributes: {
      yearClass: head.yearClass,
      kind: head.kind,
      stage: head.stage,
      listing: head.listings
        .filter((l) => l.from <= at.asOf && (l.to === null || l.to >= at.asOf))
        .map((l) => l.list)
        .sort(),
      amount: head.totalInvestment === null ? null : yuanOfFen(head.totalInvestment),
    },
    metrics: projectMetrics(facts, calendar, at),
    exempt: facts.exemptions
      .filter((e) => isKnown(e, at) && e.from <= at.asOf && at.asOf <= e.to)
      .map((e) => e.what)
      .sort(),
    asOf: at.asOf,
  }
}

/**
 * The light of one project: the same facts, rule set, calendar and point give the same verdict, byte for byte.
 *
 * Rules over past months (runAtLevel.<level>, lagGainInRun, nodesAchievedInRun) look at month-ends judged by this same
 * function, without those rules, each as known at that month's lock (or at `knownAt` if that is earlier): a later
 * correction never repaints a closed month. `history` adds closed periods that were issued, for rules with `periods`.
 */
export function judgeProject(
  facts: ProjectFacts,
  ruleSet: RuleSet,
  calendar: WorkingCalendar,
  at: EvaluationPoint,
  history: readonly PastPeriod[] = [],
): Verdict {
  const set = prepareRuleSet(ruleSet)
  const subject = projectSubject(facts, calendar, at)
  const runs = set.metrics.some((m) => m.startsWith('runAtLevel.')) ? runMetrics(facts, set, calendar, at, subject) : {}
  return judge(set, { ...subject, metrics: { ...subject.metrics, ...runs }, ...(history.length > 0 && { history }) })
}

const RUN = 3
const MONTHS_BACK = 12
type MonthEnd = { readonly asOf: CivilDate; readonly subject: Subject; readonly level: Level }

/** The set without its rules over past months: what a month-end was by itself. */
const baseSets = new WeakMap<PreparedRuleSet, PreparedRuleSet>()
function baseSet(set: PreparedRuleSet): PreparedRuleSet {
  const known = baseSets.get(set)
  if (known) return known
  const rules = set.source.rules.filter(
    (r) => !r.all.some((c) => !isExpression(c) && (c.metric.startsWith('runAtLevel.') || c.periods !== undefined)),
  )
  const base = prepareRuleSet({ ...set.source, rules })
  baseSets.set(set, base)
  return base
}

function runMetrics(
  facts: ProjectFacts,
  set: PreparedRuleSet,
  calendar: WorkingCalendar,
  at: EvaluationPoint,
  now: Subject,
): Metrics {
  const base = baseSet(set)
  const metrics: Record<string, Metric> = {}
  for (const name of set.metrics.filter((m) => m.startsWith('runAtLevel.'))) {
    const floor = name === 'runAtLevel.severe' ? 'severe' : name === 'runAtLevel.remind' ? 'remind' : 'warn'
    const run = monthEndsAt(facts, base, calendar, at, now, floor)
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
  facts: ProjectFacts,
  base: PreparedRuleSet,
  calendar: WorkingCalendar,
  at: EvaluationPoint,
  now: Subject,
  floor: Level,
): readonly MonthEnd[] {
  const run: MonthEnd[] = []
  let end = lastDayOfMonth(yearOf(at.asOf), monthOf(at.asOf))
  if (end > at.asOf) end = addDays(`${at.asOf.slice(0, 7)}-01` as CivilDate, -1)
  while (run.length < MONTHS_BACK) {
    const lockAt = periodOf(MONTHLY, end, calendar).lockAt
    const knownAt = compareInstants(lockAt, at.knownAt) < 0 ? lockAt : at.knownAt
    const isNow = end === at.asOf && knownAt === at.knownAt
    const subject = isNow ? now : projectSubject(facts, calendar, { asOf: end, knownAt })
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
  return a && b ? roundRatio(subtractRatios(b, a) ?? ratio(0, 1), 1) : null
}
