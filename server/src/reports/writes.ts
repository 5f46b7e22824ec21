import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { appendFact } from '../platform/write.ts'
import type { ReportTable } from './tables.ts'

export const appendReport = (ctx: CommandContext, row: Insertable<ReportTable>) => appendFact(ctx, 'report', row)
