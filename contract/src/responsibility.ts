import { PAUSE_REASONS } from '@guatu/domain/responsibility/pauses'
import { z } from 'zod'
import { CivilDate, Id, IdParams, PageQuery, pageOf, Text } from './common.ts'
import { operation } from './operation.ts'

export const PauseReason = z.enum(PAUSE_REASONS)
export const PauseState = z.enum(['asked', 'refused', 'upcoming', 'inForce', 'lapsed', 'ended', 'over'])
/** A pause of a project's clock with all its steps; `holdsTo`: its last day unless it is refreshed again. */
export const Pause = z.object({
  id: Id,
  projectId: Id,
  projectName: z.string(),
  reason: PauseReason,
  from: CivilDate,
  to: CivilDate,
  state: PauseState,
  holdsTo: CivilDate.nullable(),
  askedBy: z.string(),
  askedOn: CivilDate,
  approver: z.string().nullable(),
  documentNumber: z.string(),
  note: z.string(),
  steps: z.array(z.object({ event: z.string(), on: CivilDate, by: z.string(), note: z.string() })),
  /** What the reader may do now. */
  acts: z.array(z.enum(['approved', 'refused', 'refreshed', 'ended'])),
})
export type Pause = z.infer<typeof Pause>
export const listPauses = operation({
  id: 'listPauses',
  method: 'GET',
  path: '/api/pauses',
  auth: 'session',
  query: PageQuery.extend({ state: PauseState.optional(), reason: PauseReason.optional(), projectId: Id.optional() }),
  response: pageOf(Pause),
})
export const exportPauses = operation({
  id: 'exportPauses',
  method: 'GET',
  path: '/api/pauses.xlsx',
  auth: 'session',
  query: listPauses.query,
  download: 'xlsx',
})
export const askPause = operation({
  id: 'askPause',
  method: 'POST',
  path: '/api/projects/:id/pauses',
  auth: 'session',
  params: IdParams,
  body: z.object({
    id: Id,
    reason: PauseReason,
    from: CivilDate,
    to: CivilDate,
    documentNumber: Text(100),
    note: Text(1000),
  }),
  response: Pause,
  refusals: ['responsibility.pauseEndsBeforeStart', 'responsibility.pauseTooLong'],
})
export const recordPauseEvent = operation({
  id: 'recordPauseEvent',
  method: 'POST',
  path: '/api/pauses/:id/events',
  auth: 'session',
  params: IdParams,
  body: z.object({
    id: Id,
    event: z.enum(['approved', 'refused', 'refreshed', 'ended']),
    documentNumber: Text(100),
    note: Text(1000),
  }),
  response: Pause,
  refusals: ['responsibility.pauseDecided', 'responsibility.pauseOwnRequest', 'responsibility.pauseNotRunning'],
})

const Wait = z.object({ unit: z.string(), days: z.number().int(), overdueDays: z.number().int(), open: z.boolean() })
/** 毛天数, 净天数: what of a delay is the project's own. Days are calendar days. */
export const ProjectClock = z.object({
  asOf: CivilDate,
  grossDays: z.number().int(),
  netDays: z.number().int(),
  milestones: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      dueOn: CivilDate,
      claimedOn: CivilDate.nullable(),
      grossDays: z.number().int(),
      stoppedDays: z.number().int(),
      netDays: z.number().int(),
    }),
  ),
  waits: z.array(Wait),
})
export type ProjectClock = z.infer<typeof ProjectClock>
export const getProjectClock = operation({
  id: 'getProjectClock',
  method: 'GET',
  path: '/api/projects/:id/clock',
  auth: 'session',
  params: IdParams,
  response: ProjectClock,
})

/** A unit that others wait for, in a span of days: rank by overdue days, then by days waited. */
export const WaitedFor = z.object({
  unit: z.string(),
  rank: z.number().int(),
  items: z.number().int(),
  open: z.number().int(),
  projects: z.number().int(),
  days: z.number().int(),
  overdueDays: z.number().int(),
  longestDays: z.number().int(),
})
export type WaitedFor = z.infer<typeof WaitedFor>
const Span = { from: CivilDate.optional(), to: CivilDate.optional() }
export const listWaitedFor = operation({
  id: 'listWaitedFor',
  method: 'GET',
  path: '/api/waited-for',
  auth: 'session',
  query: PageQuery.extend(Span),
  response: pageOf(WaitedFor).extend({ from: CivilDate, to: CivilDate }),
})
export const exportWaitedFor = operation({
  id: 'exportWaitedFor',
  method: 'GET',
  path: '/api/waited-for.xlsx',
  auth: 'session',
  query: listWaitedFor.query,
  download: 'xlsx',
})
export const Waiting = z.object({
  projectId: Id,
  projectName: z.string(),
  what: z.enum(['milestone', 'bottleneck']),
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  from: CivilDate,
  to: CivilDate,
  open: z.boolean(),
  dueOn: CivilDate.nullable(),
  days: z.number().int(),
  overdueDays: z.number().int(),
})
export type Waiting = z.infer<typeof Waiting>
/** The single waits behind the ranking, longest overdue first. */
export const listWaitings = operation({
  id: 'listWaitings',
  method: 'GET',
  path: '/api/waitings',
  auth: 'session',
  query: PageQuery.extend({ ...Span, unit: z.string().max(200).optional(), open: z.enum(['yes']).optional() }),
  response: pageOf(Waiting),
})
export const exportWaitings = operation({
  id: 'exportWaitings',
  method: 'GET',
  path: '/api/waitings.xlsx',
  auth: 'session',
  query: listWaitings.query,
  download: 'xlsx',
})
