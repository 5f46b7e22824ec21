import { z } from 'zod'
import { CivilDate, DatePrecision, Id, IdParams, Name, OneHand, PageQuery, pageOf, Text } from './common.ts'
import { operation } from './operation.ts'
import { MoveReason } from './project-acts.ts'

/** A committed date and what became of it: original, in force, forecast; every move with its reason and who approved. */
export const DateMove = z.object({
  id: Id,
  from: CivilDate.nullable(),
  to: CivilDate,
  /** Calendar days, to − from; 0 for the first. */
  days: z.number().int(),
  reasonCode: z.string(),
  reason: z.string(),
  request: z.string().nullable(),
  requestedBy: z.string().nullable(),
  approver: z.string().nullable(),
  approvedOn: CivilDate,
  /** Asked for and approved by one and the same hand: nobody else looked at it. */
  oneHand: z.boolean(),
  /** Why one hand was allowed to, said in the reader's language; null where two did it, or nobody was asked why. */
  exception: z.string().nullable(),
  /** Approved after the date it moved had passed: the period stays late. */
  afterTheDate: z.boolean(),
})
export const DateRequest = z.object({
  id: Id,
  projectId: Id,
  projectName: z.string(),
  milestone: z.string(),
  milestoneName: z.string(),
  from: CivilDate,
  asked: CivilDate,
  days: z.number().int(),
  reasonCode: z.string(),
  reason: z.string(),
  document: z.string(),
  requestedBy: z.string(),
  requestedOn: CivilDate,
  decision: z.enum(['approved', 'refused']).nullable(),
  approver: z.string().nullable(),
  decidedOn: CivilDate.nullable(),
  note: z.string(),
  exception: z.string().nullable(),
  /** The reader asked for it, or sits in the unit that did: granting it needs a named exception. */
  mine: z.boolean(),
  /** Undecided, and the date it would move has passed: late until somebody decides. */
  late: z.boolean(),
  mayDecide: z.boolean(),
})
export type DateRequest = z.infer<typeof DateRequest>
export const DateChange = z.object({
  projectId: Id,
  projectName: z.string(),
  leadUnit: z.string().nullable(),
  /** 'finish' or an assessed milestone's id. */
  milestone: z.string(),
  milestoneName: z.string(),
  original: CivilDate,
  inForce: CivilDate,
  forecast: CivilDate.nullable(),
  moves: z.number().int(),
  /** Calendar days, in force − original. */
  days: z.number().int(),
  reasons: z.array(z.string()),
  lastMovedOn: CivilDate.nullable(),
  pending: z.number().int(),
})
export type DateChange = z.infer<typeof DateChange>
const Query = PageQuery.extend({
  what: z.enum(['moved', 'pending', 'all']).optional(),
  reason: MoveReason.optional(),
  milestone: z.enum(['finish', 'milestones']).optional(),
})
export const listDateChanges = operation({
  id: 'listDateChanges',
  method: 'GET',
  path: '/api/date-changes',
  auth: 'session',
  query: Query,
  response: pageOf(DateChange),
})
export const exportDateChanges = operation({
  id: 'exportDateChanges',
  method: 'GET',
  path: '/api/date-changes.xlsx',
  auth: 'session',
  query: Query,
  download: 'xlsx',
})
const Tally = z.object({
  key: z.string(),
  name: z.string(),
  moves: z.number().int(),
  dates: z.number().int(),
  days: z.number().int(),
})
/** Who moves most, by unit and by reason. Days are calendar days later; a date moved earlier counts against them. */
export const getDateChangeTally = operation({
  id: 'getDateChangeTally',
  method: 'GET',
  path: '/api/date-changes/tally',
  auth: 'session',
  response: z.object({
    dates: z.number().int(),
    moved: z.number().int(),
    moves: z.number().int(),
    days: z.number().int(),
    pending: z.number().int(),
    late: z.number().int(),
    byUnit: z.array(Tally),
    byReason: z.array(Tally),
  }),
})
/** Every request that nobody has decided yet, the oldest first. */
export const listDateRequests = operation({
  id: 'listDateRequests',
  method: 'GET',
  path: '/api/date-requests',
  auth: 'session',
  response: z.array(DateRequest),
})
/** All dates of one project with every move and request. */
export const getProjectDates = operation({
  id: 'getProjectDates',
  method: 'GET',
  path: '/api/projects/:id/dates',
  auth: 'session',
  params: IdParams,
  response: z.object({
    dates: z.array(
      z.object({
        milestone: z.string(),
        name: z.string(),
        original: CivilDate,
        inForce: CivilDate,
        forecast: CivilDate.nullable(),
        moves: z.array(DateMove),
      }),
    ),
    requests: z.array(DateRequest),
    mayRequest: z.boolean(),
  }),
})
export const requestDate = operation({
  id: 'requestDate',
  method: 'POST',
  path: '/api/projects/:id/date-requests',
  auth: 'session',
  params: IdParams,
  body: z.object({
    id: Id,
    milestone: z.string().min(1).max(60),
    asked: CivilDate,
    precision: DatePrecision,
    reasonCode: MoveReason,
    reason: Text(500).min(1),
    document: Text(200),
  }),
  response: DateRequest,
  refusals: ['plans.noSuchDate', 'plans.sameDate', 'plans.requestOpen'],
})
export const decideDate = operation({
  id: 'decideDate',
  method: 'POST',
  path: '/api/date-requests/:id/decision',
  auth: 'session',
  params: IdParams,
  body: z.object({
    id: Id,
    decision: z.enum(['approved', 'refused']),
    approver: Name,
    decidedOn: CivilDate,
    note: Text(500),
    exception: OneHand,
  }),
  response: DateRequest,
  refusals: [
    'plans.alreadyDecided',
    'plans.decidedInFuture',
    'plans.dateMovedMeanwhile',
    'plans.grantedByAsker',
    'plans.grantedByAskersUnit',
  ],
})
/** Freezes the plan's dates as they are now as one more baseline, with a name. */
export const freezeBaseline = operation({
  id: 'freezeBaseline',
  method: 'POST',
  path: '/api/projects/:id/plan/baselines',
  auth: 'session',
  params: IdParams,
  body: z.object({ id: Id, name: Name }),
  response: z.object({ id: Id }),
})
