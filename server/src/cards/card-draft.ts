import { addDays } from '@guatu/domain/calendar/civil-date'
import { cardTermsOf } from '@guatu/domain/cards/card-terms'
import { type Holding, holderOn, levelForHolder } from '@guatu/domain/cards/hand-over'
import type { Level } from '@guatu/domain/cards/level'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import type { Verdict } from '@guatu/domain/cards/verdict'
import type { Period } from '@guatu/domain/reports/periods'
import type { ResponsibleRow } from './responsible-at-reads.ts'

/** The post was taken over inside the period: from whom, when, and how it stood on the eve. */
export type TakenOver = { readonly on: string; readonly from: string; readonly to: string; readonly level: Level }

/** A card as it will be proposed: the verdict frozen as its evidence. */
export type CardDraft = {
  readonly subjectId: string
  readonly level: Level
  readonly verdict: Verdict
  readonly responsible: ResponsibleRow | null
  readonly holderId: string | null
  readonly handOver: TakenOver | null
}

/** What `holder` found on the eve of taking the post over. */
export const foundBy = (holder: Holding, holdings: readonly Holding[], level: Level): TakenOver => ({
  on: holder.from,
  from: holderOn(holdings, addDays(holder.from, -1))?.name ?? '',
  to: holder.name,
  level,
})

/** The card of a verdict for whoever holds the post at the period's close, no worse than at hand-over; null where the set gives none for that level. */
export function draftCard(
  verdict: Verdict,
  ruleSet: RuleSet,
  responsible: ResponsibleRow | null,
  { closesOn }: Pick<Period, 'closesOn'>,
  takenOver: TakenOver | null,
): CardDraft | null {
  const level = levelForHolder(verdict.level, takenOver?.level ?? null)
  if (!cardTermsOf(ruleSet).levels.includes(level)) return null
  return {
    subjectId: verdict.subject,
    ...{ level, verdict, responsible },
    holderId: responsible ? (holderOn(responsible.holdings, closesOn)?.personId ?? null) : null,
    handOver: level === verdict.level ? null : takenOver,
  }
}
