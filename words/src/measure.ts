import { parseLevel } from '@guatu/domain/cards/level'
import { metricKind, metricWord, rankedMetric } from '@guatu/domain/cards/metrics'
import type { Params } from '@guatu/domain/kernel/coded'
import type { Lang, Words } from './words.ts'

type Value = NonNullable<Params[string]>
const HEAD = 'cards.metric.'
/** Counted in something else than their unit's usual word. */
const TIMES: readonly string[] = ['reworks', 'movedCommitments']
const MONTHS: readonly string[] = ['startMissed', 'entryMissed.months', 'monthsToStart', 'runAtLevel']
const PIECES: readonly string[] = ['taskMissed', 'count', 'objects']

/** A metric by its own name or its word's code; a family goes by any of its members. */
const kindOf = (name: string) => metricKind(name) ?? metricKind(`${name}.severe`)
const startsWithAny = (name: string, heads: readonly string[]): boolean =>
  heads.some((h) => name === h || name.startsWith(`${h}.`))
export const bareMetric = (metric: string): string => (metric.startsWith(HEAD) ? metric.slice(HEAD.length) : metric)

/** 0.675 → 67.5, 1.000 → 100.0, 0.8005 → 80.05: the point moves, nothing is rounded away. */
export function percentOf(ratio: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^([-+]?)(\d+)(?:\.(\d+))?$/.exec(ratio.trim()) ?? []
  if (whole === '') return ratio
  const digits = fraction.padEnd(3, '0')
  const before = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  return `${sign === '-' ? '−' : ''}${before}.${digits.slice(2).replace(/(?<=\d)0+$/, '')}`
}

const signed = (text: string): string => text.replace(/^-(?=\d)/, '−')

/** A metric's name in words, a family's with its member's; an office's own one is called what the office called it. */
export function sayMetric(metric: string, lang: Lang, words: Words): string {
  return bareMetric(metric)
    .split('、')
    .map((name) => sayOneMetric(name, lang, words))
    .join(lang === 'zh' ? '、' : ', ')
}

function sayOneMetric(name: string, lang: Lang, words: Words): string {
  const own = words[`${HEAD}${name}`]?.[lang]
  if (own !== undefined) return own
  const family = words[metricWord(name)]?.[lang]
  if (family === undefined) return name
  const tail = name.slice(name.indexOf('.') + 1)
  const member = words[`cards.level.${tail}`]?.[lang] ?? words[`bottlenecks.factor.${tail}`]?.[lang]
  const said = member ?? (rankedMetric(name) ? sayOneMetric(tail, lang, words) : tail)
  return lang === 'zh' ? `${family}（${said}）` : `${family} (${said})`
}

/** A value of a metric with its unit, as an official writes it: 67.5%, −12.3个百分点, 第3名, 预警. Without a known metric the bare value. */
export function sayMeasured(value: Value, metric: string, lang: Lang, words: Words): string {
  const names = bareMetric(metric).split('、')
  return (typeof value === 'object' ? value : [value])
    .map((one, i) => (one === '' ? '—' : sayOneMeasured(String(one), names[i] ?? '', lang, words)))
    .join(lang === 'zh' ? '、' : ', ')
}

function sayOneMeasured(text: string, name: string, lang: Lang, words: Words): string {
  const unit = kindOf(name)?.unit
  if (unit === 'level') return parseLevel(text) ? (words[`cards.level.${text}`]?.[lang] ?? text) : text
  if (unit === 'ratio') return `${percentOf(text)}%`
  if (unit === 'rank' && !rankedMetric(name)?.change) return lang === 'zh' ? `第${text}名` : `place ${text}`
  if (unit === 'yuan') return lang === 'zh' ? `${text}元` : `${text} yuan`
  return `${signed(text)}${suffixOf(name, unit, text, lang)}`
}

function suffixOf(name: string, unit: string | undefined, text: string, lang: Lang): string {
  const many = text === '1' ? '' : 's'
  const say = (zh: string, en: string) => (lang === 'zh' ? zh : en)
  if (TIMES.includes(name)) return say('次', ` time${many}`)
  if (startsWithAny(name, MONTHS)) return say('个月', ` month${many}`)
  if (startsWithAny(name, PIECES)) return say('项', '')
  if (unit === 'points') return say('个百分点', ` point${many}`)
  if (unit === 'days') return say('天', ` day${many}`)
  if (unit === 'workingDays') return say('个工作日', ` working day${many}`)
  if (unit === 'periods') return say('期', ` period${many}`)
  if (unit === 'rank') return say('位', ` place${many}`)
  return unit === 'count' ? say('个', '') : ''
}

/** The bound of a condition: one value, two of a band, or how many of a rank. */
export function sayBound(text: string, metric: string, op: unknown, lang: Lang, words: Words): string {
  if (op === 'cards.op.expression') return sayExpression(text, lang, words)
  if (op === 'cards.op.top' || op === 'cards.op.bottom') return lang === 'zh' ? `${text}名` : text
  const ends = text.split(' … ')
  const [low = '', high] = ends
  if (high === undefined) return sayMeasured(low, metric, lang, words)
  const unit = kindOf(bareMetric(metric))?.unit
  // The unit stands once, behind the second end; a percentage keeps its sign at both.
  const first = unit === 'ratio' || unit === 'rank' ? sayMeasured(low, metric, lang, words) : signed(low)
  const second = sayMeasured(high, metric, lang, words)
  return lang === 'zh' ? `${first}至${second}之间（含两端）` : `${first} and ${second} (both included)`
}

/** An expert condition with the names of its metrics in words, and 且 and 或 for its signs; its numbers stay as they were written. */
export function sayExpression(text: string, lang: Lang, words: Words): string {
  const [and, or] = lang === 'zh' ? ['且', '或'] : ['and', 'or']
  return text
    .replace(/[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/g, (token) => {
      const name = metricKind(token) ? token : token.replaceAll('_', '.')
      return metricKind(name) ? sayMetric(name, lang, words) : token
    })
    .replace(/\s*&&\s*/g, ` ${and} `)
    .replace(/\s*\|\|\s*/g, ` ${or} `)
    .replace(/<=/g, '≤')
    .replace(/>=/g, '≥')
    .replace(/==/g, '=')
}

/** Which metric a param speaks of: `value2` and `bound2` of `metric2`, all others of `metric`. */
export const metricBeside = (name: string, params: Params): string =>
  String(params[`metric${/\d*$/.exec(name)?.[0] ?? ''}`] ?? params.metric ?? '')
export const operatorBeside = (name: string, params: Params): unknown =>
  params[`op${/\d*$/.exec(name)?.[0] ?? ''}`] ?? params.op
