import { z } from 'zod'
import { CivilDate, Coded, Id, IdParams, Instant, Name } from './common.ts'
import { operation } from './operation.ts'
import { Activity } from './plans.ts'

/** The plan in the documented JSON form: what `guatu plan schedule` reads. */
export const downloadPlanJson = operation({
  id: 'downloadPlanJson',
  method: 'GET',
  path: '/api/projects/:id/plan.json',
  auth: 'session',
  params: IdParams,
  download: 'json',
})
/** The plan for MS Project (MSPDI): links, lags, calendars, constraints, baselines. */
export const downloadPlanXml = operation({
  id: 'downloadPlanXml',
  method: 'GET',
  path: '/api/projects/:id/plan.xml',
  auth: 'session',
  params: IdParams,
  download: 'xml',
})
/** Reads a plan file (.json or MS Project .xml) into activities to be tried; nothing is stored. */
export const readPlanFile = operation({
  id: 'readPlanFile',
  method: 'POST',
  path: '/api/projects/:id/plan/read',
  auth: 'session',
  params: IdParams,
  upload: true,
  response: z.object({ activities: z.array(Activity), doubts: z.array(Coded.extend({ sentence: z.string() })) }),
  refusals: ['mspdi-malformed', 'mspdi-doctype', 'mspdi-too-large', 'plan-malformed', 'plans.planFileUnknown'],
})

const Point = z.object({ on: CivilDate, value: z.string() })
/** Planned, earned and actual over time, as decimals. Physical: percent of the whole; money: yuan of the year named. */
export const SCurve = z.object({
  basis: z.enum(['physical', 'money']),
  year: z.number().int().nullable(),
  asOf: CivilDate,
  planned: z.array(Point),
  earned: z.array(Point),
  actual: z.array(Point),
  /** Which dates the planned line follows: the newest baseline, the plan as it is, or the year's plan by months. */
  plannedFrom: z.enum(['baseline', 'plan', 'yearPlan']),
})
export type SCurve = z.infer<typeof SCurve>
export const getSCurve = operation({
  id: 'getSCurve',
  method: 'GET',
  path: '/api/projects/:id/s-curve',
  auth: 'session',
  params: IdParams,
  query: z.object({ basis: z.enum(['physical', 'money']).default('physical') }),
  response: SCurve,
})

/** A secret address of a person's own calendar. The token travels once, when it is made. */
export const PersonalLink = z.object({
  id: Id,
  name: z.string(),
  createdAt: Instant,
  revokedAt: Instant.nullable(),
})
export type PersonalLink = z.infer<typeof PersonalLink>
export const listMyLinks = operation({
  id: 'listMyLinks',
  method: 'GET',
  path: '/api/my-links',
  auth: 'session',
  response: z.array(PersonalLink),
})
export const createMyLink = operation({
  id: 'createMyLink',
  method: 'POST',
  path: '/api/my-links',
  auth: 'session',
  body: z.object({ id: Id, name: Name }),
  /** `path` is null when the link was made before: it is shown once. */
  response: PersonalLink.extend({ path: z.string().nullable() }),
  refusals: ['plans.tooManyLinks'],
})
export const revokeMyLink = operation({
  id: 'revokeMyLink',
  method: 'DELETE',
  path: '/api/my-links/:id',
  auth: 'session',
  params: IdParams,
  response: PersonalLink,
})
/** What is due on the desk of the person whose link it is, as iCalendar. */
export const getMyCalendar = operation({
  id: 'getMyCalendar',
  method: 'GET',
  path: '/api/my-calendar/:token.ics',
  auth: 'token',
  params: z.object({ token: z.string().regex(/^[\w-]{43}$/) }),
  download: 'calendar',
  refusals: ['plans.unknownLink'],
})
