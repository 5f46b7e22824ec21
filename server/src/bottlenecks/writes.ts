import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { appendFact, appendFacts } from '../platform/write.ts'
import type { BottleneckEventTable, BottleneckTable } from './tables.ts'

export const appendBottleneck = (ctx: CommandContext, row: Insertable<BottleneckTable>) =>
  appendFact(ctx, 'bottleneck', row)
export const appendBottlenecks = (ctx: CommandContext, rows: readonly Insertable<BottleneckTable>[]) =>
  appendFacts(ctx, 'bottleneck', rows)
export const appendBottleneckEvent = (ctx: CommandContext, row: Insertable<BottleneckEventTable>) =>
  appendFact(ctx, 'bottleneckEvent', row)
