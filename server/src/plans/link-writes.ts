import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { type RevisionNote, writeRegister } from '../platform/write.ts'
import type { PersonalLinkTable } from './tables.ts'

export const writeLink = (
  ctx: CommandContext,
  row: Omit<Insertable<PersonalLinkTable>, 'version'>,
  note: RevisionNote,
) => writeRegister(ctx, 'personalLink', row, note)
