import { chooseRuleSet, DISTRICT_ONLY } from '@guatu/domain/cards/choose-rule-set'
import { DEFAULT_MATTER_RULES, DEFAULT_PROJECT_RULES, DEFAULT_UNIT_RULES } from '@guatu/domain/cards/default-rule-set'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import type { PublicCardRow } from '../cards/public-card-reads.ts'
import { loadRuleSets } from '../cards/rule-set-reads.ts'
import type { Db } from '../platform/db.ts'

/** A set with the name that the office gave it; null: it has none of its own. */
export type NamedRules = { readonly name: string | null; readonly set: RuleSet }

const HOUSE: readonly NamedRules[] = [DEFAULT_PROJECT_RULES, DEFAULT_UNIT_RULES, DEFAULT_MATTER_RULES].map((set) => ({
  name: null,
  set,
}))

/** The set that judges the district's projects at a point, where no campaign or region has one of its own, with its name. */
export async function districtRules(db: Db, at: EvaluationPoint): Promise<NamedRules> {
  const { adopted } = await loadRuleSets(db)
  const chosen = chooseRuleSet(adopted, 'project', DISTRICT_ONLY, at)
  return { name: chosen?.name ?? null, set: chosen?.ruleSet ?? DEFAULT_PROJECT_RULES }
}

/** The other sets that judged the cards, each version once, in the order of the cards: whose words and colours those wear. */
export async function setsThatJudged(
  db: Db,
  cards: readonly PublicCardRow[],
  district: RuleSet,
): Promise<readonly NamedRules[]> {
  const { adopted } = await loadRuleSets(db)
  const known = [...adopted.map((a): NamedRules => ({ name: a.name, set: a.ruleSet })), ...HOUSE]
  const named = new Set(cards.map((card) => `${card.ruleSet}@${card.ruleSetVersion}`))
  named.delete(keyOf(district))
  return [...named].flatMap((key) => known.find(({ set }) => keyOf(set) === key) ?? [])
}

/** A set with its version, as a card's batch names it. */
export const keyOf = (set: RuleSet): string => `${set.id}@${set.version}`
