import { addDays, type CivilDate, daysBetween, yearOf } from '../calendar/civil-date.ts'
import type { Instant } from '../kernel/instant.ts'
import { compareFacts, isKnown } from './known-facts.ts'
import type { EvaluationPoint, ReportFact } from './project-facts.ts'

/** The span over which the present pace is measured †. */
const PACE_DAYS = 28

/**
 * The reports as they will stand at a later day if work goes on at its present pace: one more report, with the money of the last four weeks carried
 * on evenly (of the year since 1 January where there is no report so old). Nothing is added where there is no figure, or when a new year
 * has begun by then, since its figures begin at nothing and its plan is not known yet.
 */
export function carriedOnReports(
  reports: readonly ReportFact[],
  at: EvaluationPoint,
  then: { readonly asOf: CivilDate; readonly knownAt: Instant },
): readonly ReportFact[] {
  const gone = new Set(reports.map((r) => r.supersedes))
  const known = reports
    .filter((r) => r.doneThisYear !== null && isKnown(r, at) && !gone.has(r.id))
    .sort((a, b) => compareFacts(a, b))
  const last = known.at(-1)
  if (!last || yearOf(then.asOf) !== yearOf(last.occurredOn)) return reports
  const since = addDays(last.occurredOn, -PACE_DAYS)
  const before = known.filter((r) => r.occurredOn <= since && yearOf(r.occurredOn) === yearOf(last.occurredOn)).at(-1)
  const from = before?.occurredOn ?? (`${yearOf(last.occurredOn) - 1}-12-31` as CivilDate)
  const done = last.doneThisYear! - (before?.doneThisYear ?? 0)
  const days = Math.max(1, daysBetween(from, last.occurredOn))
  const ahead = daysBetween(last.occurredOn, then.asOf)
  const carried: ReportFact = {
    ...last,
    id: `carried-${then.asOf}`,
    occurredOn: then.asOf,
    recordedAt: then.knownAt,
    supersedes: null,
    doneThisYear: last.doneThisYear! + Math.round((done * ahead) / days),
  }
  return [...reports, carried]
}
