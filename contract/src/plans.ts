import { z } from 'zod'
import { CalendarSpec } from './calendar.ts'
import { CivilDate, Coded, Id, IdParams, Instant, OneHand, Text } from './common.ts'
import { operation } from './operation.ts'

export const Link = z.object({
  id: z.string(),
  type: z.enum(['FS', 'SS', 'FF', 'SF']).default('FS'),
  lag: z.number().int().default(0),
  lagUnit: z.enum(['working', 'calendar']).optional(),
  overlapAfter: z.number().int().min(0).optional(),
})
export const Activity = z.object({
  id: z.string().min(1).max(60),
  name: z.string().min(1).max(200),
  duration: z.number().int().min(0).max(5000),
  unit: z.enum(['working', 'calendar']),
  calendar: z.string().optional(),
  milestone: z.boolean().optional(),
  assessed: z.boolean().optional(),
  leadUnit: z.string().max(100).optional(),
  predecessors: z.array(Link).max(60).optional(),
  notEarlier: CivilDate.optional(),
  notLater: CivilDate.optional(),
  mustStart: CivilDate.optional(),
  mustFinish: CivilDate.optional(),
  commitment: CivilDate.optional(),
  actualStart: CivilDate.optional(),
  actualFinish: CivilDate.optional(),
  remaining: z.number().int().min(0).optional(),
  minDuration: z.number().int().optional(),
  crashCost: z.number().optional(),
  papers: z.array(z.string()).optional(),
  wbs: z.string().optional(),
  names: z.object({ zh: z.string(), en: z.string() }).optional(),
  asLateAsPossible: z.boolean().optional(),
  suspendedOn: CivilDate.optional(),
  resumedOn: CivilDate.optional(),
  optimistic: z.number().optional(),
  likely: z.number().optional(),
  pessimistic: z.number().optional(),
  waitsFor: z.string().optional(),
  maySevenDay: z.boolean().optional(),
  maxShifts: z.number().int().optional(),
})
export type Activity = z.infer<typeof Activity>

export const ScheduledActivity = z.object({
  id: z.string(),
  earliestStart: CivilDate,
  earliestFinish: CivilDate,
  latestStart: CivilDate,
  latestFinish: CivilDate,
  totalFloat: z.number().int(),
  freeFloat: z.number().int(),
  critical: z.boolean(),
  nearCritical: z.boolean().optional(),
  drivers: z.array(z.string()).optional(),
  provisional: z.boolean().optional(),
})
export const MilestoneState = z.object({
  activityId: z.string(),
  claimedOn: CivilDate.nullable(),
  verifiedOn: CivilDate.nullable(),
  refusedOn: CivilDate.nullable(),
  waitsFor: z.string().nullable(),
})
export const PlanView = z.object({
  id: Id,
  projectId: Id,
  version: z.number().int(),
  status: z.enum(['draft', 'approved']),
  template: z.string().nullable(),
  /** The day before which nothing of the plan begins. */
  start: CivilDate,
  /** Calendars of this plan alone, beside the office's. */
  calendars: z.record(z.string(), CalendarSpec).optional(),
  committedFinish: CivilDate,
  statusDate: CivilDate,
  activities: z.array(Activity),
  schedule: z.array(ScheduledActivity),
  finish: CivilDate,
  lengthCalendar: z.number().int(),
  daysToWinBack: z.number().int(),
  forecastFinish: CivilDate.nullable(),
  provisional: z.boolean(),
  /** Years of the schedule whose holidays are not announced: their working days are provisional 暂定. */
  provisionalYears: z.array(z.number().int()).optional(),
  diagnoses: z.array(Coded.extend({ sentence: z.string() })),
  milestones: z.array(MilestoneState),
  /** What the portfolio's history says of durations: shares of work done within a ratio of the planned days. */
  spreads: z
    .array(
      z.object({
        ids: z.array(z.string()),
        from: z.enum(['kind', 'wider', 'all', 'assumed']),
        records: z.number().int(),
        ratios: z.array(z.number()),
        shares: z.array(z.number()),
      }),
    )
    .optional(),
  baselines: z.array(
    z.object({
      id: Id,
      frozenAt: Instant,
      by: z.string(),
      /** Null where an approval froze it. */
      name: z.string().nullable().optional(),
      dates: z.array(z.object({ id: z.string(), start: CivilDate, finish: CivilDate })),
    }),
  ),
  may: z.array(z.string()),
})
export type PlanView = z.infer<typeof PlanView>

export const listTemplates = operation({
  id: 'listTemplates',
  method: 'GET',
  path: '/api/plan-templates',
  auth: 'session',
  response: z.array(
    z.object({ id: z.string(), name: z.string(), kinds: z.array(z.string()), nodes: z.number().int() }),
  ),
})
export const getPlan = operation({
  id: 'getPlan',
  method: 'GET',
  path: '/api/projects/:id/plan',
  auth: 'session',
  params: IdParams,
  response: PlanView.nullable(),
})
export const createPlan = operation({
  id: 'createPlan',
  method: 'POST',
  path: '/api/projects/:id/plan',
  auth: 'session',
  params: IdParams,
  body: z.object({
    id: Id,
    template: z.string(),
    committedFinish: CivilDate,
    start: CivilDate.nullable(),
    /** Nodes that a project under construction has behind it, claimed with the plan; the reason says why only now. */
    doneSoFar: z
      .object({
        reason: Text(500).min(1),
        nodes: z.array(z.object({ activityId: z.string().min(1).max(60), finishedOn: CivilDate })).max(500),
      })
      .nullable()
      .optional(),
  }),
  response: PlanView,
  refusals: ['plans.exists', 'plans.unknownTemplate', 'plans.unknownActivity', 'plans.eventInFuture'],
})
export const changePlan = operation({
  id: 'changePlan',
  method: 'PUT',
  path: '/api/projects/:id/plan',
  auth: 'session',
  params: IdParams,
  body: z.object({
    expectedVersion: z.number().int(),
    activities: z.array(Activity).max(2000),
    calendars: z.record(z.string().max(60), CalendarSpec).optional(),
    reason: Text(500),
  }),
  response: PlanView,
  refusals: ['plans.empty', 'loop', 'missing-predecessor', 'platform.staleVersion'],
})
/** Same code as saving, nothing stored: what dates a change would give. */
export const tryPlan = operation({
  id: 'tryPlan',
  method: 'POST',
  path: '/api/projects/:id/plan/try',
  auth: 'session',
  params: IdParams,
  body: z.object({ activities: z.array(Activity).max(2000) }),
  response: PlanView,
})
/** Approval by the lead unit freezes the plan as a baseline. */
export const approvePlan = operation({
  id: 'approvePlan',
  method: 'POST',
  path: '/api/projects/:id/plan/approval',
  auth: 'session',
  params: IdParams,
  body: z.object({ id: Id, expectedVersion: z.number().int(), exception: OneHand }),
  response: PlanView,
  refusals: ['plans.grantedByAsker', 'plans.grantedByAskersUnit'],
})
export const recordMilestone = operation({
  id: 'recordMilestone',
  method: 'POST',
  path: '/api/projects/:id/milestones',
  auth: 'session',
  params: IdParams,
  body: z.object({
    id: Id,
    activityId: z.string(),
    event: z.enum(['started', 'claimed', 'verified', 'refused', 'waiting', 'waitingEnded']),
    occurredOn: CivilDate,
    waitsForUnitId: Id.nullable(),
    note: Text(500),
  }),
  response: PlanView,
  refusals: ['plans.verifierIsDoer', 'plans.notClaimed', 'plans.unknownActivity'],
})
