import type { Light } from '@guatu/contract/cards'
import { OP_WORDS } from '@guatu/domain/cards/evidence'
import type { Level } from '@guatu/domain/cards/level'
import { attireOf, type Palette, wasJudged } from '@guatu/domain/cards/palette'
import type { Verdict } from '@guatu/domain/cards/verdict'
import type { Coded } from '@guatu/domain/kernel/coded'
import type { Metric } from '@guatu/domain/kernel/metric'
import { percentOf, sayBound, sayExpression, sayMetric } from '@guatu/words/measure'
import { allWords, say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { nameOfSet } from './set-that-judged.ts'

/** The word a level wears in a palette; a level without attire wears its plain name. */
export const wordOf = (palette: Palette, level: Level, lang: Lang): string =>
  (lang === 'zh' ? attireOf(palette, level)?.word : undefined) ??
  say({ code: `cards.level.${level}`, params: {} }, lang)

/** What a verdict wears: one that found nothing wears neither colour nor word of the set, and says that it is no praise. */
export const wornByVerdict = (palette: Palette, verdict: Verdict, lang: Lang) =>
  wornBy(palette, verdict.level, verdict.evidence.sentence, lang)

/** The same of a level that is kept with its sentence alone. */
export function wornBy(palette: Palette, level: Level, sentence: Coded, lang: Lang) {
  const judged = wasJudged(sentence)
  return {
    level,
    judged,
    word: judged ? wordOf(palette, level, lang) : say({ code: 'cards.notJudged', params: {} }, lang),
    colour: judged ? (attireOf(palette, level)?.colour ?? null) : null,
  }
}

const SIGNS: { readonly [op: string]: string } = { '<': '<', '<=': '≤', '>': '>', '>=': '≥', '==': '=' }

/** A comparison as it is printed: with a sign that is read, and each bound with its unit. */
function comparisonText({ metric, op, bound, periods }: Verdict['evidence']['compared'][number], lang: Lang): string {
  if (op === 'cel') return sayExpression(bound, lang, allWords)
  const word = SIGNS[op] ?? say({ code: OP_WORDS[op] ?? op, params: {} }, lang)
  const running = periods ? say({ code: 'cards.compared.running', params: { periods } }, lang) : ''
  return `${metricName(metric, lang)} ${word} ${sayBound(bound, metric, OP_WORDS[op], lang, allWords)}${running}`
}

type Names = ReadonlyMap<string, string>
const namedAmong = (ids: readonly string[], names: Names | undefined): { id: string; name: string }[] =>
  ids.flatMap((id) => {
    const name = names?.get(id)
    return name === undefined ? [] : [{ id, name }]
  })

/** Verdict → what a person reads: the same for wall, dossier and Word. */
export function presentLight(
  verdict: Verdict,
  palette: Palette,
  at: { asOf: string; knownAt: string },
  lang: Lang,
  known: { readonly ruleSetName?: string; readonly projects?: Names; readonly matters?: Names } = {},
): Light {
  const e = verdict.evidence
  return {
    projectId: verdict.subject,
    ...wornByVerdict(palette, verdict, lang),
    rule: verdict.ruleId,
    ruleText: e.compared.map((c) => comparisonText(c, lang)).join(lang === 'zh' ? '，且 ' : ' and '),
    ruleSet: e.ruleSet,
    ruleSetName: known.ruleSetName ?? nameOfSet(e.ruleSet, null, lang),
    ruleSetVersion: Number(e.version) || 0,
    sentence: say(e.sentence, lang),
    coded: e.sentence as Light['coded'],
    inputs: e.inputs.map((m) => ({
      metric: m.name,
      name: m.about
        ? `${metricName(m.name, lang)}${lang === 'zh' ? `（${m.about}）` : ` (${m.about})`}`
        : metricName(m.name, lang),
      value: m.value === null ? null : figureOf(m, lang),
      unit: say({ code: `cards.unit.${m.unit}`, params: {} }, lang),
      asOf: m.asOf,
      reason: m.value === null && m.reason ? say(m.reason, lang) : null,
      facts: [...m.facts],
      projects: namedAmong(m.facts, known.projects),
      matters: namedAmong(m.facts, known.matters),
    })),
    // A count and its share come of one sum: it is told once.
    arithmetic: [...new Set(e.inputs.flatMap((m) => (m.arithmetic ? [say(m.arithmetic, lang)] : [])))],
    wouldTurn: e.wouldTurn.map((t) => say(t.sentence, lang)),
    others: e.alsoHeld.map((h) => ruleName(h.ruleId, lang)),
    asOf: at.asOf,
    knownAt: at.knownAt,
    engineVersion: verdict.engineVersion,
  }
}

/** A rule of an office's own set has no words of ours: its id is what the office called it. */
const ruleName = (ruleId: string, lang: Lang): string => allWords[`cards.rule.${ruleId}.name`]?.[lang] ?? ruleId

const metricName = (metric: string, lang: Lang): string => sayMetric(metric, lang, allWords)

/** A value as its unit stands behind it: a ratio in per cent, a level by its name; a number stays one that a program reads. */
function figureOf({ value, unit }: Metric, lang: Lang): string {
  if (unit === 'ratio') return percentOf(value ?? '').replace('−', '-')
  if (unit === 'level') return say({ code: `cards.level.${value}`, params: {} }, lang)
  return value ?? ''
}
