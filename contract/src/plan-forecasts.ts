import { z } from 'zod'
import { CivilDate, Coded, Id, IdParams, Instant, Level, PageQuery, pageOf } from './common.ts'
import { operation } from './operation.ts'

const Sentence = Coded.extend({ sentence: z.string() })
/** One approved plan's stored forecast as a list shows it. Probabilities are shares of 1. */
export const ForecastRow = z.object({
  projectId: Id,
  projectName: z.string(),
  headquarters: z.string().nullable(),
  committedFinish: CivilDate,
  finish: CivilDate,
  p50: CivilDate,
  p80: CivilDate,
  p90: CivilDate,
  probability: z.number(),
  /** Activities with a spread of their own; with 0 the quantiles say no more than the network's date. */
  spread: z.number().int(),
  /** Calendar days, p80 − commitment. */
  slipP80: z.number().int(),
  level: Level,
  turnWeeks: z.number().int().nullable(),
  turnLevel: Level.nullable(),
  turnReason: z.string().nullable(),
  asOf: CivilDate,
})
export type ForecastRow = z.infer<typeof ForecastRow>
const Query = PageQuery.extend({
  turns: z.enum(['2', '4', '8']).optional(),
  level: z.string().max(60).optional(),
  odds: z.enum(['below50', 'below80', 'kept']).optional(),
})
export const listForecasts = operation({
  id: 'listForecasts',
  method: 'GET',
  path: '/api/forecasts',
  auth: 'session',
  query: Query,
  response: pageOf(ForecastRow),
})
export const exportForecasts = operation({
  id: 'exportForecasts',
  method: 'GET',
  path: '/api/forecasts.xlsx',
  auth: 'session',
  query: Query,
  download: 'xlsx',
})
/** How many projects turn within 2, 4, 8 weeks, to warn and to severe: each counted in the first it turns in and all after. */
export const getForesight = operation({
  id: 'getForesight',
  method: 'GET',
  path: '/api/forecasts/foresight',
  auth: 'session',
  response: z.object({
    asOf: CivilDate.nullable(),
    plans: z.number().int(),
    within: z.array(
      z.object({ weeks: z.number().int(), warn: z.number().int(), severe: z.number().int(), all: z.number().int() }),
    ),
    below80: z.number().int(),
  }),
})
export const PlanForecast = z.object({
  asOf: CivilDate,
  computedAt: Instant,
  runs: z.number().int(),
  spread: z.number().int(),
  basis: z.object({ own: z.number().int(), learnt: z.number().int(), assumed: z.number().int() }),
  committedFinish: CivilDate,
  finish: CivilDate,
  p50: CivilDate,
  p80: CivilDate,
  p90: CivilDate,
  probability: z.number(),
  commitments: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      commitment: CivilDate,
      p50: CivilDate,
      p80: CivilDate,
      p90: CivilDate,
      probability: z.number(),
    }),
  ),
  activities: z.array(
    z.object({ id: z.string(), name: z.string(), criticality: z.number(), sensitivity: z.number().nullable() }),
  ),
  level: Level,
  turns: z.array(
    z.object({
      weeks: z.number().int(),
      level: Level,
      rule: z.string().nullable(),
      reason: Sentence,
      turned: z.boolean(),
    }),
  ),
})
export type PlanForecast = z.infer<typeof PlanForecast>
/** The stored forecast of one project; null without an approved plan, and until the job has run. */
export const getPlanForecast = operation({
  id: 'getPlanForecast',
  method: 'GET',
  path: '/api/projects/:id/forecast',
  auth: 'session',
  params: IdParams,
  response: PlanForecast.nullable(),
})
