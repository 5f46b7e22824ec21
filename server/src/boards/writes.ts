import type { Insertable, Selectable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { type RevisionNote, writeRegister } from '../platform/write.ts'
import type { BoardAddressTable, BoardDisclosureTable } from './tables.ts'

export const writeBoardAddress = (
  ctx: CommandContext,
  row: Omit<Insertable<BoardAddressTable>, 'version'>,
  note: RevisionNote,
) => writeRegister(ctx, 'boardAddress', row, note)

/** The address shows nothing any more. */
export const endBoard = (
  ctx: CommandContext,
  { version: _, playlist, ...row }: Selectable<BoardAddressTable>,
  expectedVersion: number,
) =>
  writeBoardAddress(
    ctx,
    { ...row, playlist: playlist && JSON.stringify(playlist), revokedAt: ctx.now },
    { expectedVersion },
  )

export const writeDisclosure = (
  ctx: CommandContext,
  row: Omit<Insertable<BoardDisclosureTable>, 'version'>,
  note: RevisionNote,
) => writeRegister(ctx, 'boardDisclosure', row, note)
