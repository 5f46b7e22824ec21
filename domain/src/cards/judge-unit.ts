import type { CivilDate } from '../calendar/civil-date.ts'
import { coded } from '../kernel/coded.ts'
import { ratio, roundRatio } from '../kernel/exact.ts'
import type { Metric, Metrics } from '../kernel/metric.ts'
import { countLevels, judge } from './judge.ts'
import { levelMetric } from './judge-project.ts'
import { isAtLeast, LEVELS, type Level } from './level.ts'
import { missedMetrics } from './past-periods.ts'
import { prepareRuleSet } from './prepare-rule-set.ts'
import type { RuleSet } from './rule-set.ts'
import type { Subject, Verdict } from './verdict.ts'

/** What a unit or campaign answers for, with its level: projects and matters are judged apart, never in one list. */
export type ObjectLevel = { readonly id: string; readonly level: Level }

/** count.<level>, share.<level> and the same for warnOrWorse, over the objects it leads; no share of nothing. */
export function unitMetrics(objects: readonly ObjectLevel[], asOf: CivilDate): Metrics {
  const counts = countLevels(objects.map((o) => o.level))
  const metrics: Record<string, Metric> = {}
  const add = (tail: string, matching: readonly ObjectLevel[]) => {
    const facts = matching.map((o) => o.id).sort()
    const params = { count: matching.length, objects: objects.length }
    const arithmetic = coded('cards.arithmetic.share', params)
    metrics[`count.${tail}`] = {
      name: `count.${tail}`,
      unit: 'count',
      value: String(matching.length),
      asOf,
      facts,
      arithmetic,
    }
    const name = `share.${tail}`
    metrics[name] =
      objects.length === 0
        ? { name, unit: 'ratio', value: null, asOf, facts, reason: coded('cards.noValue.noObjects') }
        : { name, unit: 'ratio', value: roundRatio(ratio(matching.length, objects.length), 3), asOf, facts, arithmetic }
  }
  for (const level of LEVELS) add(level, counts[level] === 0 ? [] : objects.filter((o) => o.level === level))
  add(
    'warnOrWorse',
    objects.filter((o) => isAtLeast(o.level, 'warn')),
  )
  metrics.objects = { name: 'objects', unit: 'count', value: String(objects.length), asOf, facts: [] }
  return metrics
}

/** What a set may look at beside the levels: exemptions in force by name, rates, and closed periods with their rates. */
export type BesideLevels = Pick<Subject, 'exempt' | 'history'> & { readonly rates?: Metrics }

/** A unit (or campaign, territory, headquarters) as a set for units asks to see it, with its missed periods. */
export function unitSubject(
  unit: string,
  objects: readonly ObjectLevel[],
  ruleSet: RuleSet,
  asOf: CivilDate,
  { rates, ...beside }: BesideLevels = {},
): Subject {
  const set = prepareRuleSet(ruleSet)
  const missed = missedMetrics(set, beside.history ?? [], { asOf })
  const subject = {
    id: unit,
    type: 'unit',
    metrics: { ...unitMetrics(objects, asOf), ...rates, ...missed },
    asOf,
    ...beside,
  }
  if (!set.metrics.includes('level')) return subject
  const level = levelMetric(set, subject, { asOf })
  return { ...subject, metrics: { ...subject.metrics, level } }
}

/**
 * The light of a unit (or campaign, territory, headquarters) from the lights of what it leads: severe if at least 2 and
 * more than 20 % are severe, warn if at least 2 and more than 20 % are warn or worse. Where the set ranks, its units are judged
 * together instead (judge-together.ts).
 */
export const judgeUnit = (...asked: Parameters<typeof unitSubject>): Verdict =>
  judge(prepareRuleSet(asked[2]), unitSubject(...asked))
