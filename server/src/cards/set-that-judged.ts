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
