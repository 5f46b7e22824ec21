import { type Refusal, refuse } from '../kernel/coded.ts'
import { checkRuleSet, type Finding, refusesSet } from './check-rule-set.ts'
import type { RuleSet } from './rule-set.ts'

type Loose = { readonly [key: string]: unknown }
const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A refused set names its first fault; all of them are in `findings`. */
export type RuleSetRefusal = Refusal & { readonly findings: readonly Finding[] }

/** Reads the documented JSON form of a set, fills in what may be absent, and checks it whole. */
export function readRuleSet(json: unknown): RuleSet | RuleSetRefusal {
  const form = (where: string, expected: string): RuleSetRefusal => ({
    ...refuse('cards.rules.form', { where, expected }),
    findings: [],
  })
  if (!isLoose(json)) return form('RULES', '{ id, version, scope, combine, palette, rules }')
  if (typeof json.id !== 'string') return form('id', '"…"')
  if (!['project', 'matter', 'unit'].includes(String(json.scope))) return form('scope', 'project | matter | unit')
  if (!['worst', 'firstMatch', 'weighted'].includes(String(json.combine ?? 'worst')))
    return form('combine', 'worst | firstMatch | weighted')
  if (!['skip', 'holds'].includes(String(json.noValue ?? 'skip'))) return form('noValue', 'skip | holds')
  if (!Array.isArray(json.rules)) return form('rules', '[…]')
  for (const [i, rule] of json.rules.entries()) {
    if (!isLoose(rule) || typeof rule.id !== 'string') return form(`rules[${i}]`, '{ id, level, all }')
    if (!Array.isArray(rule.all) || !rule.all.every(isCondition))
      return form(`rules[${i}].all`, '[{ metric, op, bound }]')
  }
  const filled = {
    combine: 'worst',
    noValue: 'skip',
    ...json,
    version: String(json.version ?? '1'),
    palette: isLoose(json.palette) ? json.palette : {},
    rules: json.rules.map((r: Loose) => ({ ...r, all: (r.all as Loose[]).map(asTexts) })),
  } as unknown as RuleSet
  const findings = checkRuleSet(filled)
  const [first] = findings.filter((f) => f.severity === 'error')
  return first && refusesSet(findings) ? { ...refuse(first.sentence.code, first.sentence.params), findings } : filled
}

const isCondition = (c: unknown): boolean =>
  isLoose(c) && (typeof c.metric === 'string' || typeof c.expression === 'string')

/** Bounds written as numbers are taken as the decimals they print as. */
function asTexts(condition: Loose): Loose {
  const { bound } = condition
  if (typeof bound === 'number') return { ...condition, bound: String(bound) }
  return Array.isArray(bound) ? { ...condition, bound: bound.map(String) } : condition
}
