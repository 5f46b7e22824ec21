import type { CivilDate } from '../calendar/civil-date.ts'
import { coded } from '../kernel/coded.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Metric, Metrics } from '../kernel/metric.ts'
import type { EvaluationPoint } from '../reports/project-facts.ts'
import { DEFAULT_WAITED_FOR_RULES } from './default-rule-set.ts'
import type { PlacedProject } from './group-members.ts'
import { judge } from './judge.ts'
import { prepareRuleSet } from './prepare-rule-set.ts'
import type { RuleSet } from './rule-set.ts'
import type { Verdict } from './verdict.ts'
import type { Held } from './waiting-units.ts'

/**
 * The point a group is judged at: the oldest day of its members' verdicts (domain.md §5, as-of), known when the newest of them was.
 * Null for nobody.
 */
export function groupPoint(members: readonly Pick<PlacedProject, 'asOf' | 'knownAt'>[]): EvaluationPoint | null {
  let asOf: CivilDate | null = null
  let knownAt: Instant | null = null
  for (const m of members) {
    if (asOf === null || m.asOf < asOf) asOf = m.asOf
    if (knownAt === null || m.knownAt > knownAt) knownAt = m.knownAt
  }
  return asOf === null || knownAt === null ? null : { asOf, knownAt }
}

/** What waits for each unit, longest first; the order ends on the id. */
export function heldBy(projects: readonly PlacedProject[], unitOf: (named: string) => string | null) {
  const waits = new Map<string, { held: Held[]; of: PlacedProject[] }>()
  for (const project of projects)
    for (const held of project.held) {
      const unit = unitOf(held.unit)
      if (unit === null) continue
      const known = waits.get(unit) ?? { held: [], of: [] }
      known.held.push(held)
      known.of.push(project)
      waits.set(unit, known)
    }
  for (const { held } of waits.values())
    held.sort((a, b) => b.days - a.days || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.project < b.project ? -1 : 1))
  return waits
}

/** daysOverdue.calendar: days of the longest wait past its date; `waits`: how many there are. */
export function waitMetrics(held: readonly Held[], asOf: CivilDate): Metrics {
  const longest = held[0]
  const overdue: Metric = {
    name: 'daysOverdue.calendar',
    unit: 'days',
    value: longest ? String(longest.days) : null,
    asOf,
    facts: longest ? [longest.id] : [],
    ...(longest && {
      about: longest.name,
      arithmetic: coded('cards.arithmetic.waits', {
        dueOn: longest.dueOn,
        asOf,
        days: longest.days,
        waits: held.length,
      }),
    }),
  }
  return { 'daysOverdue.calendar': overdue }
}

/** The set in force speaks of waits where a rule of it names days overdue; else the house's own set does. */
const speaksOfWaits = (set: RuleSet): boolean =>
  prepareRuleSet(set).metrics.some((name) => name === 'daysOverdue' || name === 'daysOverdue.calendar')

/**
 * The light of a unit over what waits for it past its date (fair clock: a wait lights the office that is waited for), by the set in
 * force for units where it speaks of days overdue, else by DEFAULT_WAITED_FOR_RULES.
 */
export function judgeWaitedFor(
  unit: string,
  held: readonly Held[],
  inForce: RuleSet,
  asOf: CivilDate,
  exempt: readonly string[] = [],
): Verdict {
  const set = speaksOfWaits(inForce) ? inForce : DEFAULT_WAITED_FOR_RULES
  return judge(prepareRuleSet(set), { id: unit, type: 'unit', metrics: waitMetrics(held, asOf), exempt, asOf })
}
