import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { appendFact, type RevisionNote, writeRegister, writeRegisters } from '../platform/write.ts'
import type { PersonTable, PostHoldingTable, PostTable, UnitTable } from './tables.ts'

export const writeUnit = (ctx: CommandContext, row: Omit<Insertable<UnitTable>, 'version'>, note: RevisionNote) =>
  writeRegister(ctx, 'unit', row, note)
export const writePost = (ctx: CommandContext, row: Omit<Insertable<PostTable>, 'version'>, note: RevisionNote) =>
  writeRegister(ctx, 'post', row, note)
export const writeUnits = (
  ctx: CommandContext,
  rows: readonly Omit<Insertable<UnitTable>, 'version'>[],
  source: string,
) => writeRegisters(ctx, 'unit', rows, source)
export const writePosts = (
  ctx: CommandContext,
  rows: readonly Omit<Insertable<PostTable>, 'version'>[],
  source: string,
) => writeRegisters(ctx, 'post', rows, source)
export const writePerson = (ctx: CommandContext, row: Omit<Insertable<PersonTable>, 'version'>, note: RevisionNote) =>
  writeRegister(ctx, 'person', row, note)
export const appendHolding = (ctx: CommandContext, row: Insertable<PostHoldingTable>) =>
  appendFact(ctx, 'postHolding', row)
