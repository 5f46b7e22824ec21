import type { Json } from '../platform/tables.ts'

type Recorded = { id: string; occurredOn: string; recordedAt: Date }
type Acted = Recorded & { actor: string; actorId: string | null }

export type CardBatchTable = Acted & {
  period: string
  opensOn: string
  closesOn: string
  subjectType: string
  about: string | null
  ruleSet: string
  ruleSetVersion: string
  ruleSetName: string
  campaignId: string | null
  regionCode: string | null
  palette: Json<Record<string, unknown>>
  terms: Json<Record<string, unknown>>
  consequences: Json<unknown[]>
  liftAfter: number
}
export type CardTable = Recorded & {
  batchId: string
  projectId: string | null
  unitId: string | null
  matterId: string | null
  campaignId: string | null
  administrationId: string | null
  /** The territory that the card is about. */
  regionCode: string | null
  level: string
  closingLevel: string
  handOver: Json<Record<string, unknown>> | null
  rule: string | null
  verdict: Json<Record<string, unknown>>
  responsibleUnitId: string | null
  postId: string | null
  holderId: string | null
  engineVersion: string
  asOf: string
  knownAt: Date
}
export type CardEventTable = Acted & {
  cardId: string
  seq: number
  kind: string
  body: Json<Record<string, unknown>>
  text: string
  papers: string[]
  personId: string | null
}
export type CardPaperTable = Recorded & {
  cardId: string
  name: string
  mediaType: string
  bytes: number
  sha256: string
  actorId: string | null
}
export type CardNoticeTable = Acted & { batchId: string; mark: string; year: number; number: number; signer: string }
export type CardNoticeVoidTable = Acted & { noticeId: string; reason: string }
export type CardDutyTable = Recorded & {
  cardId: string
  duty: string
  points: string | null
  text: string
  withinDays: number
  days: string
  unitId: string | null
  postId: string | null
}
export type CardDutyEventTable = Acted & {
  dutyId: string
  seq: number
  kind: string
  unitId: string | null
  postId: string | null
  text: string
  papers: string[]
}
export type ExemptionTable = Recorded & {
  projectId: string | null
  unitId: string | null
  matterId: string | null
  campaignId: string | null
  administrationId: string | null
  regionCode: string | null
  rule: string | null
  reason: string
  approver: string
  fromOn: string
  toOn: string
  cardId: string | null
  actorId: string | null
  supersedes: string | null
}
export type CardPeriodVerdictTable = {
  projectId: string
  period: string
  closedOn: string
  level: string
  rule: string | null
  sentence: Json<Record<string, unknown>>
  metrics: Json<Record<string, string | null>>
  ruleSet: string
  asOf: string
  knownAt: Date
  engineVersion: string
}
export type CardNowTable = {
  cardId: string
  stage: string
  steps: number
  rectification: string
  appeal: string
  issuedOn: string | null
  servedOn: string | null
  publishedOn: string | null
  liftedOn: string | null
  rectifyBy: string | null
  noticeId: string | null
  carriedOn: number
  answerBy: string | null
  appealBy: string | null
  deadline: string | null
  deadlineWhat: string | null
  deadlineProvisional: boolean
}
/** The procedure of cards: facts for every step, and what is derived from them. */
export type ProcedureTables = {
  cardBatch: CardBatchTable
  card: CardTable
  cardEvent: CardEventTable
  cardPaper: CardPaperTable
  cardNotice: CardNoticeTable
  cardNoticeVoid: CardNoticeVoidTable
  cardDuty: CardDutyTable
  cardDutyEvent: CardDutyEventTable
  exemption: ExemptionTable
  cardPeriodVerdict: CardPeriodVerdictTable
  cardNow: CardNowTable
}
