import { appliesTo } from './applies.ts'
import { evidenceOf, outsideEvidence } from './evidence.ts'
import { LEVELS, type Level } from './level.ts'
import { outcomeOf } from './outcome.ts'
import { type PreparedRuleSet, prepareRuleSet } from './prepare-rule-set.ts'
import { type Ranks, rankTable } from './rank-table.ts'
import type { RuleSet } from './rule-set.ts'
import { ENGINE_VERSION, type Subject, type Verdict } from './verdict.ts'

/** Judges subjects by a rule set, ranks among them included; verdicts in the order of the subjects. */
export function judgeAll(ruleSet: RuleSet, subjects: readonly Subject[]): readonly Verdict[] {
  const set = prepareRuleSet(ruleSet)
  const ranks = rankTable(set, subjects)
  return subjects.map((subject) => judge(set, subject, ranks))
}

/** One subject's verdict with its evidence. `ranks` is needed where a rule asks for a rank. */
export function judge(set: PreparedRuleSet, subject: Subject, ranks: Ranks | null = null): Verdict {
  if (!appliesTo(set.source.applies, subject)) {
    return {
      subject: subject.id,
      level: 'normal',
      ruleId: null,
      evidence: outsideEvidence(set),
      engineVersion: ENGINE_VERSION,
    }
  }
  const outcome = outcomeOf(set, subject, ranks)
  return {
    subject: subject.id,
    level: outcome.level,
    ruleId: outcome.rule?.rule.id ?? null,
    evidence: evidenceOf(set, subject, ranks, outcome),
    engineVersion: ENGINE_VERSION,
  }
}

/** Counts per level in the order best to worst, for group roll-ups. */
export function countLevels(levels: readonly Level[]): Readonly<Record<Level, number>> {
  const counts = Object.fromEntries(LEVELS.map((l) => [l, 0])) as Record<Level, number>
  for (const level of levels) counts[level] += 1
  return counts
}
