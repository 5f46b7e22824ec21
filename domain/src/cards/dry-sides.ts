import { coded } from '../kernel/coded.ts'
import { type DryClose, type DryDifference, type DrySide, EXPLAINED } from './dry-run.ts'
import { countLevels } from './judge.ts'
import type { Verdict } from './verdict.ts'

/** Verdicts of one side by subject. */
export type DryVerdicts = ReadonlyMap<string, Verdict>
export type DrySides = { readonly inForce: DryVerdicts; readonly draft: DryVerdicts }
type Cell = { readonly period: string; readonly part: string }

/**
 * Two sets over the same subjects at one close, each already judged in its own company: counts of each side, and who would have got
 * another level, in the order of the ids. Whom a set does not judge counts on the other side alone, and differs where that side gave
 * a level. `told`: differences that were told why before; the reasons end where those of projects do.
 */
export function compareSides(
  { period, part }: Cell,
  { inForce, draft }: DrySides,
  told = 0,
): { readonly close: DryClose; readonly differences: readonly DryDifference[] } {
  const differences: DryDifference[] = []
  for (const subject of [...new Set([...inForce.keys(), ...draft.keys()])].sort()) {
    const [before, after] = [sideOf(inForce.get(subject)), sideOf(draft.get(subject))]
    if (before.level === after.level) continue
    const because = told + differences.length < EXPLAINED ? { inForce: before, draft: after } : null
    const levels = { inForce: before.level, draft: after.level, ruleId: after.ruleId }
    differences.push({ period, part, subject, ...levels, because })
  }
  const levelsOf = (side: DryVerdicts) => countLevels([...side.values()].map((v) => v.level))
  return {
    close: { period, part, inForce: levelsOf(inForce), draft: levelsOf(draft), differing: differences.length },
    differences,
  }
}

const NOT_JUDGED: DrySide = { level: 'normal', ruleId: null, sentence: coded('cards.dryRun.notJudged'), wouldTurn: [] }

/** What a verdict says of itself; of whom a set does not judge, that it does not. */
function sideOf(verdict: Verdict | undefined): DrySide {
  if (!verdict) return NOT_JUDGED
  const { level, ruleId, evidence } = verdict
  return { level, ruleId, sentence: evidence.sentence, wouldTurn: evidence.wouldTurn.map((t) => t.sentence) }
}
