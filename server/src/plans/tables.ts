import type { Activity } from '@guatu/contract/plans'
import type { Generated } from 'kysely'
import type { Json, TableKind } from '../platform/tables.ts'
import type { FactColumns } from '../projects/tables.ts'

export type PlanTable = {
  id: string
  projectId: string
  status: string
  template: string | null
  startOn: string
  committedFinish: string
  activities: Json<Activity[]>
  version: number
}
export type BaselineDates = { id: string; start: string; finish: string }[]
export type PlanBaselineTable = {
  id: string
  planId: string
  projectId: string
  planVersion: number
  dates: Json<BaselineDates>
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
  done: number[]
  flags: number[]
  baselineStarts: (number | null)[]
  baselineLengths: (number | null)[]
  schedule: Json<Record<string, unknown>>
  computedAt: Date
}
export type PlanTables = {
  plan: PlanTable
  planBaseline: PlanBaselineTable
  milestoneEvent: MilestoneEventTable
  planSchedule: PlanScheduleTable
}
export const kinds = {
  plan: 'register',
  planBaseline: 'fact',
  milestoneEvent: 'fact',
  planSchedule: 'derived',
} as const satisfies Record<keyof PlanTables, TableKind>
