import type { Json, TableKind } from '../platform/tables.ts'

export type RuleSetTable = {
  id: string
  name: string
  body: Json<Record<string, unknown>>
  inForceFrom: string
  version: number
}
export type VerdictTable = {
  projectId: string
  level: string
  rule: string | null
  sentence: Json<{ code: string; params: Record<string, string | number | null> }>
  verdict: Json<Record<string, unknown>>
  asOf: string
  knownAt: Date
  factsThrough: Date
  lagPoints: string | null
  completionPercent: string | null
  figureAsOf: string | null
  yearDoneYuan: string | null
  yearPlanYuan: string | null
  /** Year's plan × calendar share at the figure's day; null for what stands outside the sums. */
  yearDueYuan: string | null
  physicalPercent: string | null
  ruleSet: string
  engineVersion: string
}
export type PeriodVerdictTable = {
  projectId: string
  period: string
  closedOn: string
  level: string
  rule: string | null
  verdict: Json<Record<string, unknown>>
  asOf: string
  knownAt: Date
  engineVersion: string
}
export type CardTables = { ruleSet: RuleSetTable; verdict: VerdictTable; periodVerdict: PeriodVerdictTable }
export const kinds = {
  ruleSet: 'register',
  verdict: 'derived',
  periodVerdict: 'derived',
} as const satisfies Record<keyof CardTables, TableKind>
