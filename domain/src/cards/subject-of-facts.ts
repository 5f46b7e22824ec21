import { type CivilDate, parseCivilDate } from '../calendar/civil-date.ts'
import { type Coded, coded, isRefusal, type Refusal, refuse } from '../kernel/coded.ts'
import { parseDecimal } from '../kernel/exact.ts'
import type { Metric } from '../kernel/metric.ts'
import { parsePeriodKey } from '../reports/periods.ts'
import type { Finding } from './check-rule-set.ts'
import { oddKeys } from './known-keys.ts'
import { parseLevel } from './level.ts'
import { metricKind } from './metrics.ts'
import { nearestOf } from './nearest-metric.ts'
import { prepareRuleSet } from './prepare-rule-set.ts'
import { asPrinted, scaledPrinted } from './printed-value.ts'
import type { RuleSet } from './rule-set.ts'
import type { PastPeriod, Subject } from './verdict.ts'

type Loose = { readonly [key: string]: unknown }
const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Refused facts name their first fault; the finding's row counts subjects from 1. */
export type FactsRefusal = Refusal & { readonly findings: readonly Finding[] }

/**
 * Reads the documented FACTS form: `{ asOf, subjects: [{ id, type, group?, attributes?, metrics, exempt?, history? }] }`.
 * A metric is a decimal text, a number, or null for no value. Refused with the subject's id and what is wrong.
 */
export function subjectsOfFacts(facts: unknown, set: RuleSet): readonly Subject[] | FactsRefusal {
  const whole = (where: string, expected: string) => withRow(refuse('cards.facts.form', { where, expected }), null)
  if (!isLoose(facts)) return whole('FACTS', '{ asOf, subjects }')
  const odd = slipOfPen(oddKeys('facts', 'FACTS', facts))
  if (odd) return withRow(odd, null)
  const asOf = typeof facts.asOf === 'string' ? parseCivilDate(facts.asOf) : null
  if (!asOf) return whole('asOf', 'YYYY-MM-DD')
  if (!Array.isArray(facts.subjects)) return whole('subjects', '[…]')
  const subjects: Subject[] = []
  const seen = new Map<string, number>()
  for (const [i, entry] of facts.subjects.entries()) {
    const subject = subjectOf(entry, i, asOf, set)
    if (isRefusal(subject)) return withRow(subject, i + 1)
    const other = seen.get(subject.id)
    if (other !== undefined) {
      const params = { row: i + 1, other, id: subject.id }
      return withRow(refuse('cards.facts.idTwice', params), i + 1)
    }
    seen.set(subject.id, i + 1)
    subjects.push(subject)
  }
  return subjects
}

const withRow = (refusal: Refusal, row: number | null): FactsRefusal => {
  const sentence = coded(refusal.code, refusal.params)
  return { ...refusal, findings: [{ row, rule: null, severity: 'error', sentence }] }
}

const slipOfPen = (odd: ReturnType<typeof oddKeys>): Refusal | null => {
  const error = odd.find((o) => o.severity === 'error')
  return error ? refuse(error.sentence.code, error.sentence.params) : null
}

/** What a file holds beside what is judged, each thing told once: keys of no meaning here, and metrics that nobody knows. */
export function factsLeftAside(facts: unknown, set: RuleSet): readonly Coded[] {
  if (!isLoose(facts) || !Array.isArray(facts.subjects)) return []
  const told = new Map<string, Coded>()
  const tell = (sentence: Coded) => told.set(`${sentence.code} ${sentence.params.key}`, sentence)
  for (const { sentence } of oddKeys('facts', 'FACTS', facts)) tell(sentence)
  for (const entry of facts.subjects.filter(isLoose)) {
    for (const { sentence } of oddKeys('subject', `${entry.id}`, entry)) tell(sentence)
    for (const key of Object.keys(isLoose(entry.metrics) ? entry.metrics : {}))
      if (!metricKind(key, set.metrics)) tell(coded('cards.file.metricIgnored', { where: `${entry.id}.metrics`, key }))
    for (const past of Array.isArray(entry.history) ? entry.history : [])
      for (const { sentence } of oddKeys('past', `${entry.id}.history`, past)) tell(sentence)
  }
  return [...told.values()]
}

