import { APPEAL_OUTCOMES } from '@guatu/domain/cards/card-events'
import { z } from 'zod'
import {
  ActBody,
  AppealState,
  CardPaper,
  CardRow,
  CardStage,
  CardStep,
  CardSubject,
  Deadline,
  Duty,
  Standing,
} from './card-rows.ts'
import { Light } from './cards.ts'
import { CivilDate, Id, IdParams, Level, PageQuery, pageOf, Text } from './common.ts'
import { operation } from './operation.ts'

export const CardQuery = PageQuery.extend({
  period: Text(20).optional(),
  level: Level.optional(),
  stage: CardStage.optional(),
  /** `inForce`: issued and neither lifted nor taken back; `mine`: a limit runs for my units; `overdue`: a limit is past. */
  state: z.enum(['inForce', 'ended', 'overdue', 'toHear', 'toDecide', 'toServe', 'toCheck', 'appealed']).optional(),
  appeal: AppealState.optional(),
  subjectType: CardSubject.optional(),
  projectId: Id.optional(),
  unitId: Id.optional(),
  /** Worst first (the default), newest first, nearest limit first, by name. */
  sort: z.enum(['level', 'newest', 'deadline', 'subject']).optional(),
})
export const listCards = operation({
  id: 'listCards',
  method: 'GET',
  path: '/api/cards',
  auth: 'session',
  query: CardQuery,
  response: pageOf(CardRow),
})
export const exportCards = operation({
  id: 'exportCards',
  method: 'GET',
  path: '/api/cards.xlsx',
  auth: 'session',
  query: CardQuery,
  download: 'xlsx',
})

/** What a person may do with the card as it stands now; the acts check again. */
export const CardAct = z.enum([
  'state',
  'recordSilence',
  'decide',
  'receive',
  'release',
  'setRectification',
  'submitRectification',
  'checkRectification',
  'lift',
  'carryOn',
  'appeal',
  'decideAppeal',
  'addPaper',
])
export type CardAct = z.infer<typeof CardAct>
export const CardDetail = z.object({
  card: CardRow,
  /** The evidence as it was frozen: rule, version, inputs with facts, arithmetic, sentence, what would turn it. */
  evidence: Light,
  /** Why the level is not the one of the period's close: the post was handed over in this period. */
  handOver: z.object({ on: CivilDate, closingLevel: Level, closingWord: z.string(), sentence: z.string() }).nullable(),
  steps: z.array(CardStep),
  deadlines: z.array(Deadline),
  rectifyBy: CivilDate.nullable(),
  rectifyDemand: z.string(),
  /** Whether hysteresis lets it be lifted; the sentence says why not. */
  lift: z.object({ may: z.boolean(), sentence: z.string() }),
  duties: z.array(Duty),
  papers: z.array(CardPaper),
  may: z.array(CardAct),
})
export type CardDetail = z.infer<typeof CardDetail>
export const getCard = operation({
  id: 'getCard',
  method: 'GET',
  path: '/api/cards/:id',
  auth: 'session',
  params: IdParams,
  response: CardDetail,
})
/** A project's cards, newest first, each with all its steps: the strip of the dossier. */
export const listProjectCards = operation({
  id: 'listProjectCards',
  method: 'GET',
  path: '/api/projects/:id/cards',
  auth: 'session',
  params: IdParams,
  response: z.array(z.object({ card: CardRow, steps: z.array(CardStep) })),
})
/** The project's closed card periods, oldest first: met, missed, repaired late, exempted, no value. */
export const getStandings = operation({
  id: 'getStandings',
  method: 'GET',
  path: '/api/projects/:id/standings',
  auth: 'session',
  params: IdParams,
  response: z.array(Standing),
})

const act = <const I extends string, const P extends string, B extends z.ZodType>(
  id: I,
  path: P,
  body: B,
  refusals: readonly string[],
) =>
  operation({
    id,
    method: 'POST',
    path: `/api/cards/:id/${path}` as const,
    auth: 'session',
    params: IdParams,
    body,
    response: CardDetail,
    refusals: ['cards.act.ended', ...refusals],
  })
const Papers = z.array(Id).max(20).default([])
const Said = Text(5000).min(1)
const Reason = Text(1000).min(1)

