import { z } from 'zod'
import { CivilDate, Decimal, Id, IdParams, Instant, Level } from './common.ts'
import { operation } from './operation.ts'

/** The pages a screen can turn: cards in force with their counts, cards by headquarters, ranks of headquarters, ten ahead, ten behind, who moved most, chains, rates, the contest revealed last. */
export const BoardPageKind = z.enum([
  'cards',
  'cardsByHeadquarters',
  'headquarters',
  'ahead',
  'behind',
  'movers',
  'chains',
  'rates',
  'contest',
])
export type BoardPageKind = z.infer<typeof BoardPageKind>
export const PlaylistEntry = z.object({ page: BoardPageKind, seconds: z.number().int().min(5).max(300) })
export type PlaylistEntry = z.infer<typeof PlaylistEntry>

/** Fields that the office discloses or not; one that is not stands in no payload. */
export const DisclosableField = z.enum([
  'project',
  'completion',
  'lag',
  'investment',
  'notice',
  'reason',
  'chain',
  'score',
])
export type DisclosableField = z.infer<typeof DisclosableField>

const Worn = z.object({ level: Level, word: z.string(), colour: z.string().nullable() })
/** An issued card in force, after release by a named approver: whom it is about, the public unit that answers, its date. */
export const BoardCard = Worn.extend({
  subject: z.string(),
  unit: z.string(),
  headquarters: z.string().nullable(),
  period: z.string(),
  issuedOn: CivilDate,
  publishedOn: CivilDate,
  notice: z.string().nullable(),
})
/** A private firm's name never stands beside a card; the responsible unit does. */
export const BoardRow = z.object({
  rank: z.number().int(),
  change: z.number().int().nullable(),
  project: z.string(),
  unit: z.string(),
  completionPercent: Decimal.nullable(),
  lagPoints: Decimal.nullable(),
  card: Worn.nullable(),
})
const Group = z.object({
  name: z.string(),
  projects: z.number().int(),
  completionPercent: Decimal.nullable(),
  lagPoints: Decimal.nullable(),
  rank: z.number().int().nullable(),
  change: z.number().int().nullable(),
})
/** The contest held last of those revealed and released by a named approver. A private firm is never named. */
export const BoardContest = z.object({
  name: z.string(),
  heldOn: CivilDate,
  judges: z.number().int(),
  rows: z.array(
    z.object({
      rank: z.number().int().nullable(),
      change: z.number().int().nullable(),
      name: z.string(),
      /** The public unit that answers for a project; null where units compete. */
      unit: z.string().nullable(),
      score: Decimal.nullable(),
    }),
  ),
})
/** What a hall sees: figures and ranks of the last closed period, issued cards in force. Only disclosed fields. */
export const Board = z.object({
  title: z.string(),
  district: z.string(),
  asOf: CivilDate.nullable(),
  period: z.string(),
  version: z.string(),
  at: Instant,
  playlist: z.array(PlaylistEntry),
  counts: z.array(Worn.extend({ count: z.number().int() })),
  cards: z.array(BoardCard),
  /** Cards in force beyond those listed. */
  moreCards: z.number().int(),
  headquarters: z.array(Group),
  ahead: z.array(BoardRow),
  behind: z.array(BoardRow),
  movers: z.object({ up: z.array(BoardRow), down: z.array(BoardRow) }),
  chains: z.array(Group),
  contest: BoardContest.nullable(),
  overall: z.object({
    projects: z.number().int(),
    completionPercent: Decimal.nullable(),
    calendarSharePercent: Decimal.nullable(),
    onSchedulePercent: Decimal.nullable(),
    planYuan: z.string().nullable(),
    doneYuan: z.string().nullable(),
  }),
  /** The way to the explanation as a QR code: modules a side, and the dark ones as an SVG path. */
  code: z.object({ modules: z.number().int(), path: z.string() }),
})
export type Board = z.infer<typeof Board>
const TokenParams = z.object({ token: z.string().min(20).max(80) })
export const getBoard = operation({
  id: 'getBoard',
  method: 'GET',
  path: '/api/board/:token',
  auth: 'token',
  params: TokenParams,
  response: Board,
  refusals: ['boards.unknownToken'],
})
/** One set in plain sentences, each rule with what its level wears in that set. */
export const ExplainedRules = z.object({
  /** The set and its version. */
  key: z.string(),
  name: z.string(),
  about: z.array(z.string()),
  rules: z.array(Worn.extend({ sentence: z.string() })),
})
export type ExplainedRules = z.infer<typeof ExplainedRules>
/** What the cards on the board mean: the rules of the district and of every set that judged one of them, and why each was given. */
export const BoardExplanation = z.object({
  district: z.string(),
  sets: z.array(ExplainedRules),
  /** `rules`: the name of the set that judged it, as it heads one of `sets`. */
  cards: z.array(BoardCard.extend({ reason: z.string().nullable(), rules: z.string().nullable() })),
})
export type BoardExplanation = z.infer<typeof BoardExplanation>
export const getBoardExplanation = operation({
  id: 'getBoardExplanation',
  method: 'GET',
  path: '/api/board/:token/explanation',
  auth: 'token',
  params: TokenParams,
  response: BoardExplanation,
  refusals: ['boards.unknownToken'],
})

