import { coded, type Refusal, refuse } from '../kernel/coded.ts'
import { checkRuleSet, type Finding, refusesSet } from './check-rule-set.ts'
import { LEVELS, parseLevel } from './level.ts'
import { MOST_DIGITS } from './printed-value.ts'
import type { RuleSet } from './rule-set.ts'

type Loose = { readonly [key: string]: unknown }
const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A refused set names its first fault; all of them are in `findings`. */
export type RuleSetRefusal = Refusal & { readonly findings: readonly Finding[] }

/** Reads the documented JSON form of a set, fills in what may be absent, and checks it whole. */
export function readRuleSet(json: unknown): RuleSet | RuleSetRefusal {
  const form = (where: string, expected: string, row: number | null = null): RuleSetRefusal => {
    const { code, params } = refuse('cards.rules.form', { where, expected })
    const finding: Finding = { row, rule: null, severity: 'error', sentence: coded(code, params) }
    return { ...refuse(code, params), findings: row === null ? [] : [finding] }
  }
  if (!isLoose(json)) return form('RULES', '{ id, version, scope, combine, palette, rules }')
  if (typeof json.id !== 'string') return form('id', '"…"')
  if (json.version !== undefined && typeof json.version !== 'string' && typeof json.version !== 'number')
    return form('version', '"1"')
  if (!['project', 'matter', 'unit'].includes(json.scope as string)) return form('scope', 'project | matter | unit')
  if (!['worst', 'firstMatch', 'weighted'].includes((json.combine ?? 'worst') as string))
    return form('combine', 'worst | firstMatch | weighted')
  if (!['skip', 'holds'].includes((json.noValue ?? 'skip') as string)) return form('noValue', 'skip | holds')
  if (!Array.isArray(json.rules)) return form('rules', '[…]')
  const odd = oddPart(json)
  if (odd) return form(...odd)
  for (const [i, rule] of json.rules.entries()) {
    const oddRule = oddRulePart(rule)
    if (oddRule) return form(`rules[${i}]${oddRule[0]}`, oddRule[1], i + 1)
  }
  const filled = {
    combine: 'worst',
    noValue: 'skip',
    ...json,
    version: String(json.version ?? '1'),
    palette: isLoose(json.palette) ? json.palette : {},
    ...(isLoose(json.applies) && { applies: amountsAsTexts(json.applies) }),
    rules: json.rules.map((r: Loose) => ({
      ...r,
      ...(isLoose(r.applies) && { applies: amountsAsTexts(r.applies) }),
      all: (r.all as Loose[]).map(asTexts),
    })),
  } as unknown as RuleSet
  const findings = checkRuleSet(filled)
  const [first] = findings.filter((f) => f.severity === 'error')
  return first && refusesSet(findings) ? { ...refuse(first.sentence.code, first.sentence.params), findings } : filled
}

type Odd = readonly [where: string, expected: string]

/** The first part of a set that has another form than the documented one, so that no check stumbles over it. */
function oddPart(set: Loose): Odd | null {
  const { palette, applies, weights, thresholds, metrics, consequences, cards, repairedLate, liftAfter } = set
  const attires = isLoose(palette) ? Object.values(palette) : []
  if (palette !== undefined && !isLoose(palette)) return ['palette', '{ severe: { colour, word } }']
  if (!attires.every((a) => isLoose(a) && typeof a.colour === 'string' && typeof a.word === 'string'))
    return ['palette', '{ severe: { colour: "red", word: "红牌" } }']
  if (!isApplies(applies)) return ['applies', '{ yearClass: ["…"], amountFrom: "…" }']
  if (weights !== undefined && !isLoose(weights)) return ['weights', '{ "id": 1 }']
  if (thresholds !== undefined && !(Array.isArray(thresholds) && thresholds.every(isThreshold)))
    return ['thresholds', '[{ level, from }]']
  if (metrics !== undefined && !(Array.isArray(metrics) && metrics.every(isOwnMetric)))
    return ['metrics', `[{ name, unit, digits: 0–${MOST_DIGITS} }]`]
  if (consequences !== undefined && !(Array.isArray(consequences) && consequences.every(isConsequence)))
    return ['consequences', '[{ level, duty, withinDays }]']
  if (cards !== undefined && !isCards(cards)) return ['cards', '{ rhythm, levels: ["…"], groups: ["…"] }']
  if (repairedLate !== undefined && !isLevel(repairedLate)) return ['repairedLate', LEVELS.join(' | ')]
  if (liftAfter !== undefined && !(Number.isInteger(liftAfter) && Number(liftAfter) >= 1 && Number(liftAfter) <= 60))
    return ['liftAfter', '1–60']
  return null
}