/** The unit's statement 核实意见; `onPaper`: recorded for the unit by the office 代填. */
export const stateOnCard = act(
  'stateOnCard',
  'statement',
  ActBody.extend({ agrees: z.boolean(), text: Said, papers: Papers, occurredOn: CivilDate, onPaper: z.boolean() }),
  ['cards.act.notHearing'],
)
/** 逾期未说明: nothing was said within the limit. */
export const recordSilence = act('recordSilence', 'silence', ActBody.extend({ note: Text(1000) }), [
  'cards.act.notHearing',
  'cards.act.stillTime',
])
/** 送达回执: who has received it. The unit's page sends `opened` by itself when the card is first seen; `paper` is recorded by the office. */
export const receiveCard = act(
  'receiveCard',
  'receipt',
  ActBody.extend({ means: z.enum(['opened', 'paper']), receivedBy: Text(100), occurredOn: CivilDate }),
  ['cards.act.notIssued', 'cards.act.servedAlready'],
)
/** 整改要求: what is asked and by when; a later one moves the date, with its reason. */
export const setRectification = act(
  'setRectification',
  'rectification',
  ActBody.extend({ dueOn: CivilDate, demand: Said, reason: Reason }),
  ['cards.act.notApproved'],
)
export const submitRectification = act(
  'submitRectification',
  'rectification/report',
  ActBody.extend({ text: Said, papers: Papers, occurredOn: CivilDate, onPaper: z.boolean().default(false) }),
  ['cards.act.noRectification'],
)
/** Checked by someone other than who submitted it. */
export const checkRectification = act(
  'checkRectification',
  'rectification/check',
  ActBody.extend({ accepted: z.boolean(), reason: Reason, papers: Papers }),
  ['cards.act.nothingSubmitted', 'cards.act.fourEyes'],
)
/** 摘牌 */
export const liftCard = act('liftCard', 'lift', ActBody.extend({ reason: Reason }), [
  'cards.act.notServed',
  'cards.act.notRectified',
  'cards.lift.tooEarly',
])
/** 续牌: it stays in force for a further closed period, said by someone. */
export const carryCardOn = act('carryCardOn', 'carry-on', ActBody.extend({ reason: Reason }), ['cards.act.notServed'])
/** 申诉 */
export const appealCard = act(
  'appealCard',
  'appeal',
  ActBody.extend({ text: Said, papers: Papers, occurredOn: CivilDate, onPaper: z.boolean() }),
  ['cards.act.notServed', 'cards.act.appealLate', 'cards.act.appealedAlready'],
)
/** 裁定: by someone other than the issuer. An exemption has its approver, reason and end date, and acts in judging from `exemptFrom`. */
export const decideAppeal = act(
  'decideAppeal',
  'appeal/decision',
  ActBody.extend({
    outcome: z.enum(APPEAL_OUTCOMES),
    reason: Reason,
    papers: Papers,
    exemption: z
      .object({ id: Id, approver: Text(100).min(1), from: CivilDate, to: CivilDate, wholeSet: z.boolean() })
      .nullable(),
  }),
  ['cards.act.noAppeal', 'cards.act.issuerDecides', 'cards.act.exemptionMissing', 'cards.exemption.span'],
)
/** Stores a paper for a step that follows; the step names it. Form field `file`, query `id` from the client. */
export const addCardPaper = operation({
  id: 'addCardPaper',
  method: 'POST',
  path: '/api/cards/:id/papers',
  auth: 'session',
  params: IdParams,
  query: z.object({ id: Id.optional() }),
  upload: true,
  response: CardPaper,
})
export const getCardPaper = operation({
  id: 'getCardPaper',
  method: 'GET',
  path: '/api/card-papers/:id',
  auth: 'session',
  params: IdParams,
  download: 'file',
})
/** 督办单: one card on one page, by GB/T 9704. */
export const downloadCardSlip = operation({
  id: 'downloadCardSlip',
  method: 'GET',
  path: '/api/cards/:id/slip.docx',
  auth: 'session',
  params: IdParams,
  download: 'docx',
})
/** 申诉书: the appeal with the evidence sentence it is against, as it was frozen. */
export const downloadAppeal = operation({
  id: 'downloadAppeal',
  method: 'GET',
  path: '/api/cards/:id/appeal.docx',
  auth: 'session',
  params: IdParams,
  download: 'docx',
})
