import type { CivilDate } from '../calendar/civil-date.ts'
import type { Instant } from '../kernel/instant.ts'

/** Hundredths of a mark, an integer: 9.25 marks are 925. Nothing that is compared goes through a double. */
export type Hundredths = number

/** 评分项: one thing that is judged, with the most marks it can earn. */
export type ContestItem = { readonly id: string; readonly name: string; readonly max: Hundredths }

/** 参赛单位或项目. `unitIds`: the units it belongs to, whose people do not judge it. */
export type Contestant = { readonly id: string; readonly unitIds: readonly string[] }

/** 评委. `unitIds`: the units the judge comes from, with those above them. */
export type PanelJudge = { readonly id: string; readonly unitIds: readonly string[] }

/** One judge's marks of one contestant, by item; the last one given stands. */
export type MarkSheet = {
  readonly judgeId: string
  readonly contestantId: string
  readonly marks: Readonly<Record<string, Hundredths>>
}

/** A contest as it was opened. The order of its contestants, judges and items is that of the opening. */
export type OpenedContest = {
  readonly items: readonly ContestItem[]
  readonly contestants: readonly Contestant[]
  readonly judges: readonly PanelJudge[]
}

type Pair = { readonly judgeId: string; readonly contestantId: string }
export type ContestAct =
  | { readonly kind: 'drawn'; readonly seed: string; readonly order: readonly string[] }
  | ({ readonly kind: 'recused' } & Pair)
  | ({ readonly kind: 'recusalLifted' } & Pair)
  | { readonly kind: 'closed' }
  | { readonly kind: 'revealed' }
  | { readonly kind: 'released' }
  | { readonly kind: 'takenDown' }
  | { readonly kind: 'withdrawn' }
export type ContestActKind = ContestAct['kind']

/** An act as it was recorded: a fact. The opening is number 1. */
export type ContestEvent = ContestAct & {
  readonly seq: number
  readonly occurredOn: CivilDate
  readonly recordedAt: Instant
}
