import type { CivilDate } from '../calendar/civil-date.ts'
import { APPEAL_OUTCOMES, type CardEvent } from './card-events.ts'

export const CARD_STAGES = [
  'proposed',
  'hearing',
  'heard',
  'approved',
  'struck',
  'issued',
  'served',
  'published',
  'lifted',
  'withdrawn',
  'exempted',
] as const
export type CardStage = (typeof CARD_STAGES)[number]

export const RECTIFICATION_STATES = ['none', 'running', 'submitted', 'sentBack', 'accepted'] as const
export type RectificationState = (typeof RECTIFICATION_STATES)[number]
export const APPEAL_STATES = ['none', 'open', ...APPEAL_OUTCOMES] as const
export type AppealState = (typeof APPEAL_STATES)[number]

/** Who did a step, and on which day. */
type Deed = { readonly by: string | null; readonly on: CivilDate }

/** A card as its events leave it. `version` is the number of its last event; the proposal is event 1. */
export type CardState = {
  readonly stage: CardStage
  readonly version: number
  readonly hearing: (Deed & { readonly days: number }) | null
  readonly statement: Deed | null
  readonly silent: boolean
  readonly decided: Deed | null
  readonly noticeId: string | null
  readonly issued: Deed | null
  readonly served: Deed | null
  readonly published: Deed | null
  readonly lifted: Deed | null
  readonly rectification: {
    readonly state: RectificationState
    readonly dueOn: CivilDate | null
    readonly demand: string
    readonly reported: Deed | null
  }
  readonly appeal: { readonly state: AppealState; readonly made: Deed | null; readonly decided: Deed | null }
  /** Later periods that it was carried on into. */
  readonly carriedOn: readonly string[]
}

/** A card as it was proposed. */
export const PROPOSED: CardState = {
  stage: 'proposed',
  version: 1,
  hearing: null,
  statement: null,
  silent: false,
  decided: null,
  noticeId: null,
  issued: null,
  served: null,
  published: null,
  lifted: null,
  rectification: { state: 'none', dueOn: null, demand: '', reported: null },
  appeal: { state: 'none', made: null, decided: null },
  carriedOn: [],
}

/** Folds a card's events, in their order. Acts were checked when they were taken; here they are believed. */
export const cardStateOf = (events: readonly CardEvent[]): CardState =>
  [...events].sort((a, b) => a.seq - b.seq).reduce(withEvent, PROPOSED)

/** The state after one more event. */
export function withEvent(s: CardState, e: CardEvent): CardState {
  return { ...s, ...changeOf(s, e), version: e.seq }
}

function changeOf(s: CardState, e: CardEvent): Partial<CardState> {
  const deed: Deed = { by: e.by, on: e.occurredOn }
  switch (e.kind) {
    case 'hearingOpened':
      return { stage: 'hearing', hearing: { ...deed, days: e.days } }
    case 'stated':
      return { stage: 'heard', statement: deed }
    case 'silent':
      return { stage: 'heard', silent: true }
    case 'approved':
      return { stage: 'approved', decided: deed }
    case 'struck':
      return { stage: 'struck', decided: deed }
    case 'issued':
      return { stage: 'issued', issued: deed, noticeId: e.noticeId }
    case 'noticeVoided':
      return { stage: 'approved', issued: null, noticeId: null }
    case 'received':
      return { stage: 'served', served: deed }
    case 'released':
      return { stage: 'published', published: deed }
    case 'lifted':
      return { stage: 'lifted', lifted: deed }
    case 'carriedOn':
      return { carriedOn: [...s.carriedOn, e.period] }
    default:
      return besideChange(s, e, deed)
  }
}

/** Rectification and appeal run beside the stage. */
function besideChange(s: CardState, e: CardEvent, deed: Deed): Partial<CardState> {
  const { rectification, appeal } = s
  switch (e.kind) {
    case 'rectificationSet': {
      const state = rectification.state === 'none' ? 'running' : rectification.state
      return { rectification: { ...rectification, state, dueOn: e.dueOn, demand: e.demand } }
    }
    case 'rectificationReported':
      return { rectification: { ...rectification, state: 'submitted', reported: deed } }
    case 'rectificationChecked':
      return { rectification: { ...rectification, state: e.accepted ? 'accepted' : 'sentBack' } }
    case 'appealed':
      return { appeal: { state: 'open', made: deed, decided: null } }
    case 'appealDecided': {
      const decided = { appeal: { ...appeal, state: e.outcome, decided: deed } }
      return e.outcome === 'upheld' ? decided : { ...decided, stage: e.outcome }
    }
    default:
      return {}
  }
}

/** Struck, withdrawn and exempted cards stay for ever as they are; a lifted one may still be appealed in its time. */
export const isEnded = (s: CardState): boolean => ['struck', 'withdrawn', 'exempted', 'lifted'].includes(s.stage)

/** Issued, and neither lifted nor taken back. */
export const isInForce = (stage: CardStage): boolean => ['issued', 'served', 'published'].includes(stage)
