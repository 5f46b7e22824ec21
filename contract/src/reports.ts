import { z } from 'zod'
import { CivilDate, Coded, Id, IdParams, Instant, Level, Percent, Text, Yuan } from './common.ts'
import { operation } from './operation.ts'

export const PeriodKind = z.enum(['week', 'tenDays', 'halfMonth', 'month', 'quarter'])
export const Period = z.object({
  key: z.string(),
  kind: PeriodKind,
  label: z.string(),
  from: CivilDate,
  to: CivilDate,
  cutOff: CivilDate,
  state: z.enum(['upcoming', 'open', 'cutOff', 'locked']),
})
export type Period = z.infer<typeof Period>

/** Figures as entered: money is the running total since 1 January, increments are derived. */
export const ReportFigures = z.object({
  asOf: CivilDate,
  /** Null for reserve and preliminary projects, which report no money. */
  doneThisYear: Yuan.nullable(),
  physicalPercent: Percent.nullable(),
  fundsArrivedThisYear: Yuan.nullable(),
  progress: Text(2000),
  next: Text(2000),
  problem: Text(2000),
  help: Text(2000),
})
export const Report = ReportFigures.extend({
  id: Id,
  projectId: Id,
  period: z.string(),
  recordedAt: Instant,
  filledBy: z.string(),
  filledFor: z.string().nullable(),
  late: z.boolean(),
  supplementary: z.boolean(),
  supersedes: Id.nullable(),
  reason: z.string().nullable(),
  increment: Yuan.nullable(),
  asks: z.array(Coded.extend({ sentence: z.string() })),
})
export type Report = z.infer<typeof Report>

export const SubmitReportBody = ReportFigures.extend({
  id: Id,
  period: z.string().max(20),
  supersedes: Id.nullable(),
  reason: Text(500).nullable(),
  /** Asks the reporter has seen and confirms; implausible figures are asked about, not refused. */
  confirmedAsks: z.array(z.string()),
})
export type SubmitReportBody = z.infer<typeof SubmitReportBody>

export const LightBrief = z.object({ level: Level, judged: z.boolean(), word: z.string(), sentence: z.string() })
export const submitReport = operation({
  id: 'submitReport',
  method: 'POST',
  path: '/api/projects/:id/reports',
  auth: 'session',
  params: IdParams,
  body: SubmitReportBody,
  response: z.object({ report: Report, light: LightBrief }),
  refusals: [
    'reports.periodNotOpen',
    'reports.asOfOutsidePeriod',
    'reports.asksToConfirm',
    'reports.alreadyReported',
    'reports.supersededAlready',
  ],
})
export const ReportForm = z.object({
  projectId: Id,
  projectName: z.string(),
  ownerUnit: z.string().nullable(),
  period: Period,
  last: Report.nullable(),
  current: Report.nullable(),
  yearPlan: Yuan.nullable(),
  fillingFor: z.string().nullable(),
  openBottlenecks: z.array(z.object({ id: Id, text: z.string(), due: CivilDate.nullable() })),
})
export type ReportForm = z.infer<typeof ReportForm>
export const getReportForm = operation({
  id: 'getReportForm',
  method: 'GET',
  path: '/api/projects/:id/report-form',
  auth: 'session',
  params: IdParams,
  query: z.object({ period: z.string().optional() }),
  response: ReportForm,
})
export const listReports = operation({
  id: 'listReports',
  method: 'GET',
  path: '/api/projects/:id/reports',
  auth: 'session',
  params: IdParams,
  response: z.array(Report),
})
/** What waits for the signed-in person to fill: for the phone's first page. */
export const listMyReports = operation({
  id: 'listMyReports',
  method: 'GET',
  path: '/api/my-reports',
  auth: 'session',
  response: z.object({
    period: Period,
    rows: z.array(
      z.object({ projectId: Id, projectName: z.string(), reported: z.boolean(), level: Level, judged: z.boolean() }),
    ),
  }),
})

/** The desk: exceptions first. */
export const Dispatch = z.object({
  period: Period,
  periods: z.array(Period),
  expected: z.number().int(),
  reported: z.number().int(),
  late: z.number().int(),
  missing: z.array(
    z.object({
      projectId: Id,
      projectName: z.string(),
      unit: z.string().nullable(),
      liaison: z.string().nullable(),
      phone: z.string().nullable(),
    }),
  ),
  changes: z.array(
    z.object({
      projectId: Id,
      projectName: z.string(),
      from: Level,
      fromJudged: z.boolean(),
      to: Level,
      toJudged: z.boolean(),
      word: z.string(),
      sentence: z.string(),
    }),
  ),
  bottlenecks: z.array(
    z.object({
      id: Id,
      projectId: Id,
      projectName: z.string(),
      text: z.string(),
      factor: z.string(),
      unit: z.string().nullable(),
      due: CivilDate,
      daysOverdue: z.number().int(),
    }),
  ),
  milestones: z.array(
    z.object({
      projectId: Id,
      projectName: z.string(),
      activityId: z.string(),
      name: z.string(),
      due: CivilDate,
      state: z.string(),
    }),
  ),
  worst: z.array(
    z.object({ projectId: Id, projectName: z.string(), level: Level, word: z.string(), sentence: z.string() }),
  ),
})
export type Dispatch = z.infer<typeof Dispatch>
export const getDispatch = operation({
  id: 'getDispatch',
  method: 'GET',
  path: '/api/dispatch',
  auth: 'session',
  query: z.object({ period: z.string().optional() }),
  response: Dispatch,
})
export const exportMissing = operation({
  id: 'exportMissing',
  method: 'GET',
  path: '/api/dispatch/missing.xlsx',
  auth: 'session',
  query: z.object({ period: z.string().optional() }),
  download: 'xlsx',
})
