import type { AdoptedVersion, CheckedRuleSet, DraftRow, RuleSetDraft } from '@guatu/contract/rule-sets'
import { checkRuleSet, type Finding } from '@guatu/domain/cards/check-rule-set'
import { type AdoptedRuleSet, type RuleSetPlace, standingOn } from '@guatu/domain/cards/choose-rule-set'
import { describeRuleSet } from '@guatu/domain/cards/describe-rule-set'
import { sourceFindings } from '@guatu/domain/cards/metric-sources'
import { readRuleSet } from '@guatu/domain/cards/read-rule-set'
import type { RuleSet, Scope } from '@guatu/domain/cards/rule-set'
import { type Coded, isRefusal } from '@guatu/domain/kernel/coded'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import { allWords, say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { DraftRow as StoredDraft } from './rule-set-reads.ts'
import { placeOf } from './rule-set-reads.ts'

export type PlaceNames = ReadonlyMap<string, string>
type Adoption = { readonly line: string; readonly version: number; readonly by: string | null; readonly reason: string }

const SCOPES: readonly string[] = ['project', 'matter', 'unit'] satisfies Scope[]

export const presentPlace = (place: RuleSetPlace, names: PlaceNames, lang: Lang) => {
  const id = place.kind === 'campaign' ? place.id : place.kind === 'region' ? place.code : null
  const name = id === null ? say({ code: 'cards.ruleSet.district', params: {} }, lang) : (names.get(id) ?? id)
  return { kind: place.kind, id, name }
}

/** Every version that was adopted, the one in force last first; a version with the same first day replaces the one before. */
export function presentAdopted(
  adopted: readonly AdoptedRuleSet[],
  adoptions: readonly Adoption[],
  at: EvaluationPoint,
  names: PlaceNames,
  lang: Lang,
): AdoptedVersion[] {
  const byVersion = new Map(adoptions.map((a) => [`${a.line}\n${a.version}`, a]))
  const judging = judgingNow(adopted, at)
  return [...adopted].reverse().map((a) => {
    const adoption = byVersion.get(`${a.line}\n${a.version}`)
    return {
      ...{ id: a.line, version: a.version, name: a.name, scope: a.ruleSet.scope, rules: a.ruleSet.rules.length },
      place: presentPlace(a.place, names, lang),
      ...{ inForceFrom: a.inForceFrom, inForceTo: a.inForceTo, recordedAt: a.recordedAt },
      standing: judging.has(a) ? 'inForce' : isComing(a, adopted, at) ? 'coming' : 'past',
      adoptedBy: adoption?.by ?? null,
      reason: adoption?.reason ?? '',
    }
  })
}

/** Of each place and scope the version that judges at the point. */
function judgingNow(adopted: readonly AdoptedRuleSet[], at: EvaluationPoint): ReadonlySet<AdoptedRuleSet> {
  const best = new Map<string, AdoptedRuleSet>()
  for (const a of standingOn(adopted, at)) {
    const key = `${JSON.stringify(a.place)} ${a.ruleSet.scope}`
    const other = best.get(key)
    if (
      !other ||
      a.inForceFrom > other.inForceFrom ||
      (a.inForceFrom === other.inForceFrom && a.recordedAt > other.recordedAt)
    )
      best.set(key, a)
  }
  return new Set(best.values())
}

const isComing = (a: AdoptedRuleSet, adopted: readonly AdoptedRuleSet[], at: EvaluationPoint): boolean =>
  a.inForceFrom > at.asOf && standingOn(adopted, { asOf: a.inForceFrom, knownAt: at.knownAt }).includes(a)

export function presentMeaning(set: RuleSet, lang: Lang) {
  const meaning = describeRuleSet(set)
  const and = lang === 'zh' ? '，且' : ' and '
  const says = (text: Coded) => say(text, lang)
  return {
    about: [says(meaning.combine), ...meaning.about.map(says)],
    rules: meaning.rules.map((r) => {
      const when = r.conditions.map(says).join(and)
      const besides = r.besides.map(says).join(lang === 'zh' ? '；' : '; ')
      const what = lang === 'zh' ? `${when}的，${says(r.level)}` : `${when}: ${says(r.level)}`
      return {
        row: r.row,
        id: r.id,
        level: r.is,
        text: besides === '' ? what : `${what}${lang === 'zh' ? `（${besides}）` : ` (${besides})`}`,
      }
    }),
  }
}

/** A finding names its row, where its own sentence doesn't. */
function textOf({ row, sentence }: Finding, lang: Lang): string {
  const text = say(sentence, lang)
  if (row === null || allWords[sentence.code]?.zh.includes('{row}')) return text
  return say({ code: 'cards.check.atRow', params: { row, text } }, lang)
}

/** What the check finds in a set as JSON, and what it means where it can be read at all. */
export function presentCheck(body: unknown, lang: Lang): CheckedRuleSet {
  const read = readRuleSet(body)
  const shown = (findings: readonly Finding[]) =>
    findings.map((f) => ({ row: f.row, rule: f.rule, severity: f.severity, text: textOf(f, lang) }))
  if (!isRefusal(read)) {
    const findings = shown([...checkRuleSet(read), ...sourceFindings(read)])
    return { findings, meaning: presentMeaning(read, lang) }
  }
  if (read.findings.length === 0)
    return { findings: [{ row: null, rule: null, severity: 'error', text: say(read, lang) }], meaning: null }
  return { findings: shown(read.findings), meaning: null }
}

const rulesOf = (body: Record<string, unknown>): number => (Array.isArray(body.rules) ? body.rules.length : 0)

export const presentDraftRow = (
  row: StoredDraft & { changedAt: Date; changedBy: string | null },
  names: PlaceNames,
  lang: Lang,
): DraftRowShown => ({
  ...{ id: row.id, name: row.name, state: row.state, version: row.version, rules: rulesOf(row.body) },
  scope: SCOPES.includes(String(row.body.scope)) ? (row.body.scope as Scope) : null,
  place: presentPlace(placeOf(row), names, lang),
  changedAt: row.changedAt.toISOString(),
  changedBy: row.changedBy,
})
type DraftRowShown = ReturnType<(typeof DraftRow)['parse']>

export const presentDraft = (
  row: Parameters<typeof presentDraftRow>[0],
  names: PlaceNames,
  extra: Pick<RuleSetDraft, 'authors' | 'mayAdopt'>,
  lang: Lang,
): RuleSetDraft => ({ ...presentDraftRow(row, names, lang), body: row.body, ruleSetId: row.ruleSetId, ...extra })
