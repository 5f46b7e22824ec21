import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { type RevisionNote, writeRegister } from '../platform/write.ts'
import type { BoardAddressTable, BoardDisclosureTable } from './tables.ts'

export const writeBoardAddress = (
  ctx: CommandContext,
  row: Omit<Insertable<BoardAddressTable>, 'version'>,
  note: RevisionNote,
) => writeRegister(ctx, 'boardAddress', row, note)

export const writeDisclosure = (
  ctx: CommandContext,
  row: Omit<Insertable<BoardDisclosureTable>, 'version'>,
  note: RevisionNote,
) => writeRegister(ctx, 'boardDisclosure', row, note)
