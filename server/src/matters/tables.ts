import type { Generated } from 'kysely'
import type { Json, TableKind } from '../platform/tables.ts'

type Recorded = { id: string; occurredOn: string; recordedAt: Date }

export type MatterTable = {
  id: string
  title: string
  demand: string
  source: string
  sourceTitle: string
  sourceNumber: string
  sourceOn: string | null
  sourcePeriod: string | null
  leader: string
  projectId: string | null
  issuingUnitId: string | null
  unitId: string
  helpingUnitIds: string[]
  dueOn: string | null
  duePrecision: string | null
  limitDays: number | null
  needsApproval: boolean
  needsShowing: boolean
  registeredOn: string
  recordedAt: Date
  actor: string
  actorId: string | null
  personId: string | null
  version: number
}
export type MatterEventTable = Recorded & {
  matterId: string
  seq: number
  kind: string
  body: Json<Record<string, unknown>>
  text: string
  papers: string[]
  /** Written down by the desk from the unit's paper: the desk did not do it. */
  onPaper: Generated<boolean>
  actor: string
  actorId: string | null
  personId: string | null
}
export type MatterPaperTable = Recorded & {
  matterId: string
  name: string
  mediaType: string
  bytes: number
  sha256: string
  actorId: string | null
}
export type MatterNumberTable = Recorded & {
  matterId: string
  mark: string
  year: number
  number: number
  actorId: string | null
}
export type MatterNowTable = {
  matterId: string
  state: string
  holder: string
  steps: number
  unitId: string
  dueOn: string | null
  onTimeUntil: string | null
  assignedOn: string | null
  submittedOn: string | null
  verifiedOn: string | null
  closedOn: string | null
  stoppedOn: string | null
  reviewOn: string | null
  reworks: number
  extensions: number
  extensionTo: string | null
  mergedInto: string | null
  lastOn: string
}
export type MatterTables = {
  matter: MatterTable
  matterEvent: MatterEventTable
  matterPaper: MatterPaperTable
  matterNumber: MatterNumberTable
  matterNow: MatterNowTable
}
export const kinds = {
  matter: 'register',
  matterEvent: 'fact',
  matterPaper: 'fact',
  matterNumber: 'fact',
  matterNow: 'derived',
} as const satisfies Record<keyof MatterTables, TableKind>