function subjectOf(entry: unknown, index: number, asOf: CivilDate, set: RuleSet): Subject | Refusal {
  const where = `subjects[${index}]`
  if (!isLoose(entry) || typeof entry.id !== 'string' || entry.id === '')
    return refuse('cards.facts.form', { where, expected: '{ id, metrics }' })
  const odd = slipOfPen(oddKeys('subject', where, entry))
  if (odd) return odd
  const group = textOf(entry.group)
  if (group === undefined) return refuse('cards.facts.form', { where: `${entry.id}.group`, expected: '"…"' })
  const type = textOf(entry.type)
  if (type === undefined) return refuse('cards.facts.form', { where: `${entry.id}.type`, expected: '"…"' })
  const values = valuesOf(entry.metrics ?? {}, `${entry.id}.metrics`, set)
  if (isRefusal(values)) return values
  const missed = missedByAHair(values as Values, set)
  if (missed) return refuse('cards.file.unknownKey', { where: `${entry.id}.metrics`, ...missed })
  const history = historyOf(entry.history ?? [], entry.id, set)
  if (isRefusal(history)) return history
  const exempt = exemptionsOf(entry.exempt)
  if (!exempt) return refuse('cards.facts.form', { where: `${entry.id}.exempt`, expected: '["…"]' })
  const attributes = attributesOf(entry.attributes ?? {})
  if (!attributes) return refuse('cards.facts.form', { where: `${entry.id}.attributes`, expected: '{ "…": "…" }' })
  return {
    id: entry.id,
    type: type ?? set.scope,
    ...(group !== null && { group }),
    attributes,
    metrics: metricsOf(values as Values, asOf, set),
    exempt,
    history: history as readonly PastPeriod[],
    asOf,
  }
}

type Values = Readonly<Record<string, string | null>>

function metricsOf(values: Values, asOf: CivilDate, set: RuleSet): Readonly<Record<string, Metric>> {
  const unitOf = (name: string) => metricKind(name, set.metrics)?.unit ?? 'count'
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { name, unit: unitOf(name), value, asOf, facts: [] }]),
  )
}

/** A metric of no known name that is like one the set asks for and the subject lacks: 'lagPoint' would be no value in silence. */
function missedByAHair(values: Values, set: RuleSet): { key: string; suggestion: string } | null {
  for (const key of Object.keys(values)) {
    if (metricKind(key, set.metrics)) continue
    const lacking = prepareRuleSet(set).metrics.filter((m) => !(m in values))
    const suggestion = nearestOf(key, lacking, 2)
    if (suggestion !== null) return { key, suggestion }
  }
  return null
}

/** A text, a number as it prints, null for nothing; undefined where it is something else. */
const textOf = (value: unknown): string | null | undefined =>
  value === undefined || value === null
    ? null
    : typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : undefined

/** Names of exemptions; `true` and an entry without id are general ones. Null where it is no list of them. */
function exemptionsOf(given: unknown): readonly string[] | null {
  if (given === undefined || given === null || given === false) return []
  if (given === true) return ['exempt']
  const names = (Array.isArray(given) ? given : [given]).map((v) => (isLoose(v) ? (v.id ?? 'exempt') : v))
  return names.every((n) => typeof n === 'string') ? (names as readonly string[]) : null
}

function attributesOf(given: unknown): Readonly<Record<string, string | readonly string[] | null>> | null {
  if (!isLoose(given)) return null
  const plain = (v: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof v)
  const entries = Object.entries(given)
  if (!entries.every(([, v]) => v === null || plain(v) || (Array.isArray(v) && v.every(plain)))) return null
  return Object.fromEntries(
    entries.map(([k, v]) => [k, v === null ? null : Array.isArray(v) ? v.map(String) : String(v)]),
  )
}

