import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { appendFact, appendFacts } from '../platform/write.ts'
import type { ReportTable } from './tables.ts'

export const appendReport = (ctx: CommandContext, row: Insertable<ReportTable>) => appendFact(ctx, 'report', row)
export const appendReports = (ctx: CommandContext, rows: readonly Insertable<ReportTable>[]) =>
  appendFacts(ctx, 'report', rows)
