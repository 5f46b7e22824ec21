import { type Coded, coded, type Params } from '../kernel/coded.ts'
import type { Metric } from '../kernel/metric.ts'
import { appliesTo } from './applies.ts'
import { metricKind, metricParam } from './metrics.ts'
import type { Outcome } from './outcome.ts'
import type { PreparedComparison, PreparedCondition, PreparedRule, PreparedRuleSet } from './prepare-rule-set.ts'
import { asPrinted } from './printed-value.ts'
import { type Ranks, rankArithmetic } from './rank-table.ts'
import { pastPeriods } from './running-periods.ts'
import type { Compared, Evidence, Subject } from './verdict.ts'
import { turnsOf } from './would-turn.ts'

const NOTHING: readonly never[] = []

/** For a subject that the set doesn't apply to. */
export const outsideEvidence = (set: PreparedRuleSet): Evidence => ({
  ruleSet: set.source.id,
  version: set.source.version,
  ruleId: null,
  inputs: NOTHING,
  compared: NOTHING,
  sentence: coded('cards.outside', { ruleSet: set.source.id }),
  alsoHeld: NOTHING,
  exempted: NOTHING,
  noValue: NOTHING,
  wouldTurn: NOTHING,
})

/** Rule, inputs, comparisons, sentence and what would turn it, for an outcome. */
export function evidenceOf(set: PreparedRuleSet, subject: Subject, ranks: Ranks | null, outcome: Outcome): Evidence {
  const { rule } = outcome
  const noValue = missing(set, subject)
  const compared = rule ? comparedOf(rule, subject) : NOTHING
  return {
    ruleSet: set.source.id,
    version: set.source.version,
    ruleId: rule?.rule.id ?? null,
    inputs: rule ? inputsOf(rule, subject, set, ranks) : NOTHING,
    compared,
    sentence: rule ? sentenceOf(rule, subject, compared) : quiet(set, subject, noValue, outcome),
    alsoHeld: outcome.held.filter((r) => r !== rule).map((r) => ({ ruleId: r.rule.id, level: r.rule.level })),
    exempted: outcome.exempted.map((e) => ({ ruleId: e.rule.rule.id, level: e.rule.rule.level, by: e.by })),
    noValue,
    wouldTurn: rule ? turnsOf(set, subject, ranks, outcome) : NOTHING,
  }
}

function quiet(set: PreparedRuleSet, subject: Subject, noValue: Evidence['noValue'], outcome: Outcome): Coded {
  if (outcome.exempted.length > 0) {
    return coded('cards.normalByExemption', { rules: outcome.exempted.map((e) => e.rule.rule.id) })
  }
  const looked = noValue.length < set.metrics.length && (!set.someApply || lookedAt(set, subject))
  return coded(looked ? 'cards.normal' : 'cards.normalNoValues', { rules: set.rules.length })
}

/** Whether any rule that applies to the subject found a value. */
const lookedAt = (set: PreparedRuleSet, subject: Subject): boolean =>
  set.rules.some(
    ({ rule, conditions }) =>
      appliesTo(rule.applies, subject) &&
      conditions.some((c) => metricsOf(c).some((name) => subject.metrics[name]?.value != null)),
  )

const metricsOf = (c: PreparedCondition): readonly string[] => (c.kind === 'expression' ? c.metrics : [c.metric])

function missing(set: PreparedRuleSet, subject: Subject): Evidence['noValue'] {
  let list: { metric: string; reason: Coded | null }[] | null = null
  for (const name of set.metrics) {
    const metric = subject.metrics[name]
    if (metric?.value != null) continue
    list ??= []
    list.push({ metric: name, reason: metric?.reason ?? null })
  }
  return list ?? NOTHING
}

function inputsOf(rule: PreparedRule, subject: Subject, set: PreparedRuleSet, ranks: Ranks | null): readonly Metric[] {
  const names = new Set<string>()
  for (const c of rule.conditions) for (const name of metricsOf(c)) names.add(name)
  const inputs = [...names].map((name): Metric => {
    const metric = subject.metrics[name]
    if (metric) return metric
    const unit = metricKind(name, set.source.metrics)?.unit ?? 'count'
    return { name, unit, value: null, asOf: subject.asOf, facts: [] }
  })
  for (const c of rule.conditions) {
    const place = c.kind === 'comparison' ? placeOf(c, subject, ranks) : null
    if (place && !names.has(place.name)) inputs.push(place)
  }
  return inputs
}

