import type { ColumnType, Generated } from 'kysely'
import type { Json, TableKind } from '../platform/tables.ts'

export type CampaignTable = {
  id: string
  name: string
  fromOn: string
  toOn: string | null
  rhythm: string
  documentNumber: Generated<string | null>
  version: number
}
export type ProjectTable = {
  id: string
  name: string
  kind: string
  yearClass: string
  stage: string
  regionCode: string | null
  administrationId: string | null
  ownerUnitId: string | null
  leadUnitId: string | null
  headquartersId: string | null
  areaHeadquartersId: string | null
  taskForceId: string | null
  sponsorPostId: string | null
  officerPostId: string | null
  liaisonPostId: string | null
  chain: string | null
  chainRole: string | null
  sector: string | null
  site: string | null
  ledgerTexts: Generated<Json<Record<string, string | null>>>
  packageOf: string | null
  totalYuan: string
  plannedStart: string | null
  plannedStartPrecision: string | null
  startedOn: string | null
  completedOn: string | null
  pausedFrom: string | null
  withdrawnOn: string | null
  version: number
}
/** What every fact carries: the day it is about, the instant it was recorded, who, and which fact it corrects. */
export type FactColumns = { id: string; occurredOn: string; recordedAt: Date; supersedes: string | null }
type OfProject = FactColumns & { projectId: string; actorId: string | null }

/** True for a fact that takes back the one it supersedes and puts nothing in its place. */
type Withdrawn = ColumnType<boolean | null, boolean | null | undefined, never>

export type ProjectCodeTable = FactColumns & { projectId: string; kind: string; code: string; withdrawn: Withdrawn }
export type ListingTable = FactColumns & {
  projectId: string
  list: string
  fromOn: string
  toOn: string | null
  documentNumber: string | null
}
export type CommitmentTable = OfProject & {
  milestone: string
  committedOn: string
  precision: string
  reasonCode: string
  reason: Generated<string>
  approver: string | null
  /** The paper or ledger by which a date moved at once had been asked for. */
  request: Generated<string | null>
  withdrawn: Withdrawn
}
export type YearPlanTable = OfProject & {
  year: number
  totalYuan: string
  months: string[] | null
  reason: Generated<string>
  withdrawn: Withdrawn
}
export type FundFigureTable = OfProject & {
  year: number
  source: string
  plannedYuan: string
  arrivedYuan: string
  allocatedYuan: string
  paidYuan: string
  asOf: string
  basis: string
  reason: Generated<string>
}
export type StatisticsEntryTable = OfProject & { state: string; month: string | null; reason: Generated<string> }
export type StageEventTable = OfProject & { stage: string; missing: Json<string[]>; passReason: string | null }
export type AttachmentTable = {
  id: string
  projectId: string
  subject: string
  name: string
  mediaType: string
  bytes: number
  sha256: string
  hasThumbnail: boolean
  occurredOn: string
  recordedAt: Date
  actorId: string | null
}
export type ImportStagingTable = {
  id: string
  fileName: string
  sha256: string
  state: string
  progress: Generated<number>
  problem: Json<{ code: string; params: Record<string, string> }> | null
  asOf: string | null
  understanding: Json<Record<string, unknown>> | null
  adjustments: Generated<Json<Record<string, unknown>>>
  createdAt: Date
  createdBy: string | null
  createdByName: string
  confirmedAt: Date | null
  rowCount: Generated<number>
  claimedBy: Generated<string | null>
  claimedUntil: Generated<Date | null>
  cancelAsked: Generated<boolean>
  version: Generated<number>
}
/** Rows and sheets of a staged ledger, a few hundred to a piece. */
export type ImportPieceTable = {
  importId: string
  kind: 'rows' | 'grid'
  sheet: number
  ordinal: number
  body: Json<unknown[]>
}
export type MappingProfileTable = {
  id: string
  name: string
  fingerprint: string
  body: Json<Record<string, unknown>>
  version: number
}
export type ImportEventTable = {
  id: string
  importId: string
  event: string
  body: Json<Record<string, unknown>>
  occurredOn: string
  recordedAt: Date
  actorId: string | null
}
/** The id is the project's; null coordinates: taken off the map again. */
export type ProjectPositionTable = {
  id: string
  lon: string | null
  lat: string | null
  datum: string
  source: string
  version: number
}
export type ProjectTables = {
  campaign: CampaignTable
  project: ProjectTable
  projectCode: ProjectCodeTable
  listing: ListingTable
  commitment: CommitmentTable
  yearPlan: YearPlanTable
  fundFigure: FundFigureTable
  statisticsEntry: StatisticsEntryTable
  stageEvent: StageEventTable
  attachment: AttachmentTable
  projectPosition: ProjectPositionTable
  importStaging: ImportStagingTable
  importPiece: ImportPieceTable
  mappingProfile: MappingProfileTable
  importEvent: ImportEventTable
}
export const kinds = {
  campaign: 'register',
  project: 'register',
  projectCode: 'fact',
  listing: 'fact',
  commitment: 'fact',
  yearPlan: 'fact',
  fundFigure: 'fact',
  statisticsEntry: 'fact',
  stageEvent: 'fact',
  attachment: 'fact',
  projectPosition: 'register',
  importStaging: 'operational',
  importPiece: 'operational',
  mappingProfile: 'register',
  importEvent: 'fact',
} as const satisfies Record<keyof ProjectTables, TableKind>
