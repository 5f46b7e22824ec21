import type { CardSubject } from '@guatu/domain/cards/card-subjects'
import type { AdoptedRuleSet } from '@guatu/domain/cards/choose-rule-set'
import { DEFAULT_LIFT_AFTER } from '@guatu/domain/cards/lift'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import type { Period } from '@guatu/domain/reports/periods'
import { allWords } from '@guatu/words/say'
import { type CardDraft, draftCard } from './card-draft.ts'
import type { StoodProject } from './propose-cards.ts'

/** The cards of one period by one set, for one campaign, region or the district. */
export type BatchDraft = {
  readonly subjectType: CardSubject
  readonly about: 'projects' | 'matters' | null
  readonly period: Period
  readonly ruleSet: RuleSet
  readonly name: string
  readonly liftAfter: number
  readonly campaignId: string | null
  readonly regionCode: string | null
  readonly cards: readonly CardDraft[]
}

/** One draft a set whose card period ends here, without cards where its levels made none: the desk sees that it was looked at. */
export function projectBatches(stood: readonly StoodProject[], adopted: readonly AdoptedRuleSet[]): BatchDraft[] {
  const bySet = new Map<RuleSet, StoodProject[]>()
  for (const p of stood) if (p.period) bySet.set(p.ruleSet, [...(bySet.get(p.ruleSet) ?? []), p])
  return [...bySet].map(([ruleSet, members]) => ({
    ...placeOfSet(ruleSet, adopted),
    subjectType: 'project',
    about: null,
    period: members[0]!.period!,
    ruleSet,
    liftAfter: ruleSet.liftAfter ?? DEFAULT_LIFT_AFTER,
    cards: members.flatMap((p) => draftCard(p.verdict, ruleSet, p.responsible, p.period!, p.takenOver) ?? []),
  }))
}

/** Where an adopted set holds, and what the office calls it; the house's own sets hold in the district. */
export function placeOfSet(
  ruleSet: RuleSet,
  adopted: readonly AdoptedRuleSet[],
): { name: string; campaignId: string | null; regionCode: string | null } {
  const found = adopted.find((a) => a.ruleSet === ruleSet)
  const place = found?.place
  return {
    name: found?.name ?? allWords[`cards.preset.${ruleSet.id}`]?.zh ?? ruleSet.id,
    campaignId: place?.kind === 'campaign' ? place.id : null,
    regionCode: place?.kind === 'region' ? place.code : null,
  }
}
