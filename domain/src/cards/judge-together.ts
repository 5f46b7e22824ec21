import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { coded } from '../kernel/coded.ts'
import type { Metric } from '../kernel/metric.ts'
import type { EvaluationPoint, ProjectFacts } from '../reports/project-facts.ts'
import { appliesTo } from './applies.ts'
import { judge } from './judge.ts'
import { askedSubject } from './judge-project.ts'
import { metricKind, rankedMetric } from './metrics.ts'
import type { SubjectAt } from './month-end-run.ts'
import { type PreparedRuleSet, prepareRuleSet } from './prepare-rule-set.ts'
import { scaledPrinted } from './printed-value.ts'
import { type Ranks, rankArithmetic, rankTable, standings } from './rank-table.ts'
import type { RuleSet } from './rule-set.ts'
import { pastPeriods } from './running-periods.ts'
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
  const judged = subjects.map((s) => appliesTo(set.source.applies, s))
  for (const name of names) {
    const wanted = rankedMetric(name)!
    const digits = metricKind(wanted.by, set.source.metrics)?.digits ?? 0
    const places = (valued: (s: Subject) => string | null | undefined) =>
      ranksIn(
        subjects,
        subjects.map((s, i) => {
          const value = judged[i] ? valued(s) : null
          return value == null ? null : scaledPrinted(value, digits)
        }),
      )
    const now = places((s) => s.metrics[wanted.by]?.value)
    const before = wanted.change
      ? places((s) => pastPeriods(s, set.source.period ?? null, 1)[0]?.metrics[wanted.by])
      : null
    const of = now.filter((r) => r !== null).length
    subjects.forEach((subject, i) => {
      // A file may carry the place itself.
      if (subject.metrics[name]?.value == null)
        added[i]![name] = placeMetric(name, subject, subject.metrics[wanted.by], now[i] ?? null, before?.[i], of)
    })
  }
  return subjects.map((s, i) => ({ ...s, metrics: { ...s.metrics, ...added[i]! } }))
}

/** `before` undefined: the place itself is asked for and not how far it moved. */
function placeMetric(
  name: string,
  subject: Subject,
  source: Metric | undefined,
  rank: number | null,
  before: number | null | undefined,
  of: number,
): Metric {
  const value = rank === null ? null : before === undefined ? rank : before === null ? null : before - rank
  return {
    name,
    unit: 'rank',
    value: value === null ? null : String(value),
    asOf: source?.asOf ?? subject.asOf,
    facts: source?.facts ?? [],
    ...(value === null || rank === null
      ? { reason: coded('cards.noValue.noRank') }
      : { arithmetic: rankArithmetic(rank, of, before ?? null) }),
  }
}

/** Competition ranks inside the groups, 1 for the largest; null for who has no value. */
function ranksIn(subjects: readonly Subject[], values: readonly (number | null)[]): readonly (number | null)[] {
  const groups = new Map<string, Map<string, number>>()
  subjects.forEach(({ id, group = '' }, i) => {
    const value = values[i]
    if (value != null) groups.set(group, (groups.get(group) ?? new Map<string, number>()).set(id, value))
  })
  const ranked = new Map(
    [...groups].map(([group, members]) => [group, standings([...members].map(([id, value]) => ({ id, value })))]),
  )
  return subjects.map((s) => ranked.get(s.group ?? '')?.get(s.id)?.top ?? null)
}
