import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { type RevisionNote, writeRegister } from '../platform/write.ts'
import type { NoticeHeadTable } from './tables.ts'

export const writeNoticeHead = (
  ctx: CommandContext,
  row: Omit<Insertable<NoticeHeadTable>, 'version'>,
  note: RevisionNote,
) => writeRegister(ctx, 'noticeHead', row, note)
