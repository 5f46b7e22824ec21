import { coded } from '../kernel/coded.ts'
import { scaledOf } from './hold.ts'
import { badnessOf } from './level.ts'
import { metricWord } from './metrics.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import type { PreparedComparison, PreparedRule, PreparedRuleSet } from './prepare-rule-set.ts'
import { asPrinted, printScaledValue } from './printed-value.ts'
import type { Ranks } from './rank-table.ts'
import type { Subject, Turn } from './verdict.ts'

type Change = Turn['changes'][number]

/**
 * The smallest changes that lift a subject from its level, each tried by judging again. One deciding rule: every one of
 * its conditions is an alternative. Several at the same level: one change for each, together. Nothing for normal and
 * better, nor where only a rank, a history or an expression decides.
 */
export function turnsOf(
  set: PreparedRuleSet,
  subject: Subject,
  ranks: Ranks | null,
  outcome: Outcome,
): readonly Turn[] {
  const bar = badnessOf(outcome.level)
  if (bar <= badnessOf('normal')) return []
  const deciding = outcome.held.filter((r) => r.badness >= bar)
  const turns: Turn[] = []
  const [only] = deciding
  if (deciding.length === 1 && only) {
    for (const change of candidates(only, subject)) addTurn(turns, [change], set, subject, ranks, bar)
  } else {
    addTurn(turns, jointChanges(deciding, subject), set, subject, ranks, bar)
  }
  return turns
}

function addTurn(
  turns: Turn[],
  changes: readonly Change[] | null,
  set: PreparedRuleSet,
  subject: Subject,
  ranks: Ranks | null,
  bar: number,
): void {
  if (changes === null || changes.length === 0) return
  const level = outcomeOf(set, subject, ranks, new Map(changes.map((c) => [c.metric, c.to]))).level
  if (badnessOf(level) >= bar) return
  const [first] = changes
  const params = {
    metrics: changes.map((c) => metricWord(c.metric)),
    tos: changes.map((c) => c.to),
    metric: metricWord(first?.metric ?? ''),
    from: first?.from ?? '',
    to: first?.to ?? '',
    level: `cards.level.${level}`,
    count: changes.length,
  }
  turns.push({
    changes,
    level,
    sentence: coded(changes.length === 1 ? 'cards.wouldTurn' : 'cards.wouldTurnTogether', params),
  })
}

/** For each movable comparison of a rule, the nearest values at which it no longer holds. */
function candidates(rule: PreparedRule, subject: Subject): readonly Change[] {
  return rule.conditions.flatMap((c) => (c.kind === 'comparison' ? nearestOutside(c, subject) : []))
}

const COUNTED: readonly string[] = ['days', 'workingDays', 'count', 'periods', 'rank']

function nearestOutside(c: PreparedComparison, subject: Subject): readonly Change[] {
  const raw = subject.metrics[c.metric]?.value
  if (!c.movable || c.op === null || c.isLevel || raw == null) return []
  const from = asPrinted(raw, c.digits)
  const changes: Change[] = []
  // Days to a date and counts end at nought: a smaller number would be no change that anybody can make.
  const least = c.metric.startsWith('forecastSlip') || !COUNTED.includes(c.unit) ? Number.NEGATIVE_INFINITY : 0
  const add = (scaled: number) =>
    scaled >= least && changes.push({ metric: c.metric, from, to: printScaledValue(scaled, c.digits, c.scale) })
  if (c.hi < Number.MAX_SAFE_INTEGER) add((Math.floor(c.hi / c.step) + 1) * c.step)
  if (c.lo > -Number.MAX_SAFE_INTEGER) add((Math.ceil(c.lo / c.step) - 1) * c.step)
  const now = scaledOf(c, raw) ?? 0
  const distance = (x: Change): number => Math.abs((scaledOf(c, x.to) ?? 0) - now)
  return changes.sort((a, b) => distance(a) - distance(b))
}

/** One change for each rule; of two for the same metric, the farther one. Null when a rule offers none. */
function jointChanges(rules: readonly PreparedRule[], subject: Subject): readonly Change[] | null {
  const chosen = new Map<string, Change>()
  for (const rule of rules) {
    const [change] = candidates(rule, subject)
    if (!change) return null
    const other = chosen.get(change.metric)
    if (!other || Math.abs(Number(change.to) - Number(change.from)) > Math.abs(Number(other.to) - Number(other.from))) {
      chosen.set(change.metric, change)
    }
  }
  return [...chosen.values()]
}
