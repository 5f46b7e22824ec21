import { type CivilDate, monthOf, yearOf } from '../calendar/civil-date.ts'
import { countsForInvestment } from '../projects/project-terms.ts'
import { commitmentAt, isKnown, pauseEnd } from './known-facts.ts'
import type { EvaluationPoint, ProjectFacts, ProjectHead } from './project-facts.ts'
import type { PlanOfYear } from './rates.ts'

/** Why a project is outside the investment rules at a day, as a code; null when it is inside. */
export type Outside =
  | 'reports.noValue.notInSums'
  | 'reports.noValue.notStarted'
  | 'reports.noValue.finished'
  | 'reports.noValue.paused'

/**
 * Who is judged: carried-over, new and finishing projects from their planned start until completion; reserve and
 * preliminary ones never; a project paused from the day `since` (the opening of its period) to the day itself not.
 */
export function outsideInvestment(
  facts: ProjectFacts,
  head: ProjectHead,
  day: CivilDate,
  since: CivilDate,
  at: EvaluationPoint,
): Outside | null {
  if (!countsForInvestment(head.yearClass)) return 'reports.noValue.notInSums'
  if (head.plannedStart !== null && head.startedOn === null && day < head.plannedStart) {
    return 'reports.noValue.notStarted'
  }
  if (head.finishedOn !== null && head.finishedOn <= day) return 'reports.noValue.finished'
  return pausedThrough(facts, since, day, at) ? 'reports.noValue.paused' : null
}

/** Whether one approved pause covers every day from `from` to `to`. */
export const pausedThrough = (facts: ProjectFacts, from: CivilDate, to: CivilDate, at: EvaluationPoint): boolean =>
  facts.pauses.some((p) => {
    if (!isKnown(p, at) || p.from > from) return false
    const end = pauseEnd(p, at)
    return end === null || end >= to
  })

/** The planned months of the project inside a year, for plans without months: from planned start to committed finish. */
export function plannedSpan(
  facts: ProjectFacts,
  head: ProjectHead,
  year: number,
  at: EvaluationPoint,
): PlanOfYear['span'] {
  const start = head.plannedStart ?? head.startedOn
  const finish = commitmentAt(facts.commitments, null, at)?.inForce.date ?? null
  const from = start !== null && yearOf(start) === year ? monthOf(start) : 1
  const to = finish !== null && yearOf(finish) === year ? monthOf(finish) : 12
  return from <= to ? { from, to } : { from: 1, to: 12 }
}
