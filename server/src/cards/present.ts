import type { Light } from '@guatu/contract/cards'
import type { Level } from '@guatu/domain/cards/level'
import { metricWord } from '@guatu/domain/cards/metrics'
import { attireOf, type Palette } from '@guatu/domain/cards/palette'
import type { Verdict } from '@guatu/domain/cards/verdict'
import { allWords, say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { nameOfSet } from './set-that-judged.ts'

/** The word a level wears in a palette; a level without attire wears its plain name. */
export const wordOf = (palette: Palette, level: Level, lang: Lang): string =>
  (lang === 'zh' ? attireOf(palette, level)?.word : undefined) ??
  say({ code: `cards.level.${level}`, params: {} }, lang)

const SIGNS: { readonly [op: string]: string } = { '<': '<', '<=': '≤', '>': '>', '>=': '≥', '==': '=' }

/** A comparison as it is printed: with a sign that is read, and a minus that is one. An expression stays as it was written. */
function comparisonText({ metric, op, bound }: Verdict['evidence']['compared'][number], lang: Lang): string {
  const sign = SIGNS[op]
  return `${metricName(metric, lang)} ${sign ? `${sign} ${bound.replace('-', '−')}` : `${op} ${bound}`}`
}

/** Verdict → what a person reads: the same for wall, dossier and Word. */
export function presentLight(
  verdict: Verdict,
  palette: Palette,
  at: { asOf: string; knownAt: string },
  lang: Lang,
  known: { readonly ruleSetName?: string; readonly projects?: ReadonlyMap<string, string> } = {},
): Light {
  const e = verdict.evidence
  return {
    projectId: verdict.subject,
    level: verdict.level,
    word: wordOf(palette, verdict.level, lang),
    colour: attireOf(palette, verdict.level)?.colour ?? null,
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
      value: m.value,
      unit: say({ code: `cards.unit.${m.unit}`, params: {} }, lang),
      asOf: m.asOf,
      facts: [...m.facts],
      projects: m.facts.flatMap((id) => {
        const name = known.projects?.get(id)
        return name === undefined ? [] : [{ id, name }]
      }),
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

/** 'count.severe' is the family's name with the level's: 对象数（严重）. */
function metricName(metric: string, lang: Lang): string {
  const own = `cards.metric.${metric}`
  const word = own in allWords ? own : metricWord(metric)
  const name = say({ code: word, params: {} }, lang)
  const level = `cards.level.${metric.slice(metric.indexOf('.') + 1)}`
  if (word === own || !(level in allWords)) return name
  return lang === 'zh'
    ? `${name}（${say({ code: level, params: {} }, lang)}）`
    : `${name} (${say({ code: level, params: {} }, lang)})`
}
