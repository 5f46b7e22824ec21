import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { type RevisionNote, writeRegister } from '../platform/write.ts'
import type { BoardAddressTable } from './tables.ts'

export const writeBoardAddress = (
  ctx: CommandContext,
  row: Omit<Insertable<BoardAddressTable>, 'version'>,
  note: RevisionNote,
) => writeRegister(ctx, 'boardAddress', row, note)
