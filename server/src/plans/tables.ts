import type { Activity } from '@guatu/contract/plans'
import type { CalendarSpec } from '@guatu/domain/calendar/calendar-spec'
import type { BilingualName } from '@guatu/domain/plans/plan-types'
import type { TemplateNode } from '@guatu/domain/plans/templates/plan-template'
import type { Generated, JSONColumnType } from 'kysely'
import type { Json, TableKind } from '../platform/tables.ts'
import type { FactColumns } from '../projects/tables.ts'

export type PlanCalendarSpecs = { readonly [key: string]: CalendarSpec }
export type PlanTable = {
  id: string
  projectId: string
  status: string
  template: string | null
  startOn: string
  committedFinish: string
  activities: Json<Activity[]>
  /** Calendars of this plan alone; null where it has none. */
  calendars: JSONColumnType<PlanCalendarSpecs | null, string | null, string | null>
  version: number
}
export type BaselineDates = { id: string; start: string; finish: string }[]
export type PlanBaselineTable = {
  id: string
  planId: string
  projectId: string
  planVersion: number
  dates: Json<BaselineDates>
  /** Given when it was frozen by hand; null where an approval froze it. */
  name: string | null
  occurredOn: string
  recordedAt: Date
  actorId: string | null
}
export type MilestoneEventTable = FactColumns & {
  projectId: string
  activityId: string
  event: string
  waitsForUnitId: string | null
  note: Generated<string>
  actorId: string | null
}
export type PlanScheduleTable = {
  projectId: string
  planVersion: number
  finishOn: string
  forecastFinish: string | null
  daysToWinBack: number
  activityIds: string[]
  names: string[]
  starts: number[]
  lengths: number[]
  /** The bars of its activities, in their order, as JSON text of `WallRowActivities` without the names. */
  bars: string
  computedAt: Date
}
export type Sentence = { code: string; params: Record<string, string | number | null> }
/** What the light will be in so many weeks, if work goes on as forecast; `turned`: warn or severe, and worse than now. */
export type Turn = { weeks: number; level: string; rule: string | null; sentence: Sentence; turned: boolean }
export type CommitmentOdds = {
  id: string
  name: string
  commitment: string
  p50: string
  p80: string
  p90: string
  probability: number
}
export type ActivityOdds = { id: string; name: string; criticality: number; sensitivity: number | null }
/** How many activities take their spread from where. */
export type ForecastBasis = { own: number; learnt: number; assumed: number }
/** What a forecast found for the finish at eight in ten, day by day: rules of a past day read that day's. */
export type FinishP80Table = { projectId: string; asOf: string; p80: string; computedAt: Date }
/** Spreads of durations as the portfolio was known when a day began; the row of all work is always there. */
export type LearntSpreadTable = {
  source: 'kind' | 'wider' | 'all'
  name: string
  asOf: string
  records: number
  ratios: number[]
  shares: number[]
}
export type PlanForecastTable = {
  projectId: string
  planVersion: number
  asOf: string
  runs: number
  seed: number
  spread: number
  basis: Json<ForecastBasis>
  committedFinish: string
  finishOn: string
  p50: string
  p80: string
  p90: string
  probability: string
  commitments: Json<CommitmentOdds[]>
  activities: Json<ActivityOdds[]>
  level: string
  turnWeeks: number | null
  turnLevel: string | null
  turnSentence: Json<Sentence> | null
  turns: Json<Turn[]>
  computedAt: Date
}
export type PlanTemplateTable = {
  id: string
  kind: string
  names: Json<BilingualName>
  nodes: Json<TemplateNode[]>
  retired: Generated<boolean>
  version: number
}
export type CommitmentRequestTable = FactColumns & {
  projectId: string
  /** 'finish' or an assessed milestone's activity. */
  milestone: string
  fromOn: string
  askedOn: string
  precision: string
  reasonCode: string
  reason: Generated<string>
  document: Generated<string>
  actorId: string | null
}
export type CommitmentDecisionTable = Omit<FactColumns, 'supersedes'> & {
  requestId: string
  projectId: string
  decision: 'approved' | 'refused'
  approver: string
  note: Generated<string>
  commitmentId: string | null
  /** Why one hand both asked and granted; null where two did. */
  exception: JSONColumnType<Sentence | null, string | null, string | null>
  actorId: string | null
}
export type PersonalLinkTable = {
  id: string
  accountId: string
  name: string
  tokenHash: string
  createdAt: Date
  revokedAt: Date | null
  version: number
}
export type PlanTables = {
  plan: PlanTable
  planForecast: PlanForecastTable
  finishP80: FinishP80Table
  learntSpread: LearntSpreadTable
  planTemplate: PlanTemplateTable
  commitmentRequest: CommitmentRequestTable
  commitmentDecision: CommitmentDecisionTable
  personalLink: PersonalLinkTable
  planBaseline: PlanBaselineTable
  milestoneEvent: MilestoneEventTable
  planSchedule: PlanScheduleTable
}
export const kinds = {
  plan: 'register',
  planBaseline: 'fact',
  milestoneEvent: 'fact',
  planSchedule: 'derived',
  planForecast: 'derived',
  finishP80: 'derived',
  learntSpread: 'derived',
  planTemplate: 'register',
  commitmentRequest: 'fact',
  commitmentDecision: 'fact',
  personalLink: 'register',
} as const satisfies Record<keyof PlanTables, TableKind>
