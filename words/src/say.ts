import type { Coded, Params } from '@guatu/domain/kernel/coded'
import { parsePeriodKey, periodLabel } from '@guatu/domain/reports/periods'
import { appraisal } from './appraisal.ts'
import { audit } from './audit.ts'
import { backup } from './backup.ts'
import { boards } from './boards.ts'
import { bottlenecks } from './bottlenecks.ts'
import { bridge } from './bridge.ts'
import { bulletins } from './bulletins.ts'
import { bulletinsCards } from './bulletins-cards.ts'
import { calendar } from './calendar.ts'
import { cardActs } from './card-acts.ts'
import { cardNames } from './card-names.ts'
import { cardTerms } from './card-terms.ts'
import { cards } from './cards.ts'
import { config } from './config.ts'
import { groups } from './groups.ts'
import { identity } from './identity.ts'
import { imports } from './imports.ts'
import { intakeLedger } from './intake-ledger.ts'
import { intakeLedgerDoubts } from './intake-ledger-doubts.ts'
import { matters } from './matters.ts'
import { bareMetric, metricBeside, operatorBeside, sayBound, sayExpression, sayMeasured, sayMetric } from './measure.ts'
import { notifications } from './notifications.ts'
import { organization } from './organization.ts'
import { planControl } from './plan-control.ts'
import { planForesight } from './plan-foresight.ts'
import { planWays } from './plan-ways.ts'
import { plans } from './plans.ts'
import { platform } from './platform.ts'
import { projects } from './projects.ts'
import { projectsTimeline } from './projects-timeline.ts'
import { rates } from './rates.ts'
import { regions } from './regions.ts'
import { reports } from './reports.ts'
import { responsibility } from './responsibility.ts'
import { ruleChecks } from './rule-checks.ts'
import { ruleMetrics } from './rule-metrics.ts'
import { ruleSets } from './rule-sets.ts'
import { sample } from './sample.ts'
import { start } from './start.ts'
import type { Lang, Words } from './words.ts'

/** Every sentence by its code: one file a subject, each entry with both languages. */
export const allWords: Words = {
  ...intakeLedger,
  ...intakeLedgerDoubts,
  ...platform,
  ...sample,
  ...start,
  ...config,
  ...backup,
  ...calendar,
  ...regions,
  ...organization,
  ...projects,
  ...projectsTimeline,
  ...imports,
  ...plans,
  ...planWays,
  ...planForesight,
  ...planControl,
  ...reports,
  ...rates,
  ...bottlenecks,
  ...matters,
  ...bridge,
  ...responsibility,
  ...boards,
  ...cards,
  ...cardNames,
  ...cardActs,
  ...cardTerms,
  ...groups,
  ...ruleSets,
  ...appraisal,
  ...ruleMetrics,
  ...ruleChecks,
  ...bulletins,
  ...bulletinsCards,
  ...identity,
  ...audit,
  ...notifications,
}

/** Says a coded text. A code without words is a bug that a test finds; here it shows its code rather than nothing. */
export function say(text: Coded, lang: Lang = 'zh'): string {
  const entry = allWords[text.code]
  return entry ? fill(entry[lang], text.params, lang) : text.code
}

/**
 * Fills `{name}` and `{name|format}`. Formats: `date` (2026年11月20日), `monthDay` (11月20日), `list` (、 between),
 * `wan` (yuan string as 万元), `million`, `yi` (as 亿元), `inner` (a name that stands in quotation marks, with its own inside those), `word` (the param is a code of its own, said without params),
 * `words` (a list of such codes), `month` (the month of a date), `yearMonth` (with its year in every language), `period` (the name of a period by its key),
 * `periods` (a list of them, months by their names alone), `metric` (a metric's name), `measured` (a metric's value with its unit), `bound` (a
 * condition's bound with it), `each` (values of the metrics that stand in `metrics`), `expression` (an expert condition), `rules` (ids of rules by
 * the names they have; an office's own by their ids).
 */
