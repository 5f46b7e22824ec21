import { z } from 'zod'
import {
  CivilDate,
  DatePrecision,
  Decimal,
  Id,
  IdParams,
  Instant,
  Level,
  LooseDate,
  Name,
  Named,
  PageQuery,
  pageOf,
  Text,
  Yuan,
} from './common.ts'
import { operation } from './operation.ts'
import { Position } from './regions.ts'

export const ProjectKind = z.enum(['industrial', 'publicBuilding', 'road', 'water', 'energy', 'renovation', 'other'])
export const YearClass = z.enum(['carriedOver', 'new', 'finishing', 'reserve', 'preliminary'])
export const Stage = z.enum([
  'planned',
  'reserve',
  'preliminary',
  'signed',
  'landed',
  'building',
  'trial',
  'completed',
  'producing',
  'atCapacity',
  'approved',
  'designed',
  'tendered',
  'delivered',
  'accepted',
  'inUse',
  'paused',
  'terminated',
])
export type ProjectKind = z.infer<typeof ProjectKind>
export type YearClass = z.infer<typeof YearClass>
export type Stage = z.infer<typeof Stage>

const nullableNamed = Named.nullable()

/** A row of the project list: figures with the day they are about. */
export const ProjectRow = z.object({
  id: Id,
  name: z.string(),
  code: z.string().nullable(),
  kind: ProjectKind,
  yearClass: YearClass,
  stage: Stage,
  ownerUnit: z.string().nullable(),
  headquarters: z.string().nullable(),
  taskForce: z.string().nullable(),
  region: z.string().nullable(),
  chain: z.string().nullable(),
  total: Yuan,
  yearPlan: Yuan.nullable(),
  yearDone: Yuan.nullable(),
  completionPercent: Decimal.nullable(),
  lagPoints: Decimal.nullable(),
  asOf: CivilDate.nullable(),
  committedFinish: LooseDate.nullable(),
  forecastFinish: CivilDate.nullable(),
  level: Level,
})
export type ProjectRow = z.infer<typeof ProjectRow>

export const ProjectFilter = PageQuery.extend({
  level: z.string().max(80).optional(),
  stage: z.string().max(200).optional(),
  yearClass: z.string().max(80).optional(),
  kind: z.string().max(80).optional(),
  headquarters: Id.optional(),
  taskForce: Id.optional(),
  region: z.string().max(12).optional(),
  chain: z.string().max(40).optional(),
})
export const listProjects = operation({
  id: 'listProjects',
  method: 'GET',
  path: '/api/projects',
  auth: 'session',
  query: ProjectFilter,
  response: pageOf(ProjectRow),
})
export const exportProjects = operation({
  id: 'exportProjects',
  method: 'GET',
  path: '/api/projects.xlsx',
  auth: 'session',
  query: ProjectFilter,
  download: 'xlsx',
})

export const ProjectBody = z.object({
  name: Name,
  kind: ProjectKind,
  yearClass: YearClass,
  stage: Stage,
  regionCode: z.string().max(12).nullable(),
  administrationId: Id.nullable(),
  ownerUnitId: Id.nullable(),
  leadUnitId: Id.nullable(),
  headquartersId: Id.nullable(),
  areaHeadquartersId: Id.nullable(),
  taskForceId: Id.nullable(),
  sponsorPostId: Id.nullable(),
  officerPostId: Id.nullable(),
  liaisonPostId: Id.nullable(),
  chain: Text(40).nullable(),
  chainRole: z.enum(['extends', 'fills', 'strengthens']).nullable(),
  sector: Text(40).nullable(),
  site: Text(200).nullable(),
  packageOf: Id.nullable(),
  total: Yuan,
  plannedStart: LooseDate.nullable(),
})
export type ProjectBody = z.infer<typeof ProjectBody>

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
export const Listing = z.object({
  id: Id,
  list: z.string(),
  from: CivilDate,
  to: CivilDate.nullable(),
  documentNumber: z.string().nullable(),
})
export const Answerer = z.object({
  post: z.string(),
  duty: z.string(),
  unit: z.string(),
  person: z.string().nullable(),
  phone: z.string().nullable(),
})

