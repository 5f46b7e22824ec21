import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { type RevisionNote, writeRegister } from '../platform/write.ts'
import type { PlanTemplateTable } from './tables.ts'

export const writeTemplate = (
  ctx: CommandContext,
  row: Omit<Insertable<PlanTemplateTable>, 'version'>,
  note: RevisionNote,
) => writeRegister(ctx, 'planTemplate', row, note)