export function fill(template: string, params: Params, lang: Lang): string {
  return template.replace(/\{(\w+)(?:\|(\w+))?\}/g, (_, name: string, format?: string) => {
    const value = params[name]
    if (value === undefined || value === null) return '—'
    return formats[format ?? 'plain']?.(value, lang, params, name) ?? String(value)
  })
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
type Value = NonNullable<Params[string]>

const formats: Record<string, (value: Value, lang: Lang, params: Params, name: string) => string> = {
  plain: (v, lang) => (Array.isArray(v) ? v.join(lang === 'zh' ? '、' : ', ') : signed(String(v))),
  list: (v, lang) => (Array.isArray(v) ? v.join(lang === 'zh' ? '、' : ', ') : String(v)),
  inner: (v) => String(v).replaceAll('“', '‘').replaceAll('”', '’'),
  date: (v, lang) => {
    const [y, m, d] = String(v).split('-').map(Number)
    return lang === 'zh' ? `${y}年${m}月${d}日` : `${d} ${MONTHS[(m ?? 1) - 1]} ${y}`
  },
  monthDay: (v, lang) => {
    const [, m, d] = String(v).split('-').map(Number)
    return lang === 'zh' ? `${m}月${d}日` : `${d} ${MONTHS[(m ?? 1) - 1]}`
  },
  month: (v, lang) => {
    const [y, m] = String(v).split('-').map(Number)
    return lang === 'zh' ? `${m}月` : `${MONTHS[(m ?? 1) - 1]} ${y}`
  },
  yearMonth: (v, lang) => yearMonth(String(v), lang),
  period: (v, lang) => periodName(String(v), lang),
  periods: (v, lang) =>
    (Array.isArray(v) ? v : [String(v)]).map((key) => shortPeriod(key, lang)).join(lang === 'zh' ? '、' : ', '),
  metric: (v, lang) => sayMetric((Array.isArray(v) ? v : [String(v)]).map(bareMetric).join('、'), lang, allWords),
  measured: (v, lang, params, name) => sayMeasured(v, metricBeside(name, params), lang, allWords),
  bound: (v, lang, params, name) =>
    sayBound(String(v), metricBeside(name, params), operatorBeside(name, params), lang, allWords),
  each: (v, lang, { metrics }) =>
    sayMeasured(v, (Array.isArray(metrics) ? metrics.map(bareMetric) : []).join('、'), lang, allWords),
  expression: (v, lang) => sayExpression(String(v), lang, allWords),
  wan: (v) => scaleYuan(String(v), 4),
  million: (v) => scaleYuan(String(v), 6),
  yi: (v) => scaleYuan(String(v), 8),
  word: (v, lang) => allWords[String(v)]?.[lang] ?? String(v),
  rules: (v, lang) =>
    (Array.isArray(v) ? v : [String(v)])
      .map((id) => allWords[`cards.rule.${id}.name`]?.[lang] ?? id)
      .join(lang === 'zh' ? '、' : ', '),
  words: (v, lang) =>
    (Array.isArray(v) ? v : [String(v)])
      .map((code) => allWords[code]?.[lang] ?? code)
      .join(lang === 'zh' ? '、' : ', '),
}

function yearMonth(key: string, lang: Lang): string {
  const [y, m] = key.split('-').map(Number)
  return lang === 'zh' ? `${y}年${m}月` : `${MONTHS[(m ?? 1) - 1]} ${y}`
}

/** A negative number with the sign that figures on screens have: −16.4, not -16.4. */
const signed = (text: string): string => (/^-\d[\d,]*(\.\d+)?$/.test(text) ? `−${text.slice(1)}` : text)

const periodName = (key: string, lang: Lang): string => (parsePeriodKey(key) ? say(periodLabel(key), lang) : key)

/** A month by its name alone, where several stand in one sentence. */
const shortPeriod = (key: string, lang: Lang): string =>
  /^\d{4}-\d{2}$/.test(key) ? yearMonth(key, lang) : periodName(key, lang)

/** Moves the decimal point of a yuan string by `places` and drops trailing zeros; no doubles on the way. */
function scaleYuan(yuan: string, places: number): string {
  const negative = yuan.startsWith('-')
  const [whole = '0', fraction = ''] = yuan.replace('-', '').split('.')
  const padded = whole.padStart(places + 1, '0')
  const tail = `${padded.slice(-places)}${fraction}`.replace(/0+$/, '')
  const body = padded.slice(0, -places).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${negative ? '−' : ''}${body}${tail ? `.${tail}` : ''}`
}