/** `told`: made when tokens were kept as text, which the history still tells; better made anew. */
export const BoardAddress = z.object({
  id: Id,
  name: z.string(),
  playlist: z.array(PlaylistEntry),
  createdAt: Instant,
  revokedAt: Instant.nullable(),
  told: z.boolean(),
  version: z.number().int(),
})
export type BoardAddress = z.infer<typeof BoardAddress>
export const listBoards = operation({
  id: 'listBoards',
  method: 'GET',
  path: '/api/boards',
  auth: 'session',
  response: z.array(BoardAddress),
})
/** The token, this once; null when the same request came again. */
export const NewBoardAddress = BoardAddress.extend({ token: z.string().nullable() })
export type NewBoardAddress = z.infer<typeof NewBoardAddress>
/** `replaces`: an address that ends with this, and leaves it its pages. */
export const createBoard = operation({
  id: 'createBoard',
  method: 'POST',
  path: '/api/boards',
  auth: 'session',
  body: z.object({
    id: Id,
    name: z.string().min(1).max(60),
    replaces: z.object({ id: Id, expectedVersion: z.number().int() }).optional(),
  }),
  response: NewBoardAddress,
  refusals: ['platform.staleVersion'],
})
export const setPlaylist = operation({
  id: 'setPlaylist',
  method: 'PUT',
  path: '/api/boards/:id/playlist',
  auth: 'session',
  params: IdParams,
  body: z.object({ playlist: z.array(PlaylistEntry).min(1).max(20), expectedVersion: z.number().int() }),
  response: BoardAddress,
  refusals: ['platform.staleVersion'],
})
export const revokeBoard = operation({
  id: 'revokeBoard',
  method: 'DELETE',
  path: '/api/boards/:id',
  auth: 'session',
  params: IdParams,
  response: BoardAddress,
})
export const Disclosure = z.object({
  fields: z.record(DisclosableField, z.boolean()),
  version: z.number().int(),
})
export type Disclosure = z.infer<typeof Disclosure>
export const getDisclosure = operation({
  id: 'getDisclosure',
  method: 'GET',
  path: '/api/board-disclosure',
  auth: 'session',
  response: Disclosure,
})
export const setDisclosure = operation({
  id: 'setDisclosure',
  method: 'PUT',
  path: '/api/board-disclosure',
  auth: 'session',
  body: Disclosure.omit({ version: true }).extend({
    expectedVersion: z.number().int(),
    reason: z.string().trim().min(1).max(500),
  }),
  response: Disclosure,
  refusals: ['platform.staleVersion'],
})
