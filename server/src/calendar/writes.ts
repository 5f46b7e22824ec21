import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { type RevisionNote, writeRegister } from '../platform/write.ts'
import type { CalendarNoticeTable } from './tables.ts'

export const writeNotice = (
  ctx: CommandContext,
  row: Omit<Insertable<CalendarNoticeTable>, 'version'>,
  note: RevisionNote,
) => writeRegister(ctx, 'calendarNotice', row, note)
