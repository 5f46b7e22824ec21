import { isKnown } from '../reports/known-facts.ts'
import type { EvaluationPoint, ExemptionFact } from '../reports/project-facts.ts'

/** Exemptions that hold on a point's day, by name, as known at its moment; one that took another's place stands for it. */
export function exemptionsOn(exemptions: readonly ExemptionFact[], at: EvaluationPoint): readonly string[] {
  const known = exemptions.filter((e) => isKnown(e, at))
  const replaced = new Set(known.flatMap((e) => e.supersedes ?? []))
  return known
    .filter((e) => !replaced.has(e.id) && e.from <= at.asOf && at.asOf <= e.to)
    .map((e) => e.what)
    .sort()
}