function valuesOf(given: unknown, where: string, set: RuleSet): Values | Refusal {
  if (!isLoose(given)) return refuse('cards.facts.form', { where, expected: '{ metric: "decimal" }' })
  const values: [string, string | null][] = []
  for (const [name, value] of Object.entries(given)) {
    const kind = metricKind(name, set.metrics)
    const text = value === null || value === '' ? null : valueText(value, kind?.unit === 'level', kind?.digits ?? 6)
    if (text === undefined) return refuse('cards.facts.notDecimal', { where: `${where}.${name}`, value: shown(value) })
    values.push([name, text])
  }
  return Object.fromEntries(values)
}

/** As it stands in the file; of lists and objects, which may be deep, only that they are such. */
const shown = (value: unknown): string =>
  typeof value === 'object' ? (Array.isArray(value) ? '[…]' : '{…}') : String(value).slice(0, 40)
/** More digits than this are cut to what is printed of them: programs write 0.8333333333333334. */
const LONG = 15
/** Beyond this nobody writes a decimal. */
const LONGEST = 400

/** A value as the judge keeps it; undefined where it is none. */
function valueText(value: unknown, isLevel: boolean, digits: number): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = typeof value === 'number' ? withoutExponent(value) : value
  if (isLevel) return parseLevel(text) === null ? undefined : text
  if (text.length > LONGEST || parseDecimal(text) === null) return undefined
  const kept = text.length > LONG ? asPrinted(text, digits) : text
  return scaledPrinted(kept, digits) === null ? undefined : kept
}

/** 1e-7 as 0.0000001. */
function withoutExponent(n: number): string {
  const [mantissa = '', exponent] = String(n).split('e-')
  if (exponent === undefined) return String(n)
  const digits = mantissa.replace('-', '').replace('.', '')
  return `${n < 0 ? '-' : ''}0.${'0'.repeat(Number(exponent) - 1)}${digits}`
}

function historyOf(given: unknown, id: string, set: RuleSet): readonly PastPeriod[] | Refusal {
  if (!Array.isArray(given))
    return refuse('cards.facts.form', { where: `${id}.history`, expected: '[{ period, level, metrics }]' })
  const history: PastPeriod[] = []
  for (const [i, entry] of given.entries()) {
    const where = `${id}.history[${i}]`
    const past = pastOf(entry, where, set)
    if (isRefusal(past)) return past
    if (history.some((p) => p.period === past.period))
      return refuse('cards.facts.periodTwice', { where, period: past.period })
    history.push(past)
  }
  return history
}

const PERIODS = '2026-09, 2026-W38, 2026-Q3, 2026-09-T2, 2026-09-H1'

function pastOf(entry: unknown, where: string, set: RuleSet): PastPeriod | Refusal {
  const level =
    isLoose(entry) && typeof (entry.level ?? '') === 'string' ? parseLevel(`${entry.level ?? 'normal'}`) : null
  if (!isLoose(entry) || typeof entry.period !== 'string' || level === null)
    return refuse('cards.facts.form', { where, expected: '{ period, level, metrics }' })
  const odd = slipOfPen(oddKeys('past', where, entry))
  if (odd) return odd
  const { period, repairedIn = null } = entry
  if (!parsePeriodKey(period)) return refuse('cards.facts.form', { where: `${where}.period`, expected: PERIODS })
  if (repairedIn !== null && !(typeof repairedIn === 'string' && parsePeriodKey(repairedIn)))
    return refuse('cards.facts.form', { where: `${where}.repairedIn`, expected: PERIODS })
  const metrics = valuesOf(entry.metrics ?? {}, `${where}.metrics`, set)
  if (isRefusal(metrics)) return metrics
  return { period, level, metrics: metrics as Values, ...(typeof repairedIn === 'string' && { repairedIn }) }
}
