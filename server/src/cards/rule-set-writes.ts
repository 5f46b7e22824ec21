import type { Refusal } from '@guatu/domain/kernel/coded'
import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { type RevisionNote, writeRegister } from '../platform/write.ts'
import type { RuleSetDraftTable, RuleSetTable } from './tables.ts'

type Draft = Omit<Insertable<RuleSetDraftTable>, 'version'>
type Adopted = Omit<Insertable<RuleSetTable>, 'version'>

export const writeDraft = (ctx: CommandContext, row: Draft, note: RevisionNote): Promise<number | Refusal> =>
  writeRegister(ctx, 'ruleSetDraft', row, note)

export const writeAdopted = (ctx: CommandContext, row: Adopted, note: RevisionNote): Promise<number | Refusal> =>
  writeRegister(ctx, 'ruleSet', row, note)
