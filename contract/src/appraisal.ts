import { CONTEST_STATES } from '@guatu/domain/appraisal/contest-state'
import { z } from 'zod'
import { CardStep } from './card-rows.ts'
import { CivilDate, Decimal, Id, IdParams, Instant, Name, PageQuery, pageOf, Text } from './common.ts'
import { operation } from './operation.ts'

/** opened 待抽签, marking 评分中, closed 已封卷, revealed 已揭榜, withdrawn 已撤销. */
export const ContestState = z.enum(CONTEST_STATES)
/** What competes: units 单位, or projects 项目. */
export const ContestKind = z.enum(['unit', 'project'])
/** Marks with up to two decimals, as a string: no double ever carries a score. */
export const Marks = z.string().regex(/^\d{1,4}(\.\d{1,2})?$/)

/** A contest as lists show it; no mark and no score before it is revealed, for anybody. */
export const ContestRow = z.object({
  id: Id,
  name: z.string(),
  campaignId: Id.nullable(),
  campaign: z.string().nullable(),
  heldOn: CivilDate,
  kind: ContestKind,
  kindName: z.string(),
  state: ContestState,
  stateName: z.string(),
  contestants: z.number().int(),
  judges: z.number().int(),
  revealedAt: Instant.nullable(),
  /** Released for the public board by a named approver. */
  onBoard: z.boolean(),
  /** The reader is of its panel. */
  onPanel: z.boolean(),
})
export type ContestRow = z.infer<typeof ContestRow>

export const ContestQuery = PageQuery.extend({
  state: z.enum([...CONTEST_STATES, 'onBoard']).optional(),
  kind: ContestKind.optional(),
  campaignId: Id.optional(),
})
export const listContests = operation({
  id: 'listContests',
  method: 'GET',
  path: '/api/contests',
  auth: 'session',
  query: ContestQuery,
  response: pageOf(ContestRow),
})
export const exportContests = operation({
  id: 'exportContests',
  method: 'GET',
  path: '/api/contests.xlsx',
  auth: 'session',
  query: ContestQuery,
  download: 'xlsx',
})

/** Who may be called to a panel: persons with an open account that holds the role judge. */
export const JudgePerson = z.object({ personId: Id, name: z.string(), unit: z.string() })
export type JudgePerson = z.infer<typeof JudgePerson>
export const listJudges = operation({
  id: 'listJudges',
  method: 'GET',
  path: '/api/judges',
  auth: 'session',
  query: z.object({ q: Text(100).optional() }),
  response: z.array(JudgePerson).max(200),
})

const Item = z.object({ id: Id, name: Name, max: Marks })
export const OpenContest = z.object({
  id: Id,
  name: Name,
  campaignId: Id.nullable(),
  heldOn: CivilDate,
  kind: ContestKind,
  /** Units or projects by their ids, each once. */
  contestants: z.array(Id).min(2).max(60),
  /** Persons with the role judge, each once. */
  judges: z.array(Id).min(1).max(30),
  items: z.array(Item).min(1).max(20),
})
export type OpenContest = z.infer<typeof OpenContest>

const DetailContestant = z.object({
  id: Id,
  /** Place in the drawn order; null before the draw. */
  drawn: z.number().int().nullable(),
  subjectId: Id,
  name: z.string(),
})
/** A judge of the panel: how many marks are owed and given, never what. */
const DetailJudge = z.object({
  id: Id,
  name: z.string(),
  unit: z.string(),
  due: z.number().int(),
  given: z.number().int(),
  recusals: z.array(z.object({ contestantId: Id, contestant: z.string(), byUnit: z.boolean() })),
})
/** The reader's own marks: nobody else's leave the server before the reveal. */
const OwnSheet = z.object({
  contestantId: Id,
  recused: z.boolean(),
  /** The mark that stands; a correction names it. */
  markId: Id.nullable(),
  marks: z.record(Id, Marks),
  total: Decimal.nullable(),
})

