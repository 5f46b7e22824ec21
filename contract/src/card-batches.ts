import { z } from 'zod'
import { ActBody, CardPaper, CardRow, CardSubject } from './card-rows.ts'
import { CivilDate, Id, IdParams, Instant, Level, PageQuery, pageOf, Text } from './common.ts'
import { operation } from './operation.ts'

export const BatchState = z.enum([
  'proposed',
  'hearing',
  'deciding',
  'approved',
  'issued',
  'served',
  'published',
  'empty',
])
export const NoticeState = z.enum(['valid', 'void'])
/** The notice 通报 of a batch. A voided number stays visible as void. */
export const CardNotice = z.object({
  id: Id,
  batchId: Id,
  /** 云督办〔2026〕1号 */
  number: z.string(),
  issuedOn: CivilDate,
  signer: z.string(),
  by: z.string(),
  recordedAt: Instant,
  cards: z.number().int(),
  state: NoticeState,
  voidedOn: CivilDate.nullable(),
  voidedBy: z.string().nullable(),
  voidReason: z.string().nullable(),
})
export type CardNotice = z.infer<typeof CardNotice>
/** The cards proposed at one period's close by one rule set, for one campaign or region. */
export const CardBatch = z.object({
  id: Id,
  period: z.string(),
  periodLabel: z.string(),
  closesOn: CivilDate,
  subjectType: CardSubject,
  about: z.enum(['projects', 'matters']).nullable(),
  ruleSet: z.string(),
  ruleSetVersion: z.string(),
  campaign: z.string().nullable(),
  region: z.string().nullable(),
  proposedOn: CivilDate,
  proposedBy: z.string(),
  /** Of the slowest card. */
  state: BatchState,
  stateName: z.string(),
  /** Working days for the unit's statement, and from service for an appeal. */
  hearingDays: z.number().int(),
  appealDays: z.number().int(),
  /** The day statements are due, while units are heard. */
  answerBy: CivilDate.nullable(),
  provisional: z.boolean(),
  cards: z.number().int(),
  levels: z.array(z.object({ level: Level, word: z.string(), colour: z.string().nullable(), cards: z.number().int() })),
  stages: z.array(z.object({ stage: z.string(), name: z.string(), cards: z.number().int() })),
  notice: z.string().nullable(),
  may: z.array(z.enum(['openHearing', 'decide', 'issue', 'voidNotice', 'release'])),
})
export type CardBatch = z.infer<typeof CardBatch>
export const BatchQuery = PageQuery.extend({
  period: Text(20).optional(),
  subjectType: CardSubject.optional(),
  state: BatchState.optional(),
  sort: z.enum(['period', '-period']).optional(),
})
export const listCardBatches = operation({
  id: 'listCardBatches',
  method: 'GET',
  path: '/api/card-batches',
  auth: 'session',
  query: BatchQuery,
  response: pageOf(CardBatch),
})
export const exportCardBatches = operation({
  id: 'exportCardBatches',
  method: 'GET',
  path: '/api/card-batches.xlsx',
  auth: 'session',
  query: BatchQuery,
  download: 'xlsx',
})
/** What the unit said to a proposal 核实意见, or that it said nothing in time (`sentence` says which). */
export const CardStatement = z.object({
  sentence: z.string(),
  text: z.string(),
  by: z.string(),
  on: CivilDate,
  papers: z.array(CardPaper),
})
export type CardStatement = z.infer<typeof CardStatement>
/** A card of a batch with what was said to it: whoever decides reads both. */
export const BatchCard = CardRow.extend({ statement: CardStatement.nullable() })
export type BatchCard = z.infer<typeof BatchCard>
/** A batch with all its cards, worst first, and every notice it ever had. */
export const BatchDetail = z.object({ batch: CardBatch, cards: z.array(BatchCard), notices: z.array(CardNotice) })
export type BatchDetail = z.infer<typeof BatchDetail>
export const getCardBatch = operation({
  id: 'getCardBatch',
  method: 'GET',
  path: '/api/card-batches/:id',
  auth: 'session',
  params: IdParams,
  response: BatchDetail,
})
/** Several cards at once, each with an act id and the version it was seen at: all of them, or a refusal and none. */
const CardsSeen = z
  .array(ActBody.extend({ cardId: Id }))
  .min(1)
  .max(500)

