import { chooseRuleSet, DISTRICT_ONLY } from '@guatu/domain/cards/choose-rule-set'
import { DEFAULT_PROJECT_RULES } from '@guatu/domain/cards/default-rule-set'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import { loadRuleSets } from '../cards/rule-set-reads.ts'
import type { Db } from '../platform/db.ts'

/** The set that judges the district's projects at a point, where no campaign or region has one of its own, with its name. */
export async function districtRules(db: Db, at: EvaluationPoint): Promise<{ name: string | null; set: RuleSet }> {
  const { adopted } = await loadRuleSets(db)
  const chosen = chooseRuleSet(adopted, 'project', DISTRICT_ONLY, at)
  return { name: chosen?.name ?? null, set: chosen?.ruleSet ?? DEFAULT_PROJECT_RULES }
}
