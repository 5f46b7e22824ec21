import { type CivilDate, parseCivilDate } from '../calendar/civil-date.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/coded.ts'
import { parseDecimal } from '../kernel/exact.ts'
import type { Metric } from '../kernel/metric.ts'
import { parseLevel } from './level.ts'
import { metricKind } from './metrics.ts'
import type { RuleSet } from './rule-set.ts'
import type { PastPeriod, Subject } from './verdict.ts'

type Loose = { readonly [key: string]: unknown }
const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads the documented FACTS form: `{ asOf, subjects: [{ id, type, group?, attributes?, metrics, exempt?, history? }] }`.
 * A metric is a decimal text, a number, or null for no value. Refused with the subject's id and what is wrong.
 */
export function subjectsOfFacts(facts: unknown, set: RuleSet): readonly Subject[] | Refusal {
  if (!isLoose(facts)) return refuse('cards.facts.form', { where: 'FACTS', expected: '{ asOf, subjects }' })
  const asOf = typeof facts.asOf === 'string' ? parseCivilDate(facts.asOf) : null
  if (!asOf) return refuse('cards.facts.form', { where: 'asOf', expected: 'YYYY-MM-DD' })
  if (!Array.isArray(facts.subjects)) return refuse('cards.facts.form', { where: 'subjects', expected: '[…]' })
  const subjects: Subject[] = []
  for (const [i, entry] of facts.subjects.entries()) {
    const subject = subjectOf(entry, i, asOf, set)
    if (isRefusal(subject)) return subject
    subjects.push(subject)
  }
  const ids = new Set(subjects.map((s) => s.id))
  return ids.size === subjects.length
    ? subjects
    : refuse('cards.facts.form', { where: 'subjects[].id', expected: 'unique' })
}

function subjectOf(entry: unknown, index: number, asOf: CivilDate, set: RuleSet): Subject | Refusal {
  const where = `subjects[${index}]`
  if (!isLoose(entry) || typeof entry.id !== 'string')
    return refuse('cards.facts.form', { where, expected: '{ id, metrics }' })
  const values = valuesOf(entry.metrics ?? {}, `${entry.id}.metrics`, set)
  if (isRefusal(values)) return values
  const history = historyOf(entry.history ?? [], entry.id, set)
  if (isRefusal(history)) return history
  const exempt = texts(entry.exempt)
  const attributes = isLoose(entry.attributes) ? attributesOf(entry.attributes) : {}
  const metrics: Record<string, Metric> = {}
  for (const [name, value] of Object.entries(values as Readonly<Record<string, string | null>>)) {
    metrics[name] = { name, unit: metricKind(name, set.metrics)?.unit ?? 'count', value, asOf, facts: [] }
  }
  return {
    id: entry.id,
    type: typeof entry.type === 'string' ? entry.type : set.scope,
    ...(typeof entry.group === 'string' && { group: entry.group }),
    attributes,
    metrics,
    exempt,
    history: history as readonly PastPeriod[],
    asOf,
  }
}

const texts = (value: unknown): readonly string[] =>
  value === true
    ? ['exempt']
    : Array.isArray(value)
      ? value.map((v) => (isLoose(v) ? String(v.id ?? 'exempt') : String(v)))
      : []

function attributesOf(given: Loose): Readonly<Record<string, string | readonly string[] | null>> {
  return Object.fromEntries(
    Object.entries(given).map(([k, v]) => [k, v === null ? null : Array.isArray(v) ? v.map(String) : String(v)]),
  )
}

function valuesOf(given: unknown, where: string, set: RuleSet): Readonly<Record<string, string | null>> | Refusal {
  if (!isLoose(given)) return refuse('cards.facts.form', { where, expected: '{ metric: "decimal" }' })
  const values: Record<string, string | null> = {}
  for (const [name, value] of Object.entries(given)) {
    const text = value === null || value === '' ? null : String(value)
    const isLevel = metricKind(name, set.metrics)?.unit === 'level'
    if (text !== null && (isLevel ? parseLevel(text) === null : parseDecimal(text) === null || text.length > 17)) {
      return refuse('cards.facts.notDecimal', { where: `${where}.${name}`, value: text })
    }
    values[name] = text
  }
  return values
}

function historyOf(given: unknown, id: string, set: RuleSet): readonly PastPeriod[] | Refusal {
  if (!Array.isArray(given))
    return refuse('cards.facts.form', { where: `${id}.history`, expected: '[{ period, level, metrics }]' })
  const history: PastPeriod[] = []
  for (const [i, entry] of given.entries()) {
    const where = `${id}.history[${i}]`
    const level = isLoose(entry) ? parseLevel(String(entry.level ?? 'normal')) : null
    if (!isLoose(entry) || typeof entry.period !== 'string' || level === null) {
      return refuse('cards.facts.form', { where, expected: '{ period, level, metrics }' })
    }
    const metrics = valuesOf(entry.metrics ?? {}, `${where}.metrics`, set)
    if (isRefusal(metrics)) return metrics
    history.push({
      period: entry.period,
      level,
      metrics: metrics as Readonly<Record<string, string | null>>,
      ...(typeof entry.repairedIn === 'string' && { repairedIn: entry.repairedIn }),
    })
  }
  return history
}
