import type { GroupKind } from '@guatu/domain/cards/group-members'
import type { Level } from '@guatu/domain/cards/level'
import type { Held } from '@guatu/domain/cards/waiting-units'
import type { Coded } from '@guatu/domain/kernel/coded'
import type { Generated } from 'kysely'
import type { Json, TableKind } from '../platform/tables.ts'
import type { ProcedureTables } from './card-tables.ts'

export type RuleSetTable = {
  id: string
  name: string
  body: Json<Record<string, unknown>>
  inForceFrom: string
  /** Null while nothing ends it; a later set for the same place takes its turn anyway. */
  inForceTo: Generated<string | null>
  /** Neither: it holds in the whole district. */
  campaignId: Generated<string | null>
  regionCode: Generated<string | null>
  version: number
}
export type RuleSetDraftTable = {
  id: string
  name: string
  body: Json<Record<string, unknown>>
  state: 'draft' | 'checked' | 'adopted' | 'discarded'
  campaignId: string | null
  regionCode: string | null
  ruleSetId: string | null
  ruleSetVersion: number | null
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
  /** What others hold up in it past its date, as `heldByOthers` tells. */
  held: Json<readonly Held[]>
}
/** The live light of a unit, headquarters, territory, administration or campaign; `about` what it was judged over. */
export type GroupVerdictTable = {
  kind: GroupKind
  subjectId: string
  about: 'projects' | 'matters' | 'waits'
  level: string
  rule: string | null
  sentence: Json<Coded>
  verdict: Json<Record<string, unknown>>
  counts: Json<Record<Level, number>>
  objects: Json<readonly unknown[]>
  asOf: string
  knownAt: Date
  ruleSet: string
  engineVersion: string
}
/** The live light of an open matter. */
export type MatterVerdictTable = {
  matterId: string
  level: string
  rule: string | null
  sentence: Json<Coded>
  verdict: Json<Record<string, unknown>>
  asOf: string
  knownAt: Date
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
  /** The network's finish as it stood at the close. */
  forecastFinish: Generated<string | null>
}
export type CardTables = ProcedureTables & {
  ruleSet: RuleSetTable
  ruleSetDraft: RuleSetDraftTable
  verdict: VerdictTable
  periodVerdict: PeriodVerdictTable
  groupVerdict: GroupVerdictTable
  matterVerdict: MatterVerdictTable
}
export const kinds = {
  ruleSet: 'register',
  ruleSetDraft: 'register',
  verdict: 'derived',
  periodVerdict: 'derived',
  groupVerdict: 'derived',
  matterVerdict: 'derived',
  cardBatch: 'fact',
  card: 'fact',
  cardEvent: 'fact',
  cardPaper: 'fact',
  cardNotice: 'fact',
  cardNoticeVoid: 'fact',
  cardDuty: 'fact',
  cardDutyEvent: 'fact',
  exemption: 'fact',
  cardPeriodVerdict: 'derived',
  cardNow: 'derived',
} as const satisfies Record<keyof CardTables, TableKind>
