import { judgeTogether } from '@guatu/domain/cards/judge-together'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import type { Judged } from './judge-at.ts'

/** Who a set ranks among each other, judged again now that all of them are there; each with its own verdict. */
export function judgeCompany(waiting: readonly Judged[]): readonly Judged[] {
  const companies = new Map<RuleSet, Judged[]>()
  for (const judged of waiting) companies.set(judged.ruleSet, [...(companies.get(judged.ruleSet) ?? []), judged])
  return [...companies].flatMap(([ruleSet, members]) => {
    const verdicts = judgeTogether(
      ruleSet,
      members.flatMap((m) => m.among ?? []),
    )
    return members.map((member, i) => ({ ...member, verdict: verdicts[i]! }))
  })
}
