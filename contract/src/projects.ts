import { z } from 'zod'
import {
  CivilDate,
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
import { FundRow, Rates, StatisticsEntry } from './project-figures.ts'
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
  /** Not where nothing was judged: outside the set, without any value, exempted, or never reported. */
  judged: z.boolean(),
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

/** One line of the time line: every fact of the project, newest first. */
export const TimelineItem = z.object({
  id: Id,
  kind: z.string(),
  occurredOn: CivilDate,
  recordedAt: Instant,
  /** Empty where nobody's account did it: a sample, or a job. */
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
