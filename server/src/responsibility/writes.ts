import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { appendFact } from '../platform/write.ts'
import type { PauseEventTable } from './tables.ts'

export const appendPauseEvent = (ctx: CommandContext, row: Insertable<PauseEventTable>) =>
  appendFact(ctx, 'pauseEvent', row)
