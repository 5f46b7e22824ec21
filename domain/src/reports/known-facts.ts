import type { CivilDate } from '../calendar/civil-date.ts'
import { compareInstants, isAtOrBefore } from '../kernel/instant.ts'
import type {
  CommitmentFact,
  EvaluationPoint,
  Fact,
  PauseFact,
  ProjectFacts,
  ProjectHead,
  Replaceable,
  ReportFact,
  YearPlanFact,
} from './project-facts.ts'

/** Whether a fact counts at a point: about a day up to `asOf`, recorded by `knownAt`. */
export const isKnown = (fact: Fact, at: EvaluationPoint): boolean =>
  fact.occurredOn <= at.asOf && isAtOrBefore(fact.recordedAt, at.knownAt)

/** Later in force: by the day it is about, then by the moment it was recorded, then by id, so that the order is total. */
export function compareFacts(a: Fact, b: Fact): number {
  if (a.occurredOn !== b.occurredOn) return a.occurredOn < b.occurredOn ? -1 : 1
  return compareInstants(a.recordedAt, b.recordedAt) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** The last known fact by day, moment and id; null when none is known. */
export function lastKnown<F extends Fact>(
  facts: readonly F[],
  at: EvaluationPoint,
  want?: (f: F) => boolean,
): F | null {
  let best: F | null = null
  for (const fact of facts) {
    if (!isKnown(fact, at) || (want && !want(fact))) continue
    if (best === null || compareFacts(fact, best) > 0) best = fact
  }
  return best
}

/** The project as it was known; revisions in force win over the last head. */
export const headAt = (facts: ProjectFacts, at: EvaluationPoint): ProjectHead =>
  (facts.revisions && lastKnown(facts.revisions, at)?.head) ?? facts.project

/** Reports that count: known, and neither superseded nor taken back by one that is known too. */
export function standingReports(reports: readonly ReportFact[], at: EvaluationPoint): readonly ReportFact[] {
  const known = reports.filter((r) => isKnown(r, at))
  const corrections = known.filter((r) => r.supersedes !== null)
  if (corrections.length === 0) return known
  const replaced = new Set(corrections.map((r) => r.supersedes))
  return known.filter((r) => !replaced.has(r.id) && !r.withdrawn)
}

/** The report whose figures count at the point: of the latest as-of date, the one recorded last. */
export function currentReport(
  reports: readonly ReportFact[],
  at: EvaluationPoint,
  has: (r: ReportFact) => boolean = () => true,
): ReportFact | null {
  let best: ReportFact | null = null
  for (const report of standingReports(reports, at)) {
    if (has(report) && (best === null || compareFacts(report, best) > 0)) best = report
  }
  return best
}

/** Ids of facts that a known later one corrects or takes back; null when there are none, which is nearly always. */
function takenBack(facts: readonly Replaceable[], at: EvaluationPoint): ReadonlySet<string> | null {
  let ids: Set<string> | null = null
  for (const fact of facts) {
    if (fact.supersedes == null || !isKnown(fact, at)) continue
    ids ??= new Set()
    ids.add(fact.supersedes)
    if (fact.withdrawn) ids.add(fact.id)
  }
  return ids
}

/** The commitment in force for a milestone (null = the project's finish), with the original one and the number of moves. */
export function commitmentAt(
  commitments: readonly CommitmentFact[],
  milestoneId: string | null,
  at: EvaluationPoint,
): { readonly original: CommitmentFact; readonly inForce: CommitmentFact; readonly moves: number } | null {
  let original: CommitmentFact | null = null
  let inForce: CommitmentFact | null = null
  let count = 0
  const gone = takenBack(commitments, at)
  for (const c of commitments) {
    if (c.milestoneId !== milestoneId || !isKnown(c, at) || gone?.has(c.id)) continue
    count += 1
    if (original === null || compareFacts(c, original) < 0) original = c
    if (inForce === null || compareFacts(c, inForce) > 0) inForce = c
  }
  return original && inForce ? { original, inForce, moves: count - 1 } : null
}

/** The year's plan in force, and the one of the year's beginning 年初计划 (the first known). */
export function yearPlansAt(
  plans: readonly YearPlanFact[],
  year: number,
  at: EvaluationPoint,
): { readonly first: YearPlanFact; readonly inForce: YearPlanFact } | null {
  let first: YearPlanFact | null = null
  let inForce: YearPlanFact | null = null
  const gone = takenBack(plans, at)
  for (const plan of plans) {
    if (plan.year !== year || !isKnown(plan, at) || gone?.has(plan.id)) continue
    if (first === null || compareFacts(plan, first) < 0) first = plan
    if (inForce === null || compareFacts(plan, inForce) > 0) inForce = plan
  }
  return first && inForce ? { first, inForce } : null
}

/** The last day of a pause as known at the point; null while it is open. */
export const pauseEnd = (pause: PauseFact, at: EvaluationPoint): CivilDate | null => {
  const cut = pause.ended && isAtOrBefore(pause.ended.recordedAt, at.knownAt) ? pause.ended.on : null
  return cut !== null && (pause.to === null || cut < pause.to) ? cut : pause.to
}

/** A plan in force at the figure's as-of date, as known at the evaluation. */
export const pointOfFigure = (figureAsOf: CivilDate, at: EvaluationPoint): EvaluationPoint => ({
  asOf: figureAsOf,
  knownAt: at.knownAt,
})
