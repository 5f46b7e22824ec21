import { APPEAL_STATES, CARD_STAGES, RECTIFICATION_STATES } from '@guatu/domain/cards/card-state'
import { CARD_SUBJECTS } from '@guatu/domain/cards/card-subjects'
import { DUTIES } from '@guatu/domain/cards/consequences'
import { z } from 'zod'
import { CivilDate, Id, Instant, Level } from './common.ts'

/** Whom a card is about. A unit has cards of its projects and cards of its matters, never one of both. */
export const CardSubject = z.enum(CARD_SUBJECTS)
/** How far the act has come: proposed 拟亮牌, hearing 核实, heard 已核实, approved 已审签, struck 不予亮牌, issued 已印发, served 已送达, published 已公布, lifted 已摘牌, withdrawn 已撤销, exempted 已豁免. */
export const CardStage = z.enum(CARD_STAGES)
export type CardStage = z.infer<typeof CardStage>
/** Rectification 整改 beside the stage: none asked, running, submitted 已报整改, sentBack 退回重改, accepted 整改通过. */
export const RectificationState = z.enum(RECTIFICATION_STATES)
/** Appeal 申诉: none, open 待裁定, upheld 维持, withdrawn 撤牌, exempted 豁免. */
export const AppealState = z.enum(APPEAL_STATES)

/** A limit that runs now. `provisional`: it lies in a year without official notice 暂定 and may move. */
export const Deadline = z.object({
  what: z.enum(['statement', 'appeal', 'rectification', 'duty']),
  on: CivilDate,
  provisional: z.boolean(),
  overdue: z.boolean(),
})
/** A paper handed in with a step; fetched by `getCardPaper`. */
export const CardPaper = z.object({ id: Id, name: z.string(), mediaType: z.string(), bytes: z.number().int() })
export type CardPaper = z.infer<typeof CardPaper>

/** One step of a card: who, when, what, why. `sentence` is ready to show; `text` is what the person wrote. */
export const CardStep = z.object({
  seq: z.number().int(),
  kind: z.string(),
  name: z.string(),
  sentence: z.string(),
  text: z.string(),
  by: z.string(),
  occurredOn: CivilDate,
  recordedAt: Instant,
  papers: z.array(CardPaper),
})
export type CardStep = z.infer<typeof CardStep>

/** A card as lists show it: always an act with its date, never a light. */
export const CardRow = z.object({
  id: Id,
  batchId: Id,
  period: z.string(),
  periodLabel: z.string(),
  subjectType: CardSubject,
  /** Of which objects a unit's card is; null for others. */
  about: z.enum(['projects', 'matters']).nullable(),
  /** An id; of a territory its code. */
  subjectId: z.string(),
  subject: z.string(),
  /** Who answers for it: unit, and the holder of its post on the period's last day. */
  unitId: Id.nullable(),
  unit: z.string(),
  holder: z.string().nullable(),
  level: Level,
  word: z.string(),
  colour: z.string().nullable(),
  /** Why, in one sentence of the evidence. */
  sentence: z.string(),
  stage: CardStage,
  stageName: z.string(),
  rectification: RectificationState,
  appeal: AppealState,
  /** The nearest limit that runs now. */
  deadline: Deadline.nullable(),
  /** Number of the notice 云督办〔2026〕1号, once issued. */
  notice: z.string().nullable(),
  issuedOn: CivilDate.nullable(),
  servedOn: CivilDate.nullable(),
  publishedOn: CivilDate.nullable(),
  liftedOn: CivilDate.nullable(),
  /** How many later periods it was carried on. */
  carriedOn: z.number().int(),
  dutiesOpen: z.number().int(),
  dutiesOverdue: z.number().int(),
  /** The number of its last step: goes back as `expectedVersion`. */
  version: z.number().int(),
})
export type CardRow = z.infer<typeof CardRow>

/** What every act on a card brings: an id of the client's, so that a second sending is the first one, and the version it saw. */
export const ActBody = z.object({ id: Id, expectedVersion: z.number().int().min(1) })

/** The kinds a rule set may name, and `other` in words of its own. */
export const DutyKind = z.enum(DUTIES)
export const DutyState = z.enum(['open', 'done', 'waived'])
/** What a card entails 结果运用: a duty with limit and record. */
export const Duty = z.object({
  id: Id,
  cardId: Id,
  /** What it follows from: level and subject of the card, its notice. */
  subject: z.string(),
  level: Level,
  word: z.string(),
  notice: z.string().nullable(),
  period: z.string(),
  periodLabel: z.string(),
  duty: DutyKind,
  /** 约谈, 表态发言, 书面检查, 扣 2 分 … */
  name: z.string(),
  /** Points of a deduction as a decimal; null for other duties. */
  points: z.string().nullable(),
  unitId: Id.nullable(),
  unit: z.string(),
  postId: Id.nullable(),
  post: z.string().nullable(),
  holder: z.string().nullable(),
  /** null until the card is served: the limit runs from that day. */
  dueOn: CivilDate.nullable(),
  provisional: z.boolean(),
  overdue: z.boolean(),
  state: DutyState,
  stateName: z.string(),
  doneOn: CivilDate.nullable(),
  record: z.string(),
  papers: z.array(CardPaper),
  version: z.number().int(),
})
export type Duty = z.infer<typeof Duty>

/** A closed card period of a project and what became of it: repairedLate 补课 is a third thing beside met and missed. */
export const Standing = z.object({
  period: z.string(),
  label: z.string(),
  standing: z.enum(['met', 'missed', 'repairedLate', 'exempted', 'noValue']),
  standingName: z.string(),
  /** The level given then; it never changes. */
  level: Level,
  /** The level whose attire the strip wears now. */
  shown: Level,
  judged: z.boolean(),
  word: z.string(),
  colour: z.string().nullable(),
  repairedIn: z.string().nullable(),
  repairedLabel: z.string().nullable(),
  sentence: z.string(),
  /** The card issued for that period, if one was. */
  cardId: Id.nullable(),
})
export type Standing = z.infer<typeof Standing>

/** 豁免: from–to, for one rule or for all, by a named approver. */
export const Exemption = z.object({
  id: Id,
  subjectType: CardSubject,
  /** A region by its code, everybody else by an id. */
  subjectId: z.string(),
  subject: z.string(),
  subjectTypeName: z.string(),
  /** The rule it stops; null: every rule that names `exempt`. */
  rule: z.string().nullable(),
  ruleName: z.string().nullable(),
  reason: z.string(),
  approver: z.string(),
  from: CivilDate,
  to: CivilDate,
  inForce: z.boolean(),
  cardId: Id.nullable(),
  recordedAt: Instant,
  version: z.number().int(),
})
export type Exemption = z.infer<typeof Exemption>