export const Dossier = z.object({
  id: Id,
  version: z.number().int(),
  body: ProjectBody,
  names: z.object({
    ownerUnit: nullableNamed,
    leadUnit: nullableNamed,
    headquarters: nullableNamed,
    areaHeadquarters: nullableNamed,
    taskForce: nullableNamed,
    administration: nullableNamed,
    region: z.string().nullable(),
  }),
  codes: z.array(z.object({ id: Id, kind: z.string(), code: z.string() })),
  listings: z.array(Listing),
  answerers: z.array(Answerer),
  committedFinish: z
    .object({ original: LooseDate, inForce: LooseDate, moves: z.number().int(), movedDays: z.number().int() })
    .nullable(),
  forecastFinish: CivilDate.nullable(),
  daysToWinBack: z.number().int().nullable(),
  yearPlan: z
    .object({ year: z.number().int(), total: Yuan, months: z.array(Yuan).nullable(), opening: Yuan })
    .nullable(),
  yearDone: Yuan.nullable(),
  physicalPercent: Decimal.nullable(),
  rates: Rates,
  funds: z.array(FundRow),
  statistics: StatisticsEntry,
  gate: z.object({ next: Stage.nullable(), missing: z.array(z.string()) }),
  subItems: z.array(Named),
  may: z.array(z.string()),
})
export type Dossier = z.infer<typeof Dossier>

export const getDossier = operation({
  id: 'getDossier',
  method: 'GET',
  path: '/api/projects/:id',
  auth: 'session',
  params: IdParams,
  response: Dossier,
})
export const createProject = operation({
  id: 'createProject',
  method: 'POST',
  path: '/api/projects',
  auth: 'session',
  body: ProjectBody.extend({ id: Id }),
  response: Dossier,
})
export const changeProject = operation({
  id: 'changeProject',
  method: 'PUT',
  path: '/api/projects/:id',
  auth: 'session',
  params: IdParams,
  body: ProjectBody.extend({ expectedVersion: z.number().int(), reason: Text(500) }),
  response: Dossier,
})

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
    approver: Name,
    approvedOn: CivilDate,
  }),
  response: Dossier,
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

/** One line of the time line: every fact of the project, newest first. */
export const TimelineItem = z.object({
  id: Id,
  kind: z.string(),
  occurredOn: CivilDate,
  recordedAt: Instant,
  by: z.string(),
  sentence: z.string(),
  attachmentId: Id.nullable(),
})
export const getTimeline = operation({
  id: 'getTimeline',
  method: 'GET',
  path: '/api/projects/:id/timeline',
  auth: 'session',
  params: IdParams,
  query: PageQuery,
  response: pageOf(TimelineItem),
})

export const Attachment = z.object({
  id: Id,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  subject: z.string(),
  hasThumbnail: z.boolean(),
  by: z.string(),
  recordedAt: Instant,
})
export const addAttachment = operation({
  id: 'addAttachment',
  method: 'POST',
  path: '/api/projects/:id/attachments',
  auth: 'session',
  params: IdParams,
  upload: true,
  response: Attachment,
  refusals: ['platform.fileTooLarge', 'platform.fileTypeNotAllowed'],
})
export const listAttachments = operation({
  id: 'listAttachments',
  method: 'GET',
  path: '/api/projects/:id/attachments',
  auth: 'session',
  params: IdParams,
  response: z.array(Attachment),
})
export const getAttachment = operation({
  id: 'getAttachment',
  method: 'GET',
  path: '/api/attachments/:id',
  auth: 'session',
  params: IdParams,
  download: 'any',
})
export const getThumbnail = operation({
  id: 'getThumbnail',
  method: 'GET',
  path: '/api/attachments/:id/thumbnail',
  auth: 'session',
  params: IdParams,
  download: 'image',
})

export const RateRow = z.object({
  key: z.string(),
  name: z.string(),
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
/** Where a project stands; null until somebody says so. It is never a condition of anything. */
export const ProjectPosition = z.object({
  position: Position.nullable(),
  source: z.enum(['typed', 'onMap', 'ledger', 'sample']).nullable(),
  version: z.number().int(),
  mayChange: z.boolean(),
})
export type ProjectPosition = z.infer<typeof ProjectPosition>
export const getPosition = operation({
  id: 'getPosition',
  method: 'GET',
  path: '/api/projects/:id/position',
  auth: 'session',
  params: IdParams,
  response: ProjectPosition,
})
/** A project without a position has the version 0; null takes the position off the map. */
export const setPosition = operation({
  id: 'setPosition',
  method: 'PUT',
  path: '/api/projects/:id/position',
  auth: 'session',
  params: IdParams,
  body: z.object({
    expectedVersion: z.number().int(),
    position: Position.nullable(),
    source: z.enum(['typed', 'onMap']),
    reason: Text(500),
  }),
  response: ProjectPosition,
  refusals: ['regions.lonLatSwapped', 'regions.outsideChina', 'platform.staleVersion'],
})
export { DatePrecision }