/** The place that a rank condition looked at, 1 for the largest, beside that of the period before where that is known. */
function placeOf({ metric, source, period }: PreparedComparison, subject: Subject, ranks: Ranks | null): Metric | null {
  const { rank } = source
  const now = rank && ranks?.standing(metric, rank.group, subject, null)
  if (!now) return null
  const [last] = pastPeriods(subject, period, 1)
  const before = last ? (ranks?.standing(metric, rank.group, subject, last.period) ?? null) : null
  const { asOf, facts } = subject.metrics[metric] ?? { asOf: subject.asOf, facts: [] }
  const arithmetic = rankArithmetic(now.top, now.of, before?.top ?? null)
  return { name: `rank.${metric}`, unit: 'rank', value: String(now.top), asOf, facts, arithmetic }
}

function comparedOf(rule: PreparedRule, subject: Subject): readonly Compared[] {
  return rule.conditions.map((c): Compared => {
    if (c.kind === 'expression')
      return { metric: c.metrics.join('、'), value: null, op: 'cel', bound: c.source.expression }
    const { rank, periods } = c.source
    const raw = subject.metrics[c.metric]?.value ?? null
    const value = raw === null ? null : asPrinted(raw, c.digits)
    const running = periods !== undefined && periods > 1 ? { periods } : {}
    if (rank && c.op === null) return { metric: c.metric, value, op: rank.from, bound: String(rank.n), ...running }
    return { metric: c.metric, value, op: c.op ?? '', bound: boundText(c), ...running }
  })
}

const boundText = (c: PreparedComparison): string =>
  typeof c.source.bound === 'string' ? c.source.bound : (c.source.bound ?? []).join(' … ')

/** The words of operators, for sentences and for a rule as it is printed. */
export const OP_WORDS: Readonly<Record<string, string>> = {
  '<': 'cards.op.below',
  '<=': 'cards.op.atMost',
  '>': 'cards.op.above',
  '>=': 'cards.op.atLeast',
  '==': 'cards.op.equal',
  between: 'cards.op.between',
  top: 'cards.op.top',
  bottom: 'cards.op.bottom',
  cel: 'cards.op.expression',
}
/** More conditions than this are counted, not told one by one. */
const TOLD = 4

/** The rule's own sentence, or one put together from its comparisons; with the figures of its inputs' arithmetic. */
function sentenceOf(rule: PreparedRule, subject: Subject, compared: readonly Compared[]): Coded {
  const params: Record<string, Params[string]> = {}
  for (const c of rule.conditions) addArithmetic(params, c, subject)
  compared.forEach((c, i) => {
    const n = i + 1
    params[`metric${n}`] = metricParam(c.metric)
    params[`value${n}`] = c.op === 'cel' ? valuesOf(rule.conditions[i], subject) : c.value
    // Whatever the operator: without a value the set itself takes the condition as holding.
    params[`op${n}`] = c.value === null && c.op !== 'cel' ? 'cards.op.noValue' : (OP_WORDS[c.op] ?? c.op)
    params[`bound${n}`] = c.bound
    if (c.periods) params[`periods${n}`] = c.periods
  })
  const first = compared[0]?.value
  if (first != null) params.gap = first.startsWith('-') ? first.slice(1) : first
  const n = Math.min(compared.length, TOLD)
  const [told] = rule.conditions
  const periods = compared[0]?.periods
  const running = periods !== undefined && told?.kind === 'comparison'
  if (running) params.past = pastPeriods(subject, told.period, periods - 1).map((p) => p.period)
  const own = toldByFacts(rule, subject) ? rule.rule.sentence : undefined
  return coded(own ?? `cards.because${running ? 'Running' : ''}${n}`, params)
}

/** The values that an expression read, in the order of its metrics; empty where there is none. */
const valuesOf = (c: PreparedCondition | undefined, { metrics }: Subject): readonly string[] =>
  c?.kind === 'expression' ? c.metrics.map((name) => metrics[name]?.value ?? '') : []

/** Facts from a file carry values without their arithmetic, which a rule's own sentence would miss. */
const toldByFacts = (rule: PreparedRule, { metrics }: Subject): boolean =>
  rule.conditions.some((c) => metricsOf(c).some((m) => metrics[m]?.arithmetic))

function addArithmetic(params: Record<string, Params[string]>, c: PreparedCondition, subject: Subject): void {
  for (const name of metricsOf(c)) {
    const metric = subject.metrics[name]
    const told = metric?.arithmetic ?? metric?.reason
    if (told) for (const key in told.params) params[key] ??= told.params[key] ?? null
    if (metric?.about) params.about ??= metric.about
  }
}
