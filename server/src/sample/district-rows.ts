import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { Role } from '@guatu/domain/organization/actor'
import type { Insertable } from 'kysely'
import type { Database } from '../platform/database.ts'

/** Tables that the generator fills, in the order of their references. */
export const SAMPLE_TABLES = [
  'region',
  'administration',
  'unit',
  'person',
  'post',
  'postHolding',
  'account',
  'campaign',
  'project',
  'projectPosition',
  'projectCode',
  'listing',
  'commitment',
  'yearPlan',
  'fundFigure',
  'statisticsEntry',
  'stageEvent',
  'plan',
  'planBaseline',
  'milestoneEvent',
  'report',
  'bottleneck',
  'bottleneckEvent',
] as const satisfies readonly (keyof Database)[]
export type SampleTable = (typeof SAMPLE_TABLES)[number]

/** One version of a register: the head as it stands now with what was different then. */
export type RevisionDraft = {
  readonly id: string
  readonly register: string
  readonly subjectId: string
  readonly version: number
  /** Columns (as named in the database) that this version had differently. */
  readonly patch: Readonly<Record<string, unknown>>
  readonly effectiveOn: CivilDate
  readonly recordedAt: Date
  readonly reason: string
}

export type DistrictRows = { readonly [T in SampleTable]: Insertable<Database[T]>[] } & {
  readonly revisions: RevisionDraft[]
  readonly accounts: { readonly id: string; readonly userName: string; readonly role: Role }[]
}

export const emptyRows = (): DistrictRows =>
  Object.assign(Object.fromEntries(SAMPLE_TABLES.map((t) => [t, []])), { revisions: [], accounts: [] }) as never
