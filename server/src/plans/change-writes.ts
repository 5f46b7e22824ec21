import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { appendFact } from '../platform/write.ts'
import type { CommitmentDecisionTable, CommitmentRequestTable } from './tables.ts'

export const appendRequest = (ctx: CommandContext, row: Insertable<CommitmentRequestTable>) =>
  appendFact(ctx, 'commitmentRequest', row)
export const appendDecision = (ctx: CommandContext, row: Insertable<CommitmentDecisionTable>) =>
  appendFact(ctx, 'commitmentDecision', row)
