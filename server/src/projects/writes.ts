import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { appendFact, type RevisionNote, writeRegister } from '../platform/write.ts'
import type {
  AttachmentTable,
  CommitmentTable,
  FundFigureTable,
  ListingTable,
  ProjectCodeTable,
  ProjectTable,
  StageEventTable,
  StatisticsEntryTable,
  YearPlanTable,
} from './tables.ts'

export const writeProject = (
  ctx: CommandContext,
  row: Partial<Insertable<ProjectTable>> & { id: string },
  note: RevisionNote,
) => writeRegister(ctx, 'project', row as Insertable<ProjectTable>, note)

export const appendCode = (ctx: CommandContext, row: Insertable<ProjectCodeTable>) =>
  appendFact(ctx, 'projectCode', row)
export const appendListing = (ctx: CommandContext, row: Insertable<ListingTable>) => appendFact(ctx, 'listing', row)
export const appendCommitment = (ctx: CommandContext, row: Insertable<CommitmentTable>) =>
  appendFact(ctx, 'commitment', row)
export const appendYearPlan = (ctx: CommandContext, row: Insertable<YearPlanTable>) => appendFact(ctx, 'yearPlan', row)
export const appendFund = (ctx: CommandContext, row: Insertable<FundFigureTable>) => appendFact(ctx, 'fundFigure', row)
export const appendStatistics = (ctx: CommandContext, row: Insertable<StatisticsEntryTable>) =>
  appendFact(ctx, 'statisticsEntry', row)
export const appendStage = (ctx: CommandContext, row: Insertable<StageEventTable>) => appendFact(ctx, 'stageEvent', row)
export const appendAttachment = (ctx: CommandContext, row: Insertable<AttachmentTable>) =>
  appendFact(ctx, 'attachment', row)
