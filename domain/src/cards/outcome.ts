import { appliesTo } from './applies.ts'
import { type Overrides, ruleHolds } from './hold.ts'
import type { Level } from './level.ts'
import type { PreparedRule, PreparedRuleSet } from './prepare-rule-set.ts'
import type { Ranks } from './rank-table.ts'
import type { Subject } from './verdict.ts'

/** Which rules hold, and the level they give together. */
export type Outcome = {
  readonly level: Level
  /** The rule that decides; null when none holds. */
  readonly rule: PreparedRule | null
  readonly held: readonly PreparedRule[]
  readonly exempted: readonly { readonly rule: PreparedRule; readonly by: string }[]
}

/** The level without evidence, with values put in place of the subject's own where given. */
export function outcomeOf(set: PreparedRuleSet, subject: Subject, ranks: Ranks | null, overrides?: Overrides): Outcome {
  const held: PreparedRule[] = []
  const exempted: { rule: PreparedRule; by: string }[] = []
  const { combine } = set.source
  for (const rule of set.rules) {
    if (!ruleHolds(rule, subject, ranks, overrides) || !appliesTo(rule.rule.applies, subject)) continue
    const by = exemptionOf(rule, subject, set)
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

/**
 * The exemption of the subject that stops the rule: one that `unless` names; or, where `unless` says 'exempt', one for
 * this very rule or a general one, that is one that is neither another rule's id nor named by another `unless`.
 */
function exemptionOf({ rule }: PreparedRule, subject: Subject, set: PreparedRuleSet): string | null {
  const has = subject.exempt
  if (!has || has.length === 0 || !rule.unless) return null
  const general = rule.unless.includes('exempt')
  return (
    has.find((e) => rule.unless?.includes(e) || (general && (e === rule.id || !set.specificExemptions.has(e)))) ?? null
  )
}

/** The sum of the weights of the rules that hold, against the highest threshold it reaches; the heaviest rule is named. */
function weighted(set: PreparedRuleSet, held: readonly PreparedRule[], exempted: Outcome['exempted']): Outcome {
  let sum = 0
  let heaviest: PreparedRule | null = null
  for (const rule of held) {
    sum += rule.weight
    if (heaviest === null || rule.weight > heaviest.weight) heaviest = rule
  }
  const level: Level = set.thresholds.find((t) => sum >= t.from)?.level ?? 'normal'
  return { level, rule: level === 'normal' ? null : heaviest, held, exempted }
}