/** Where in a rule another form stands than the documented one; '' is the rule itself. */
function oddRulePart(rule: unknown): Odd | null {
  if (!isLoose(rule) || typeof rule.id !== 'string') return ['', '{ id, level, all }']
  if (typeof rule.level !== 'string') return ['.level', LEVELS.join(' | ')]
  if (!Array.isArray(rule.all)) return ['.all', '[{ metric, op, bound }]']
  const at = rule.all.findIndex((c) => !isCondition(c))
  if (at >= 0) return [`.all[${at}]`, '{ metric, op, bound }']
  if (rule.unless !== undefined && !isTexts(rule.unless)) return ['.unless', '["…"]']
  if (!isApplies(rule.applies)) return ['.applies', '{ yearClass: ["…"], amountFrom: "…" }']
  if (rule.sentence !== undefined && typeof rule.sentence !== 'string') return ['.sentence', '"…"']
  return null
}

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((v) => typeof v === 'string')
const isThreshold = (t: unknown): boolean => isLoose(t) && typeof t.level === 'string' && Number.isFinite(t.from)
const isLevel = (level: unknown): boolean => typeof level === 'string' && parseLevel(level) !== null
const isOwnMetric = (m: unknown): boolean =>
  isLoose(m) &&
  typeof m.name === 'string' &&
  typeof m.unit === 'string' &&
  Number.isInteger(m.digits) &&
  Number(m.digits) >= 0 &&
  Number(m.digits) <= MOST_DIGITS
const isPlain = (value: unknown): boolean => typeof value !== 'object'
const isConsequence = (c: unknown): boolean =>
  isLoose(c) &&
  Object.values(c).every(isPlain) &&
  typeof c.level === 'string' &&
  typeof c.duty === 'string' &&
  c.withinDays !== undefined &&
  (c.text === undefined || typeof c.text === 'string')
const isCards = (cards: unknown): boolean =>
  isLoose(cards) &&
  Object.entries(cards).every(([key, v]) => (key === 'levels' || key === 'groups' ? isTexts(v) : isPlain(v)))

function isApplies(applies: unknown): boolean {
  if (applies === undefined) return true
  if (!isLoose(applies)) return false
  return Object.entries(applies).every(([key, value]) =>
    key === 'amountBasis'
      ? value === 'total' || value === 'yearPlan'
      : key.startsWith('amount')
        ? typeof value === 'string' || typeof value === 'number'
        : isTexts(value) || !LISTS.includes(key),
  )
}
const LISTS: readonly string[] = ['yearClass', 'listing', 'stage', 'kind']

function isCondition(c: unknown): boolean {
  if (!isLoose(c)) return false
  const { metric, bound, rank, periods, op, noValue, expression } = c
  if (noValue !== undefined && noValue !== 'skip' && noValue !== 'holds') return false
  if (expression !== undefined) return typeof expression === 'string' && metric === undefined
  const plain = (b: unknown): boolean => typeof b === 'string' || typeof b === 'number'
  return (
    typeof metric === 'string' &&
    (bound === undefined || plain(bound) || (Array.isArray(bound) && bound.every(plain))) &&
    (op === undefined || typeof op === 'string') &&
    (periods === undefined || typeof periods === 'number') &&
    (rank === undefined || isRank(rank))
  )
}

const isRank = (rank: unknown): boolean =>
  isLoose(rank) &&
  (rank.from === 'top' || rank.from === 'bottom') &&
  typeof rank.n === 'number' &&
  (rank.group === undefined || typeof rank.group === 'string')

/** Amounts written as numbers are taken as the decimals they print as. */
const amountsAsTexts = (applies: Loose): Loose =>
  Object.fromEntries(Object.entries(applies).map(([k, v]) => [k, typeof v === 'number' ? String(v) : v]))

/** Bounds written as numbers are taken as the decimals they print as. */
function asTexts(condition: Loose): Loose {
  const { bound } = condition
  if (typeof bound === 'number') return { ...condition, bound: String(bound) }
  return Array.isArray(bound) ? { ...condition, bound: bound.map(String) } : condition
}
