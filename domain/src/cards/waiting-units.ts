import { openBottlenecks } from '../bottlenecks/bottleneck-metrics.ts'
import { type CivilDate, daysBetween } from '../calendar/civil-date.ts'
import { headAt } from '../reports/known-facts.ts'
import { milestoneStates } from '../reports/milestone-states.ts'
import type { EvaluationPoint, ProjectFacts } from '../reports/project-facts.ts'

/** Something of a project that waits for a unit past its date: it lights that unit (fair clock). */
export type Held = {
  readonly unit: string
  readonly project: string
  readonly what: 'milestone' | 'bottleneck'
  readonly id: string
  readonly name: string
  readonly dueOn: CivilDate
  readonly days: number
}

/** What other units hold up in a project at a point, longest first; the order ends on the id. */
export function heldByOthers(facts: ProjectFacts, at: EvaluationPoint): readonly Held[] {
  // Nearly every project: nothing was ever waited for.
  if (!facts.milestones.some((m) => m.waits.length > 0) && !facts.bottlenecks.some((b) => b.waitsForUnit !== null))
    return []
  const { id: project, ownerUnit } = headAt(facts, at)
  const late = (dueOn: CivilDate | null): dueOn is CivilDate => dueOn !== null && dueOn < at.asOf
  const held: Held[] = []
  for (const s of milestoneStates(facts, at)) {
    if (!s.assessed || s.waitsFor === null || !late(s.dueOn)) continue
    held.push({
      unit: s.waitsFor,
      project,
      what: 'milestone',
      id: s.id,
      name: s.name,
      dueOn: s.dueOn,
      days: daysBetween(s.dueOn, at.asOf),
    })
  }
  for (const b of openBottlenecks(facts, at)) {
    if (b.waitsForUnit === null || b.waitsForUnit === ownerUnit || !late(b.dueOn)) continue
    held.push({
      unit: b.waitsForUnit,
      project,
      what: 'bottleneck',
      id: b.id,
      name: b.title,
      dueOn: b.dueOn,
      days: daysBetween(b.dueOn, at.asOf),
    })
  }
  return held.sort((a, b) => b.days - a.days || (a.id < b.id ? -1 : 1))
}
