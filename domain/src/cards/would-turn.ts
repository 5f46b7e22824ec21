import { coded } from '../kernel/coded.ts'
import { badnessOf, type Level } from './level.ts'
import { metricParam } from './metrics.ts'
import type { Outcome } from './outcome.ts'
import type { PreparedRule, PreparedRuleSet } from './prepare-rule-set.ts'
import type { Ranks } from './rank-table.ts'
import { type Direction, type Moved, opaque, TurnTrial } from './turn-trial.ts'
import type { Subject, Turn } from './verdict.ts'

/**
 * The smallest changes that lift a subject from its level, each tried by judging again: of every metric that can do it alone the nearest
 * value each way it can be moved; where none can, changes of several metrics that do it together and of which none can be left out or be
 * smaller. Nothing for normal and better, nor where only a rank, a history, a level or an expression decides.
 */
export function turnsOf(
  set: PreparedRuleSet,
  subject: Subject,
  ranks: Ranks | null,
  outcome: Outcome,
): readonly Turn[] {
  const bar = badnessOf(outcome.level)
  if (bar <= badnessOf('normal')) return []
  const trial = new TurnTrial(set, subject, ranks, bar)
  const alone = set.source.combine === 'worst' ? liftsFromWorst(trial, outcome) : liftsAnyway(set, trial)
  const ways = alone.length > 0 ? alone : together(trial, outcome)
  return ways.map((moved) => turnOf(trial, moved))
}

/** Where the worst rule decides, a metric lifts alone only if it leads out of all rules of that level: its values before that need no trial. */
function liftsFromWorst(trial: TurnTrial, outcome: Outcome): readonly Moved[] {
  const deciding = trial.blocking(outcome)
  const [first] = deciding
  if (!first) return []
  return metricsOf([first]).flatMap((metric) =>
    nearestFirst(
      trial,
      metric,
      trial.directions(metric).flatMap((direction) => {
        const exits = deciding.map((rule) => trial.exit(rule, metric, direction))
        if (exits.includes(null)) return []
        const from = (exits as number[]).reduce((a, b) => ((b - a) * direction > 0 ? b : a))
        return trial.nearestLift(metric, direction, from) ?? []
      }),
    ),
  )
}

/** By the first match or by weights, any rule that begins or ends to hold may lift. */
function liftsAnyway(set: PreparedRuleSet, trial: TurnTrial): readonly Moved[] {
  const foreseeable = metricsOf(set.rules).filter((m) => !set.rules.some((r) => r.conditions.some((c) => opaque(c, m))))
  return foreseeable.flatMap((metric) =>
    nearestFirst(
      trial,
      metric,
      trial.directions(metric).flatMap((direction) => {
        const [next] = trial.pointsBeyond(metric, direction, trial.now(metric)!)
        return next === undefined ? [] : (trial.nearestLift(metric, direction, next) ?? [])
      }),
    ),
  )
}

const metricsOf = (rules: readonly PreparedRule[]): readonly string[] => [
  ...new Set(rules.flatMap((r) => r.conditions.flatMap((c) => (c.kind === 'comparison' && c.op ? [c.metric] : [])))),
]

function nearestFirst(trial: TurnTrial, metric: string, found: readonly number[]): readonly Moved[] {
  const now = trial.now(metric) ?? 0
  return [...found].sort((a, b) => Math.abs(a - now) - Math.abs(b - now)).map((steps) => new Map([[metric, steps]]))
}

/** More changes at once are no advice any more. */
const MOST_CHANGES = 5

/** Leads out of one blocking rule after the other, and then takes back what was not needed. */
function together(trial: TurnTrial, outcome: Outcome): readonly Moved[] {
  const moved = new Map<string, { readonly to: number; readonly direction: Direction }>()
  const values = (): Map<string, number> => new Map([...moved].map(([metric, { to }]) => [metric, to]))
  for (let left = 2 * MOST_CHANGES, now = outcome; badnessOf(now.level) >= badnessOf(outcome.level); left -= 1) {
    const step = left > 0 ? stepOut(trial, trial.blocking(now), values()) : null
    if (step === null) return []
    const before = moved.get(step.metric)
    if (before && (before.direction !== step.direction || moved.size > MOST_CHANGES)) return []
    moved.set(step.metric, step)
    now = trial.outcome(values())
  }
  for (const [metric, change] of [...moved]) {
    moved.delete(metric)
    if (trial.lift(values()) === null) moved.set(metric, { ...change, to: nearer(trial, metric, change, values()) })
  }
  return moved.size > MOST_CHANGES ? [] : [values()]
}

function nearer(
  trial: TurnTrial,
  metric: string,
  { to, direction }: { to: number; direction: Direction },
  others: Moved,
) {
  const [next] = trial.pointsBeyond(metric, direction, trial.now(metric)!)
  const found = next === undefined ? null : trial.nearestLift(metric, direction, next, others)
  return found !== null && (to - found) * direction > 0 ? found : to
}

/** The nearest way out of the first rule that has one; null where a rule has none. */
function stepOut(trial: TurnTrial, blocking: readonly PreparedRule[], moved: Moved) {
  const [rule] = blocking
  if (!rule) return null
  for (const metric of metricsOf([rule])) {
    const ways = trial.directions(metric).flatMap((direction) => {
      const to = trial.exit(rule, metric, direction)
      return to === null ? [] : [{ metric, to, direction }]
    })
    const now = moved.get(metric) ?? trial.now(metric) ?? 0
    const [way] = ways.sort((a, b) => Math.abs(a.to - now) - Math.abs(b.to - now))
    if (way) return way
  }
  return null
}

function turnOf(trial: TurnTrial, moved: Moved): Turn {
  const changes = [...moved].map(([metric, steps]) => ({
    metric,
    from: trial.print(metric, trial.now(metric) ?? 0),
    to: trial.print(metric, steps),
  }))
  const level: Level = trial.levelAt(moved)
  const [first] = changes
  const params = {
    metrics: changes.map((c) => metricParam(c.metric)),
    tos: changes.map((c) => c.to),
    metric: first ? metricParam(first.metric) : '',
    from: first?.from ?? '',
    to: first?.to ?? '',
    level: `cards.level.${level}`,
    count: changes.length,
  }
  return {
    changes,
    level,
    sentence: coded(changes.length === 1 ? 'cards.wouldTurn' : 'cards.wouldTurnTogether', params),
  }
}
