import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { EvaluationPoint, ProjectFacts } from '../reports/project-facts.ts'
import { appliesTo } from './applies.ts'
import { judge } from './judge.ts'
import type { Level } from './level.ts'
import { runMetrics, type SubjectAt } from './month-end-run.ts'
import { outcomeOf } from './outcome.ts'
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
  return judge(set, { ...withRuns(facts, set, calendar, at, subjectAt), ...(history.length > 0 && { history }) })
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
  const subject = withRuns(facts, set, calendar, at, subjectAt)
  if (!appliesTo(set.source.applies, subject)) return { level: 'normal', ruleId: null }
  const { level, rule } = outcomeOf(set, subject, null)
  return { level, ruleId: rule?.rule.id ?? null }
}

function withRuns(
  facts: ProjectFacts,
  set: PreparedRuleSet,
  calendar: WorkingCalendar,
  at: EvaluationPoint,
  subjectAt: SubjectAt,
): Subject {
  const subject = subjectAt(at)
  if (!set.metrics.some((m) => m.startsWith('runAtLevel.'))) return subject
  return { ...subject, metrics: { ...subject.metrics, ...runMetrics(facts, set, calendar, at, subjectAt) } }
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
