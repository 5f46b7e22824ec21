import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { type RevisionNote, writeRegister } from '../platform/write.ts'
import type { CalendarNoticeTable, WorkCalendarTable } from './tables.ts'

export const writeNotice = (
  ctx: CommandContext,
  row: Omit<Insertable<CalendarNoticeTable>, 'version'>,
  note: RevisionNote,
) => writeRegister(ctx, 'calendarNotice', row, note)
export const writeWorkCalendar = (
  ctx: CommandContext,
  row: Omit<Insertable<WorkCalendarTable>, 'version'>,
  note: RevisionNote,
) => writeRegister(ctx, 'workCalendar', row, note)
