import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { coded } from '../kernel/coded.ts'
import type { Metric } from '../kernel/metric.ts'
import type { EvaluationPoint, ProjectFacts } from '../reports/project-facts.ts'
import { judge } from './judge.ts'
import { askedSubject } from './judge-project.ts'
import { metricKind, rankedMetric } from './metrics.ts'
import type { SubjectAt } from './month-end-run.ts'
import { type PreparedRuleSet, prepareRuleSet } from './prepare-rule-set.ts'
import { scaledPrinted } from './printed-value.ts'
import { type Ranks, rankArithmetic, rankTable } from './rank-table.ts'
import type { RuleSet } from './rule-set.ts'
import type { Subject, Verdict } from './verdict.ts'

/** Whether a set looks at ranks, so that its subjects can only be judged together: at a period's close and at night. */
export function needsCompany(ruleSet: RuleSet): boolean {
  const known = together.get(ruleSet)
  if (known !== undefined) return known
  const set = prepareRuleSet(ruleSet)
  const needed = set.needsRanks || set.metrics.some((m) => rankedMetric(m) !== null)
  together.set(ruleSet, needed)
  return needed
}

const together = new WeakMap<RuleSet, boolean>()

/** A project as a set asks to see it: with its runs, missed periods and past. */
export function subjectUnder(
  ruleSet: RuleSet,
  facts: ProjectFacts,
  calendar: WorkingCalendar,
  at: EvaluationPoint,
  subjectAt: SubjectAt,
): Subject {
  return askedSubject(facts, prepareRuleSet(ruleSet), calendar, at, subjectAt)
}

/** Judges subjects of one set among each other; verdicts in their order. */
export function judgeTogether(ruleSet: RuleSet, subjects: readonly Subject[]): readonly Verdict[] {
  const set = prepareRuleSet(ruleSet)
  const { ranked, ranks } = rankedAmong(set, subjects)
  return ranked.map((subject) => judge(set, subject, ranks))
}

/** The subjects with their rank metrics, and the table that rank conditions look into. */
export function rankedAmong(
  set: PreparedRuleSet,
  subjects: readonly Subject[],
): { readonly ranked: readonly Subject[]; readonly ranks: Ranks | null } {
  const names = set.metrics.filter((m) => rankedMetric(m) !== null)
  const ranked = names.length === 0 ? subjects : withRanks(set, names, subjects)
  return { ranked, ranks: rankTable(set, ranked) }
}

function withRanks(set: PreparedRuleSet, names: readonly string[], subjects: readonly Subject[]): readonly Subject[] {
  const added = subjects.map((): Record<string, Metric> => ({}))
  for (const name of names) {
    const wanted = rankedMetric(name)!
    const digits = metricKind(wanted.by, set.source.metrics)?.digits ?? 0
    const scaled = (value: string | null | undefined): number | null =>
      value == null ? null : scaledPrinted(value, digits, digits)
    const now = ranksIn(
      subjects,
      subjects.map((s) => scaled(s.metrics[wanted.by]?.value)),
    )
    const before = wanted.change
      ? ranksIn(
          subjects,
          subjects.map((s) => scaled(s.history?.[0]?.metrics[wanted.by])),
        )
      : null
    subjects.forEach((subject, i) => {
      const rank = now[i]
      const was = before === null ? null : before[i]
      const value = rank == null ? null : before === null ? rank : was == null ? null : was - rank
      const source = subject.metrics[wanted.by]
      added[i]![name] = {
        name,
        unit: 'rank',
        value: value === null ? null : String(value),
        asOf: source?.asOf ?? subject.asOf,
        facts: source?.facts ?? [],
        ...(value === null
          ? { reason: coded('cards.noValue.noRank') }
          : { arithmetic: rankArithmetic(rank!, now.filter((r) => r !== null).length, was ?? null) }),
      }
    })
  }
  return subjects.map((s, i) => ({ ...s, metrics: { ...s.metrics, ...added[i]! } }))
}

/** Competition ranks inside the groups, 1 for the largest; null for who has no value. */
function ranksIn(subjects: readonly Subject[], values: readonly (number | null)[]): readonly (number | null)[] {
  const groups = new Map<string, number[]>()
  subjects.forEach((s, i) => {
    const value = values[i]
    if (value == null) return
    const group = groups.get(s.group ?? '') ?? []
    group.push(value)
    groups.set(s.group ?? '', group)
  })
  return subjects.map((s, i) => {
    const value = values[i]
    return value == null ? null : (groups.get(s.group ?? '') ?? []).filter((v) => v > value).length + 1
  })
}
