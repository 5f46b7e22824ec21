import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { appendFact, appendFacts } from '../platform/write.ts'
import type { CommitmentDecisionTable, CommitmentRequestTable } from './tables.ts'

export const appendRequest = (ctx: CommandContext, row: Insertable<CommitmentRequestTable>) =>
  appendFact(ctx, 'commitmentRequest', row)
export const appendDecision = (ctx: CommandContext, row: Insertable<CommitmentDecisionTable>) =>
  appendFact(ctx, 'commitmentDecision', row)
export const appendRequests = (ctx: CommandContext, rows: readonly Insertable<CommitmentRequestTable>[]) =>
  appendFacts(ctx, 'commitmentRequest', rows)
export const appendDecisions = (ctx: CommandContext, rows: readonly Insertable<CommitmentDecisionTable>[]) =>
  appendFacts(ctx, 'commitmentDecision', rows)
