import { type Coded, coded, type Params } from '../kernel/coded.ts'
import { describeCardTerms } from './describe-card-terms.ts'
import { LEVELS, type Level } from './level.ts'
import { metricParam } from './metrics.ts'
import { attireOf } from './palette.ts'
import { type Applies, type Condition, isExpression, type Rule, type RuleSet } from './rule-set.ts'

/** What one rule means, part by part: its level with word, each condition, whom it applies to, what exempts from it. */
export type RuleMeaning = {
  readonly row: number
  readonly id: string
  readonly is: Level
  readonly level: Coded
  readonly conditions: readonly Coded[]
  /** Beside the conditions: to whom it applies, what exempts, the weight it carries. */
  readonly besides: readonly Coded[]
}

/** What a set means in plain sentences, for the person who adopts it: as a whole, then rule by rule. */
export type RuleSetMeaning = {
  readonly combine: Coded
  /** To whom, which colours, what no value does, how a repaired period shows, when a card may be lifted. */
  readonly about: readonly Coded[]
  readonly rules: readonly RuleMeaning[]
}

export function describeRuleSet(set: RuleSet): RuleSetMeaning {
  const terms = describeCardTerms(set)
  return {
    combine: coded(`cards.combine.${set.combine}`, { rules: set.rules.length }),
    about: [
      coded(set.applies ? 'cards.meaning.onlyTo' : 'cards.meaning.toAll', { scope: `cards.scope.${set.scope}` }),
      ...(set.applies ? appliesMeaning(set.applies) : []),
      ...paletteMeaning(set),
      ...thresholdsMeaning(set),
      coded(`cards.meaning.noValue.${set.noValue}`),
      ...(set.period ? [coded(`cards.meaning.period.${set.period}`)] : []),
      ...(set.repairedLate ? [coded('cards.meaning.repairedLate', { level: `cards.level.${set.repairedLate}` })] : []),
      ...(set.liftAfter ? [coded('cards.meaning.liftAfter', { periods: set.liftAfter })] : []),
      terms.cards,
      ...terms.groups,
      ...terms.consequences,
    ],
    rules: set.rules.map((rule, i) => ({
      row: i + 1,
      id: rule.id,
      is: rule.level,
      level: levelOf(set, rule),
      conditions: rule.all.map(conditionMeaning),
      besides: besidesOf(set, rule),
    })),
  }
}

/** Lists that the presets name; every other list is called what the office calls it. */
const KNOWN_LISTS: readonly string[] = ['cityFunded', 'centralBudget', 'keyPrivate']
const listWord = (list: string): string => (KNOWN_LISTS.includes(list) ? `cards.list.${list}` : list)

function levelOf(set: RuleSet, rule: Rule): Coded {
  const attire = attireOf(set.palette, rule.level)
  const level = `cards.level.${rule.level}`
  return attire
    ? coded('cards.meaning.levelWithWord', { level, word: attire.word })
    : coded('cards.meaning.level', { level })
}

function besidesOf(set: RuleSet, rule: Rule): readonly Coded[] {
  const named = (rule.unless ?? []).filter((u) => u !== 'exempt')
  const weight = set.combine === 'weighted' ? (set.weights?.[rule.id] ?? 0) : null
  return [
    ...(rule.applies ? appliesMeaning(rule.applies) : []),
    ...(rule.unless?.includes('exempt') ? [coded('cards.meaning.unlessExempt')] : []),
    ...(named.length > 0
      ? [
          coded('cards.meaning.unlessNamed', {
            names: named.map((n) => (n === 'properReason' ? `cards.exemption.${n}` : n)),
          }),
        ]
      : []),
    ...ownNoValue(rule),
    ...(weight === null ? [] : [coded('cards.meaning.weight', { weight })]),
  ]
}

function appliesMeaning(applies: Applies): readonly Coded[] {
  const { yearClass, listing, stage, kind, amountFrom, amountBelow, amountBasis } = applies
  const words = (names: readonly string[], group: string): readonly string[] => names.map((n) => `${group}.${n}`)
  const basis = `cards.amountBasis.${amountBasis ?? 'total'}`
  return [
    ...(yearClass ? [coded('cards.meaning.yearClass', { names: words(yearClass, 'projects.yearClass') })] : []),
    ...(kind ? [coded('cards.meaning.kind', { names: words(kind, 'projects.kind') })] : []),
    ...(stage ? [coded('cards.meaning.stage', { names: words(stage, 'projects.stage') })] : []),
    ...(listing ? [coded('cards.meaning.listing', { names: listing.map(listWord) })] : []),
    ...(amountFrom ? [coded('cards.meaning.amountFrom', { basis, amount: amountFrom })] : []),
    ...(amountBelow ? [coded('cards.meaning.amountBelow', { basis, amount: amountBelow })] : []),
  ]
}

/** Each level that wears something, worst first, with its word and colour, whatever the colour means elsewhere. */
function paletteMeaning(set: RuleSet): readonly Coded[] {
  return [...LEVELS].reverse().flatMap((level) => {
    const attire = attireOf(set.palette, level)
    const params = { level: `cards.level.${level}`, word: attire?.word ?? '', colour: `cards.colour.${attire?.colour}` }
    return attire ? [coded('cards.meaning.wears', params)] : []
  })
}

const thresholdsMeaning = (set: RuleSet): readonly Coded[] =>
  set.combine !== 'weighted'
    ? []
    : (set.thresholds ?? []).map((t) =>
        coded('cards.meaning.threshold', { level: `cards.level.${t.level}`, from: t.from }),
      )

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
    metric: metricParam(c.metric),
    op: c.op ? `cards.op.${OP_CODES[c.op]}` : null,
    bound: typeof c.bound === 'string' ? c.bound : (c.bound ?? []).join(' … '),
    periods: c.periods ?? 1,
    n: c.rank?.n ?? null,
    group: `cards.rankGroup.${c.rank?.group && RANK_GROUPS.includes(c.rank.group) ? c.rank.group : 'own'}`,
  }
  const running = (c.periods ?? 1) > 1 ? 'Running' : ''
  if (c.rank) return coded(`cards.meaning.${c.rank.from}${running}`, params)
  return coded(`cards.meaning.compare${running}`, params)
}

/** By what the table ranks; another attribute that a file brings is told as the group of its own. */
const RANK_GROUPS: readonly string[] = [
  ...['headquarters', 'region', 'leadUnit', 'kind', 'yearClass', 'chain', 'administration'],
]

/** Conditions that answer for themselves what a missing value does, by their metrics. */
const ownNoValue = (rule: Rule): readonly Coded[] =>
  (['holds', 'skip'] as const).flatMap((answer) => {
    const of = rule.all.filter((c) => c.noValue === answer)
    const metrics = of.flatMap((c) => (isExpression(c) ? [] : [metricParam(c.metric)]))
    return metrics.length === 0 ? [] : [coded(`cards.meaning.ownNoValue.${answer}`, { metrics })]
  })