/** One contestant's line of the result with everything its score is made of. */
const ResultLine = z.object({
  contestantId: Id,
  name: z.string(),
  drawn: z.number().int(),
  rank: z.number().int().nullable(),
  /** Places gained since the contest before of the same campaign. */
  change: z.number().int().nullable(),
  score: Decimal.nullable(),
  /** The sum in words: who fell away, what was added up, by how many it was divided. */
  sum: z.string(),
  /** How a tie was broken, in words; null where there was none. */
  tie: z.string().nullable(),
  untrimmed: Decimal.nullable(),
  median: Decimal.nullable(),
  firsts: z.number().int(),
  totals: z.array(
    z.object({
      judgeId: Id,
      total: Decimal,
      standard: Decimal.nullable(),
      dropped: z.enum(['high', 'low']).nullable(),
      marks: z.record(Id, Marks),
    }),
  ),
})
/** How a judge stands to the others of the panel; it changes no score. */
const JudgeDeviation = z.object({
  judgeId: Id,
  name: z.string(),
  counted: z.number().int(),
  difference: Decimal.nullable(),
  droppedHigh: z.number().int(),
  droppedLow: z.number().int(),
  pairs: z.number().int(),
  reversed: z.number().int(),
  deviates: z.array(z.string()),
})
export const ContestResult = z.object({
  lines: z.array(ResultLine),
  judges: z.array(JudgeDeviation),
  /** The contest that ranks are compared with. */
  previous: z.object({ id: Id, name: z.string(), heldOn: CivilDate }).nullable(),
})
export type ContestResult = z.infer<typeof ContestResult>

export const ContestDetail = z.object({
  contest: ContestRow,
  items: z.array(Item),
  fullMarks: Decimal,
  /** What the order was drawn with: whoever has the list as entered and this can draw it again. */
  seed: z.string().nullable(),
  contestants: z.array(DetailContestant),
  judges: z.array(DetailJudge),
  mine: z.array(OwnSheet).nullable(),
  /** Null before the reveal, for everybody. */
  result: ContestResult.nullable(),
  steps: z.array(CardStep),
  /** The number of its last step: what an act expects. */
  version: z.number().int(),
  /** Acts that the reader may take now. */
  may: z.array(z.string()),
})
export type ContestDetail = z.infer<typeof ContestDetail>

export const getContest = operation({
  id: 'getContest',
  method: 'GET',
  path: '/api/contests/:id',
  auth: 'session',
  params: IdParams,
  response: ContestDetail,
})
/** The result sheet with every judge's total and the sum of each score; refused before the reveal. */
export const exportContestResult = operation({
  id: 'exportContestResult',
  method: 'GET',
  path: '/api/contests/:id/result.xlsx',
  auth: 'session',
  params: IdParams,
  download: 'xlsx',
  refusals: ['appraisal.sealed'],
})
export const openContest = operation({
  id: 'openContest',
  method: 'POST',
  path: '/api/contests',
  auth: 'session',
  body: OpenContest,
  response: ContestDetail,
  refusals: ['platform.idTaken', 'appraisal.twice', 'appraisal.noJudge'],
})

const Said = { id: Id, expectedVersion: z.number().int(), text: Text(1000) }
const refusals = ['appraisal.stale', 'appraisal.notNow', 'appraisal.reasonMissing', 'platform.idTaken']
const Recusal = { judgeId: Id, contestantId: Id }
/** The project office draws, declares and lifts recusals, closes, reveals, takes off the board, withdraws. */
export const steerContest = operation({
  id: 'steerContest',
  method: 'POST',
  path: '/api/contests/:id/steps',
  auth: 'session',
  params: IdParams,
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('drawn'), ...Said }),
    z.object({ kind: z.literal('recused'), ...Said, ...Recusal }),
    z.object({ kind: z.literal('recusalLifted'), ...Said, ...Recusal }),
    z.object({ kind: z.literal('closed'), ...Said }),
    z.object({ kind: z.literal('revealed'), ...Said }),
    z.object({ kind: z.literal('takenDown'), ...Said }),
    z.object({ kind: z.literal('withdrawn'), ...Said }),
  ]),
  response: ContestDetail,
  refusals: [...refusals, 'appraisal.marksMissing', 'appraisal.recusedAlready', 'appraisal.recusedByUnit'],
})
/** A leader releases a revealed contest for the public board, or takes it off. */
export const releaseContest = operation({
  id: 'releaseContest',
  method: 'POST',
  path: '/api/contests/:id/releases',
  auth: 'session',
  params: IdParams,
  body: z.object({ kind: z.enum(['released', 'takenDown']), ...Said }),
  response: ContestDetail,
  refusals: [...refusals, 'appraisal.releasedAlready', 'appraisal.notReleased'],
})
/** A judge's own marks of one contestant, all items at once; `supersedes` names the mark that this corrects. */
export const markContestant = operation({
  id: 'markContestant',
  method: 'POST',
  path: '/api/contests/:id/marks',
  auth: 'session',
  params: IdParams,
  body: z.object({ id: Id, contestantId: Id, marks: z.record(Id, Text(10)), supersedes: Id.nullable() }),
  response: ContestDetail,
  refusals: ['appraisal.staleMark', 'appraisal.notNow', 'appraisal.recused', 'appraisal.markOutOfRange'],
})
