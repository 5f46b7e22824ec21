import { z } from 'zod'
import { CivilDate, Id, IdParams, LooseDate, Name, OneHand, Text, Yuan } from './common.ts'
import { operation } from './operation.ts'
import { FundRow, StatisticsEntry } from './project-figures.ts'
import { Dossier, Listing, Stage } from './projects.ts'

export const MoveReason = z.enum([
  'land',
  'demolition',
  'approval',
  'funds',
  'design',
  'market',
  'weather',
  'policy',
  'force',
  'first',
  'correction',
  'other',
])

/** No silent date change: reason code, approver, document. */
export const moveCommitment = operation({
  id: 'moveCommitment',
  method: 'POST',
  path: '/api/projects/:id/commitments',
  auth: 'session',
  params: IdParams,
  body: z.object({
    id: Id,
    finish: LooseDate,
    reasonCode: MoveReason,
    reason: Text(500),
    /** The paper by which the move was asked for; may be empty for the first commitment. */
    document: Text(200),
    approver: Name,
    approvedOn: CivilDate,
    exception: OneHand,
  }),
  response: Dossier,
  refusals: [
    'plans.requestOpen',
    'projects.alreadyCommitted',
    'projects.approvedInFuture',
    'plans.grantedByAsker',
    'plans.grantedWithoutPaper',
  ],
})

export const setYearPlan = operation({
  id: 'setYearPlan',
  method: 'POST',
  path: '/api/projects/:id/year-plans',
  auth: 'session',
  params: IdParams,
  body: z.object({
    id: Id,
    year: z.number().int().min(2000).max(2100),
    total: Yuan,
    months: z.array(Yuan).length(12).nullable(),
    reason: Text(500),
  }),
  response: Dossier,
  refusals: ['projects.planMonthsSum', 'projects.lockedMonthsMoved'],
})

export const recordFunds = operation({
  id: 'recordFunds',
  method: 'POST',
  path: '/api/projects/:id/funds',
  auth: 'session',
  params: IdParams,
  body: FundRow.extend({ id: Id, basis: z.enum(['dispatch', 'statistics', 'payment', 'entered']), reason: Text(500) }),
  response: Dossier,
})

export const recordStatistics = operation({
  id: 'recordStatistics',
  method: 'POST',
  path: '/api/projects/:id/statistics',
  auth: 'session',
  params: IdParams,
  body: z.object({
    id: Id,
    state: StatisticsEntry.shape.state,
    month: z
      .string()
      .regex(/^\d{4}-\d{2}$/)
      .nullable(),
    reason: Text(500),
    occurredOn: CivilDate,
  }),
  response: Dossier,
})

export const addListing = operation({
  id: 'addListing',
  method: 'POST',
  path: '/api/projects/:id/listings',
  auth: 'session',
  params: IdParams,
  body: Listing,
  response: Dossier,
})

export const addCode = operation({
  id: 'addCode',
  method: 'POST',
  path: '/api/projects/:id/codes',
  auth: 'session',
  params: IdParams,
  body: z.object({ id: Id, kind: z.enum(['project', 'phase', 'subItem']), code: z.string().min(4).max(40) }),
  response: Dossier,
  refusals: ['projects.badProjectCode'],
})

export const enterStage = operation({
  id: 'enterStage',
  method: 'POST',
  path: '/api/projects/:id/stages',
  auth: 'session',
  params: IdParams,
  body: z.object({
    id: Id,
    stage: Stage,
    occurredOn: CivilDate,
    passReason: Text(500).nullable(),
    expectedVersion: z.number().int(),
  }),
  response: Dossier,
  refusals: ['projects.stage.gateShut', 'projects.stage.needsReason', 'projects.gatePassNotPermitted'],
})
