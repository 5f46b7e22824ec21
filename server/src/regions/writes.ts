import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { type RevisionNote, writeRegister } from '../platform/write.ts'
import type { BoundaryTable } from './tables.ts'

export const writeBoundary = (
  ctx: CommandContext,
  row: Partial<Omit<Insertable<BoundaryTable>, 'version'>> & { id: string },
  note: RevisionNote,
) => writeRegister(ctx, 'boundary', row as Omit<Insertable<BoundaryTable>, 'version'>, note)
