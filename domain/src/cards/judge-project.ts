import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Metric } from '../kernel/metric.ts'
import type { EvaluationPoint, ProjectFacts } from '../reports/project-facts.ts'
import { appliesTo } from './applies.ts'
import { askedMetrics } from './asked-metrics.ts'
import { judge } from './judge.ts'
import type { Level } from './level.ts'
import { baseSet, runMetrics, type SubjectAt } from './month-end-run.ts'
import { outcomeOf } from './outcome.ts'
import { missedMetrics, pastPeriodsOf } from './past-periods.ts'
import { type PreparedRuleSet, prepareRuleSet } from './prepare-rule-set.ts'
import { projectSubject } from './project-subject.ts'
import type { RuleSet } from './rule-set.ts'
import type { PastPeriod, Subject, Verdict } from './verdict.ts'

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
  return judgeSeen(facts, ruleSet, calendar, at, rememberedSubjects(facts, calendar), history)
}

/** As `judgeProject`, with the subjects given: two sets judged side by side see each point once. */
export function judgeSeen(
  facts: ProjectFacts,
  ruleSet: RuleSet,
  calendar: WorkingCalendar,
  at: EvaluationPoint,
  subjectAt: SubjectAt,
  history: readonly PastPeriod[] = [],
): Verdict {
  const set = prepareRuleSet(ruleSet)
  return judge(set, askedSubject(facts, set, calendar, at, subjectAt, history))
}

/** The same level and rule without the evidence, where only counts are asked for. */
export function levelSeen(
  facts: ProjectFacts,
  ruleSet: RuleSet,
  calendar: WorkingCalendar,
  at: EvaluationPoint,
  subjectAt: SubjectAt,
): { readonly level: Level; readonly ruleId: string | null } {
  const set = prepareRuleSet(ruleSet)
  const subject = askedSubject(facts, set, calendar, at, subjectAt)
  if (!appliesTo(set.source.applies, subject)) return { level: 'normal', ruleId: null }
  const { level, rule } = outcomeOf(set, subject, null)
  return { level, ruleId: rule?.rule.id ?? null }
}

/**
 * The subject with what the set asks beyond the usual metrics: month-end runs, closed periods before (unless they are given),
 * missed periods, and the metrics that few sets name.
 */
export function askedSubject(
  facts: ProjectFacts,
  set: PreparedRuleSet,
  calendar: WorkingCalendar,
  at: EvaluationPoint,
  subjectAt: SubjectAt,
  issued: readonly PastPeriod[] = [],
): Subject {
  const asked: SubjectAt = (point) => withAsked(facts, set, subjectAt(point), point)
  const subject = asked(at)
  const history = issued.length > 0 ? issued : pastPeriodsOf(facts, set, calendar, at, asked)
  const runs = set.metrics.some((m) => m.startsWith('runAtLevel.'))
  if (!runs && history.length === 0) return subject
  const metrics = {
    ...subject.metrics,
    ...(runs && runMetrics(facts, set, calendar, at, asked)),
    ...missedMetrics(set, history, at),
    ...(set.metrics.includes('level') && { level: levelMetric(set, subject, at) }),
  }
  return { ...subject, metrics, ...(history.length > 0 && { history }) }
}

function withAsked(facts: ProjectFacts, set: PreparedRuleSet, subject: Subject, at: EvaluationPoint): Subject {
  const asked = askedMetrics(set.metrics, facts, subject.metrics, at)
  return asked === null ? subject : { ...subject, metrics: { ...subject.metrics, ...asked } }
}

/** The level that the rules without a look at the past give: for rules such as "two yellows running". */
export function levelMetric(set: PreparedRuleSet, subject: Subject, at: Pick<EvaluationPoint, 'asOf'>): Metric {
  const value = outcomeOf(baseSet(set), subject, null).level
  return { name: 'level', unit: 'level', value, asOf: at.asOf, facts: [] }
}

/** A project's subjects by point, each made once. */
export function rememberedSubjects(facts: ProjectFacts, calendar: WorkingCalendar): SubjectAt {
  const seen = new Map<string, ReturnType<SubjectAt>>()
  return (at) => {
    const key = `${at.asOf} ${at.knownAt}`
    const known = seen.get(key)
    if (known) return known
    const subject = projectSubject(facts, calendar, at)
    seen.set(key, subject)
    return subject
  }
}
