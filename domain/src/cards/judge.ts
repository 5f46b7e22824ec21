import { appliesTo } from './applies.ts'
import { evidenceOf, outsideEvidence } from './evidence.ts'
import { type Overrides, ruleHolds } from './hold.ts'
import { badnessOf, LEVELS, type Level } from './level.ts'
import { type PreparedRule, type PreparedRuleSet, prepareRuleSet } from './prepare-rule-set.ts'
import { type Ranks, rankTable } from './rank-table.ts'
import type { RuleSet } from './rule-set.ts'
import { ENGINE_VERSION, type Subject, type Verdict } from './verdict.ts'

/** Which rules hold, and the level they give together. */
export type Outcome = {
  readonly level: Level
  /** The rule that decides; null when none holds. */
  readonly rule: PreparedRule | null
  readonly held: readonly PreparedRule[]
  readonly exempted: readonly { readonly rule: PreparedRule; readonly by: string }[]
}

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

/** The level without evidence, with values put in place of the subject's own where given. */
export function outcomeOf(set: PreparedRuleSet, subject: Subject, ranks: Ranks | null, overrides?: Overrides): Outcome {
  const held: PreparedRule[] = []
  const exempted: { rule: PreparedRule; by: string }[] = []
  const { combine } = set.source
  for (const rule of set.rules) {
    if (!ruleHolds(rule, subject, ranks, overrides) || !appliesTo(rule.rule.applies, subject)) continue
    const by = exemptionOf(rule, subject)
    if (by !== null) exempted.push({ rule, by })
    else {
      held.push(rule)
      if (combine === 'firstMatch') break
    }
  }
  if (combine === 'weighted') return weighted(set, held, exempted)
  let deciding: PreparedRule | null = null
  for (const rule of held) if (deciding === null || rule.badness > deciding.badness) deciding = rule
  return { level: deciding?.rule.level ?? 'normal', rule: deciding, held, exempted }
}

/** The exemption of the subject that stops the rule: 'exempt' stands for any, else the names must be equal. */
function exemptionOf({ rule }: PreparedRule, subject: Subject): string | null {
  const has = subject.exempt
  if (!has || has.length === 0 || !rule.unless) return null
  if (rule.unless.includes('exempt')) return has[0] ?? null
  return rule.unless.find((u) => has.includes(u)) ?? null
}

/** The sum of the weights of the rules that hold, against the highest threshold it reaches. */
function weighted(set: PreparedRuleSet, held: readonly PreparedRule[], exempted: Outcome['exempted']): Outcome {
  const weights = set.source.weights ?? {}
  const sum = held.reduce((total, r) => total + (weights[r.rule.id] ?? 0), 0)
  let level: Level = 'normal'
  for (const threshold of set.source.thresholds ?? []) {
    if (sum >= threshold.from && badnessOf(threshold.level) > badnessOf(level)) level = threshold.level
  }
  const heaviest = [...held].sort((a, b) => (weights[b.rule.id] ?? 0) - (weights[a.rule.id] ?? 0))[0] ?? null
  return { level, rule: level === 'normal' ? null : heaviest, held, exempted }
}

/** Counts per level in the order best to worst, for group roll-ups. */
export function countLevels(levels: readonly Level[]): Readonly<Record<Level, number>> {
  const counts = Object.fromEntries(LEVELS.map((l) => [l, 0])) as Record<Level, number>
  for (const level of levels) counts[level] += 1
  return counts
}
