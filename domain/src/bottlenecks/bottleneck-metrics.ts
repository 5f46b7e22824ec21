import { type CivilDate, daysBetween } from '../calendar/civil-date.ts'
import { coded } from '../kernel/coded.ts'
import type { Metric } from '../kernel/metric.ts'
import { compareFacts, headAt, isKnown } from '../reports/known-facts.ts'
import type { BottleneckFact, EvaluationPoint, ProjectFacts } from '../reports/project-facts.ts'

/** A bottleneck as known at a point. */
export type BottleneckState = {
  readonly id: string
  readonly title: string
  readonly factor: string
  readonly waitsForUnit: string | null
  readonly raisedOn: CivilDate
  readonly dueOn: CivilDate | null
  readonly resolvedOn: CivilDate | null
}

export function bottleneckState(bottleneck: BottleneckFact, at: EvaluationPoint): BottleneckState {
  let dueOn = bottleneck.dueOn
  let resolvedOn: CivilDate | null = null
  for (const event of bottleneck.events.filter((e) => isKnown(e, at)).sort(compareFacts)) {
    if (event.kind === 'moved') dueOn = event.dueOn
    else resolvedOn = event.kind === 'resolved' ? event.occurredOn : null
  }
  const { id, title, factor, waitsForUnit, occurredOn } = bottleneck
  return { id, title, factor, waitsForUnit, raisedOn: occurredOn, dueOn, resolvedOn }
}

/** Bottlenecks of the project that are known and not resolved at the point. */
export const openBottlenecks = (facts: ProjectFacts, at: EvaluationPoint): readonly BottleneckState[] =>
  facts.bottlenecks
    .filter((b) => isKnown(b, at))
    .map((b) => bottleneckState(b, at))
    .filter((b) => b.resolvedOn === null)
    .sort((a, b) => (a.id < b.id ? -1 : 1))

/**
 * bottleneckOverdue: days past its date of the project's *own* worst bottleneck; bottleneckOverdue.waiting: of those that
 * wait for another unit; bottleneckAge and bottleneckAge.<factor>: days since the oldest open one was raised; bottlenecksOpen.
 */
export function bottleneckMetrics(facts: ProjectFacts, at: EvaluationPoint): readonly Metric[] {
  const owner = headAt(facts, at).ownerUnit
  const open = openBottlenecks(facts, at)
  const isOwn = (b: BottleneckState): boolean => b.waitsForUnit === null || b.waitsForUnit === owner
  const metrics = [
    overdue('bottleneckOverdue', open.filter(isOwn), at.asOf),
    overdue(
      'bottleneckOverdue.waiting',
      open.filter((b) => !isOwn(b)),
      at.asOf,
    ),
    age('bottleneckAge', open, at.asOf),
    {
      name: 'bottlenecksOpen',
      unit: 'count',
      value: String(open.length),
      asOf: at.asOf,
      facts: open.map((b) => b.id),
    } as const,
  ]
  for (const factor of new Set(open.map((b) => b.factor))) {
    metrics.push(
      age(
        `bottleneckAge.${factor}`,
        open.filter((b) => b.factor === factor),
        at.asOf,
      ),
    )
  }
  return metrics
}

function overdue(name: string, open: readonly BottleneckState[], asOf: CivilDate): Metric {
  let worst: BottleneckState | null = null
  for (const b of open)
    if (b.dueOn !== null && b.dueOn < asOf && (worst?.dueOn == null || b.dueOn < worst.dueOn)) worst = b
  if (worst?.dueOn == null) return { name, unit: 'days', value: '0', asOf, facts: [] }
  const days = daysBetween(worst.dueOn, asOf)
  return {
    name,
    unit: 'days',
    value: String(days),
    asOf,
    facts: [worst.id],
    about: worst.title,
    arithmetic: coded('bottlenecks.arithmetic.overdue', { bottleneck: worst.title, dueOn: worst.dueOn, asOf, days }),
  }
}

function age(name: string, open: readonly BottleneckState[], asOf: CivilDate): Metric {
  let oldest: BottleneckState | null = null
  for (const b of open) if (oldest === null || b.raisedOn < oldest.raisedOn) oldest = b
  if (oldest === null) return { name, unit: 'days', value: '0', asOf, facts: [] }
  const days = daysBetween(oldest.raisedOn, asOf)
  return {
    name,
    unit: 'days',
    value: String(days),
    asOf,
    facts: [oldest.id],
    about: oldest.title,
    arithmetic: coded('bottlenecks.arithmetic.age', {
      bottleneck: oldest.title,
      raisedOn: oldest.raisedOn,
      asOf,
      days,
    }),
  }
}
