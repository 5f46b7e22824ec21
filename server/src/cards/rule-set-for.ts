import { campaignsOf, chooseRuleSet, DISTRICT_ONLY } from '@guatu/domain/cards/choose-rule-set'
import { DEFAULT_MATTER_RULES, DEFAULT_PROJECT_RULES, DEFAULT_UNIT_RULES } from '@guatu/domain/cards/default-rule-set'
import type { GroupKind } from '@guatu/domain/cards/group-members'
import { listsOn } from '@guatu/domain/cards/project-subject'
import type { RuleSet, Scope } from '@guatu/domain/cards/rule-set'
import { headAt } from '@guatu/domain/reports/known-facts'
import type { EvaluationPoint, ProjectFacts } from '@guatu/domain/reports/project-facts'
import type { RuleSetRegister } from './rule-set-reads.ts'

/** The set that judges one project at a point: its campaign's, else its region's, else the district's. */
export function ruleSetFor(register: RuleSetRegister, facts: ProjectFacts, at: EvaluationPoint): RuleSet {
  const where = register.local ? whereOf(register, facts, at) : DISTRICT_ONLY
  return chooseRuleSet(register.adopted, 'project', where, at)?.ruleSet ?? DEFAULT_PROJECT_RULES
}

function whereOf(register: RuleSetRegister, facts: ProjectFacts, at: EvaluationPoint) {
  const head = headAt(facts, at)
  return {
    regionCode: head.groups?.region ?? null,
    campaigns: campaignsOf(register.campaigns, listsOn(head.listings, at), at),
  }
}

/** Campaigns that ever had a set for units of their own. */
export const campaignsWithUnitSets = ({ adopted }: Pick<RuleSetRegister, 'adopted'>): readonly string[] => [
  ...new Set(
    adopted.flatMap(({ place, ruleSet }) => (ruleSet.scope === 'unit' && place.kind === 'campaign' ? [place.id] : [])),
  ),
]

/** A campaign's own set for units, by which lead units are judged inside it; null where none is in force. */
export function campaignUnitSet(
  { adopted }: Pick<RuleSetRegister, 'adopted'>,
  campaign: string,
  at: EvaluationPoint,
): RuleSet | null {
  const found = chooseRuleSet(adopted, 'unit', { regionCode: null, campaigns: [campaign] }, at)
  return found?.place.kind === 'campaign' ? found.ruleSet : null
}

/** The set in force for units: the campaign's own, the territory's or that of the unit's place, else the district's. */
export function groupRuleSetFor(
  { adopted, local }: RuleSetRegister,
  group: { readonly kind: GroupKind; readonly id: string; readonly regionCode: string | null },
  at: EvaluationPoint,
): RuleSet {
  const where = {
    regionCode: !local ? null : group.kind === 'territory' ? group.id : group.regionCode,
    campaigns: group.kind === 'campaign' ? [group.id] : [],
  }
  return chooseRuleSet(adopted, 'unit', where, at)?.ruleSet ?? DEFAULT_UNIT_RULES
}

const HOUSE_SETS: { readonly [S in Scope]: RuleSet } = {
  ...{ project: DEFAULT_PROJECT_RULES, matter: DEFAULT_MATTER_RULES, unit: DEFAULT_UNIT_RULES },
}

/** The district's set of a scope on a point's day, among those known at its moment; the house's own where none was adopted. */
export const usualSetAt = ({ adopted }: Pick<RuleSetRegister, 'adopted'>, scope: Scope, at: EvaluationPoint): RuleSet =>
  chooseRuleSet(adopted, scope, DISTRICT_ONLY, at)?.ruleSet ?? HOUSE_SETS[scope]
