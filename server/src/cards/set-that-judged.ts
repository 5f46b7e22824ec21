import type { AdoptedRuleSet } from '@guatu/domain/cards/choose-rule-set'
import type { Verdict } from '@guatu/domain/cards/verdict'
import { allWords } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { RuleSetRegister } from './rule-set-reads.ts'

/** The adopted version that a verdict was given by; null for the house's own set. */
export const setThatJudged = (
  { adopted }: Pick<RuleSetRegister, 'adopted'>,
  { evidence }: Verdict,
): AdoptedRuleSet | null =>
  adopted.find((a) => a.ruleSet.id === evidence.ruleSet && a.ruleSet.version === evidence.version) ?? null

/** What the office calls the set that a verdict was given by; the house's own sets have names of ours, others their id. */
export const nameOfSet = (ruleSetId: string, adopted: AdoptedRuleSet | null, lang: Lang): string =>
  adopted?.name ?? allWords[`cards.preset.${ruleSetId}`]?.[lang] ?? ruleSetId

/** Names of ours that facts keep in Chinese, the house's sets and its clockwork: said in the reader's language; an office's own stand. */
const ours = new Map(
  Object.entries(allWords).flatMap(([code, words]) =>
    code.startsWith('cards.preset.') || code === 'cards.clockwork' ? [[words.zh, words] as const] : [],
  ),
)
export const storedName = (stored: string, lang: Lang): string => ours.get(stored)?.[lang] ?? stored