/** 核实: asks the units; their working days run from today. */
export const openHearing = operation({
  id: 'openHearing',
  method: 'POST',
  path: '/api/card-batches/:id/hearing',
  auth: 'session',
  params: IdParams,
  body: z.object({ cards: CardsSeen, note: Text(1000) }),
  response: BatchDetail,
  refusals: ['cards.act.notProposed'],
})
/** 审签: approves or strikes each, with a reason. Not by whoever sent the cards out to be heard. */
export const decideCards = operation({
  id: 'decideCards',
  method: 'POST',
  path: '/api/card-batches/:id/decisions',
  auth: 'session',
  params: IdParams,
  body: z.object({
    decisions: z
      .array(
        ActBody.extend({
          cardId: Id,
          decision: z.enum(['approve', 'strike']),
          reason: Text(1000).min(1),
          /** The day rectification is due, for an approved card that is no commendation; the set's own limit where left out. */
          rectifyBy: CivilDate.nullable().default(null),
        }),
      )
      .min(1)
      .max(500),
  }),
  response: BatchDetail,
  refusals: ['cards.act.notHeard', 'cards.act.fourEyes', 'cards.act.decidedAlready'],
})
/** 印发: the batch's approved cards get their notice. `number` is the running number of the year; null takes the next one. */
export const issueCardNotice = operation({
  id: 'issueCardNotice',
  method: 'POST',
  path: '/api/card-batches/:id/notices',
  auth: 'session',
  params: IdParams,
  body: z.object({
    id: Id,
    number: z.number().int().min(1).max(9999).nullable(),
    issuedOn: CivilDate,
    signer: Text(100).min(1),
  }),
  response: BatchDetail,
  refusals: ['cards.notice.nothingApproved', 'cards.notice.undecided', 'cards.notice.numberTaken'],
})
/** 作废: takes a notice back before any of its cards was served; its number stays visible as void. */
export const voidCardNotice = operation({
  id: 'voidCardNotice',
  method: 'POST',
  path: '/api/card-notices/:id/void',
  auth: 'session',
  params: IdParams,
  body: z.object({ id: Id, reason: Text(1000).min(1) }),
  response: BatchDetail,
  refusals: ['cards.notice.voidAlready', 'cards.notice.servedAlready'],
})
/** The notice as Word by GB/T 9704, with every card of it. */
export const downloadCardNotice = operation({
  id: 'downloadCardNotice',
  method: 'GET',
  path: '/api/card-notices/:id/notice.docx',
  auth: 'session',
  params: IdParams,
  download: 'docx',
})
export const listCardNotices = operation({
  id: 'listCardNotices',
  method: 'GET',
  path: '/api/card-notices',
  auth: 'session',
  query: PageQuery.extend({ year: z.coerce.number().int().min(2000).max(2035).optional() }),
  response: pageOf(CardNotice),
})
export const exportCardNotices = operation({
  id: 'exportCardNotices',
  method: 'GET',
  path: '/api/card-notices.xlsx',
  auth: 'session',
  query: listCardNotices.query,
  download: 'xlsx',
})
/** 公布: releases served cards to the public board, by the person who signs in. Only from here on they are on the board. */
export const releaseCards = operation({
  id: 'releaseCards',
  method: 'POST',
  path: '/api/card-batches/:id/release',
  auth: 'session',
  params: IdParams,
  body: z.object({ cards: CardsSeen, reason: Text(1000) }),
  response: BatchDetail,
  refusals: ['cards.act.notServed', 'cards.act.appealOpen'],
})
