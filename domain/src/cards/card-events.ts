import type { CivilDate } from '../calendar/civil-date.ts'
import type { Instant } from '../kernel/instant.ts'

/** How an appeal 申诉 ends: upheld 维持, withdrawn 撤牌, exempted 豁免. */
export const APPEAL_OUTCOMES = ['upheld', 'withdrawn', 'exempted'] as const
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number]

/** What can be done with a card after it was proposed; the words of the procedure stand in domain.md §6. */
export type CardAct =
  | { readonly kind: 'hearingOpened'; readonly days: number }
  | { readonly kind: 'stated'; readonly agrees: boolean; readonly onPaper: boolean }
  | { readonly kind: 'silent' }
  | { readonly kind: 'approved' }
  | { readonly kind: 'struck' }
  | { readonly kind: 'issued'; readonly noticeId: string }
  | { readonly kind: 'noticeVoided'; readonly noticeId: string }
  | { readonly kind: 'received'; readonly means: 'opened' | 'paper'; readonly receivedBy: string }
  | { readonly kind: 'released' }
  | { readonly kind: 'rectificationSet'; readonly dueOn: CivilDate; readonly demand: string }
  | { readonly kind: 'rectificationReported'; readonly onPaper?: boolean }
  | { readonly kind: 'rectificationChecked'; readonly accepted: boolean }
  | { readonly kind: 'lifted' }
  | { readonly kind: 'carriedOn'; readonly period: string }
  | { readonly kind: 'appealed'; readonly onPaper: boolean }
  | { readonly kind: 'appealDecided'; readonly outcome: AppealOutcome; readonly exemptionId: string | null }

export const CARD_ACTS = [
  'hearingOpened',
  'stated',
  'silent',
  'approved',
  'struck',
  'issued',
  'noticeVoided',
  'received',
  'released',
  'rectificationSet',
  'rectificationReported',
  'rectificationChecked',
  'lifted',
  'carriedOn',
  'appealed',
  'appealDecided',
] as const satisfies readonly CardAct['kind'][]

/** An act as it was recorded: a fact. `by` is the person (or account) that acted, null for the clockwork. */
export type CardEvent = CardAct & {
  readonly seq: number
  readonly by: string | null
  readonly occurredOn: CivilDate
  readonly recordedAt: Instant
}
