import type { DryClose, DrySide } from '@guatu/domain/cards/dry-run'
import type { GroupKind } from '@guatu/domain/cards/group-members'
import type { Level } from '@guatu/domain/cards/level'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import type { Held } from '@guatu/domain/cards/waiting-units'
import type { Coded, Refusal } from '@guatu/domain/kernel/coded'
import type { Generated, JSONColumnType } from 'kysely'
import type { Json, TableKind } from '../platform/tables.ts'
import type { ProcedureTables } from './card-tables.ts'
import type { DryWish } from './try-on-past.ts'

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
  /** The campaign by whose set, and inside which, the group is judged; '' for the light over all it has. */
  inside: string
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
/** A trial of a draft against closed periods. */
export type DryRunTable = {
  id: string
  name: string
  wish: Json<DryWish>
  inForce: Json<RuleSet>
  state: 'running' | 'done' | 'cancelled' | 'failed'
  problem: Json<Refusal> | null
  subjects: Generated<number>
  closes: JSONColumnType<DryClose[], string | undefined, string>
  begunAt: Date
  /** The server that runs it renews this; one that was killed leaves it to lapse. */
  heldUntil: Generated<Date | null>
  progress: Generated<number>
}
/** Somebody who would have got another level at one close; `ordinal` is its place in the result. */
export type DryRunDifferenceTable = {
  runId: string
  ordinal: number
  period: string
  /** By the name of the domain's `DryPart`. */
  part: Generated<string>
  subjectId: string
  subject: string
  inForce: Level
  draft: Level
  rule: string | null
  because: Json<{ readonly inForce: DrySide; readonly draft: DrySide }> | null
}
export type CardTables = ProcedureTables & {
  dryRun: DryRunTable
  dryRunDifference: DryRunDifferenceTable
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
  dryRun: 'operational',
  dryRunDifference: 'operational',
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
