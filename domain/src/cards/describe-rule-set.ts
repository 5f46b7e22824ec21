import { type Coded, coded, type Params } from '../kernel/coded.ts'
import { describeCardTerms } from './describe-card-terms.ts'
import { metricWord } from './metrics.ts'
import { attireOf } from './palette.ts'
import { type Condition, isExpression, type Rule, type RuleSet } from './rule-set.ts'

/** What one rule means, part by part: its level with word, then each condition. */
export type RuleMeaning = {
  readonly row: number
  readonly id: string
  readonly level: Coded
  readonly conditions: readonly Coded[]
}

/** What a set means in plain sentences, for the person who imports it: how it combines, then rule by rule. */
export function describeRuleSet(set: RuleSet): {
  readonly combine: Coded
  readonly rules: readonly RuleMeaning[]
  /** How cards come of it, and what they entail. */
  readonly cards: Coded
  readonly consequences: readonly Coded[]
} {
  return {
    ...describeCardTerms(set),
    combine: coded(`cards.combine.${set.combine}`, { rules: set.rules.length }),
    rules: set.rules.map((rule, i) => ({
      row: i + 1,
      id: rule.id,
      level: levelOf(set, rule),
      conditions: rule.all.map(conditionMeaning),
    })),
  }
}

function levelOf(set: RuleSet, rule: Rule): Coded {
  const attire = attireOf(set.palette, rule.level)
  const level = `cards.level.${rule.level}`
  return attire
    ? coded('cards.meaning.levelWithWord', { level, word: attire.word })
    : coded('cards.meaning.level', { level })
}

const OP_CODES = {
  '<': 'below',
  '<=': 'atMost',
  '>': 'above',
  '>=': 'atLeast',
  '==': 'equal',
  between: 'between',
} as const

function conditionMeaning(c: Condition): Coded {
  if (isExpression(c)) return coded('cards.meaning.expression', { expression: c.expression })
  const params: Params = {
    metric: metricWord(c.metric),
    op: c.op ? `cards.op.${OP_CODES[c.op]}` : null,
    bound: typeof c.bound === 'string' ? c.bound : (c.bound ?? []).join(' … '),
    periods: c.periods ?? 1,
    n: c.rank?.n ?? null,
  }
  const running = (c.periods ?? 1) > 1 ? 'Running' : ''
  if (c.rank) return coded(`cards.meaning.${c.rank.from}${running}`, params)
  return coded(`cards.meaning.compare${running}`, params)
}
