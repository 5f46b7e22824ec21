import { z } from 'zod'
import { CivilDate, Decimal, Yuan } from './common.ts'
import { operation } from './operation.ts'

export const FundRow = z.object({
  source: z.string(),
  planned: Yuan,
  arrived: Yuan,
  allocated: Yuan,
  paid: Yuan,
  asOf: CivilDate,
})

export const Rates = z.object({
  asOf: CivilDate.nullable(),
  completionPercent: Decimal.nullable(),
  completionAgainstOpeningPlan: Decimal.nullable(),
  calendarSharePercent: Decimal.nullable(),
  lagPoints: Decimal.nullable(),
  fundsInPlacePercent: Decimal.nullable(),
})

export const StatisticsEntry = z.object({
  state: z.enum(['none', 'filed', 'entered', 'rejected', 'removed']),
  month: z.string().nullable(),
  reason: z.string().nullable(),
  daysStartedNotEntered: z.number().int().nullable(),
})

export const RateRow = z.object({
  key: z.string(),
  name: z.string(),
  /** The sum of the rows of a greater depth that follow; not to be added to them again. */
  subtotal: z.boolean(),
  /** Levels below the whole, from 0. */
  depth: z.number().int(),
  projects: z.number().int(),
  /** Projects whose figure and plan stand in the sums. */
  counted: z.number().int(),
  plan: Yuan,
  done: Yuan,
  completionPercent: Decimal.nullable(),
  calendarSharePercent: Decimal.nullable(),
  lagPoints: Decimal.nullable(),
  onSchedulePercent: Decimal.nullable(),
  fundsInPlacePercent: Decimal.nullable(),
  startPercent: Decimal.nullable(),
  /** 应开工率, 开复工率. */
  dueStartPercent: Decimal.nullable(),
  startOrResumePercent: Decimal.nullable(),
  onTimePercent: Decimal.nullable(),
  rank: z.number().int().nullable(),
  asOf: CivilDate.nullable(),
})
export type RateRow = z.infer<typeof RateRow>

export const getRates = operation({
  id: 'getRates',
  method: 'GET',
  path: '/api/rates',
  auth: 'session',
  query: z.object({
    by: z.enum(['headquarters', 'region', 'administration', 'chain', 'sector', 'month', 'yearClass']),
    asOf: CivilDate.optional(),
  }),
  response: z.object({
    by: z.string(),
    asOf: CivilDate.nullable(),
    unit: z.literal('yuan'),
    total: RateRow,
    rows: z.array(RateRow),
  }),
})

export const exportRates = operation({
  id: 'exportRates',
  method: 'GET',
  path: '/api/rates.xlsx',
  auth: 'session',
  query: getRates.query,
  download: 'xlsx',
})
