import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { appendFact, appendFacts } from '../platform/write.ts'
import type {
  ContestContestantTable,
  ContestEventTable,
  ContestItemTable,
  ContestJudgeTable,
  ContestMarkTable,
  ContestTable,
} from './tables.ts'

/** A contest with everything that it was opened with. */
export async function appendContest(
  ctx: CommandContext,
  contest: Insertable<ContestTable>,
  of: {
    readonly contestants: readonly Insertable<ContestContestantTable>[]
    readonly judges: readonly Insertable<ContestJudgeTable>[]
    readonly items: readonly Insertable<ContestItemTable>[]
  },
): Promise<void> {
  await appendFact(ctx, 'contest', contest)
  await appendFacts(ctx, 'contestContestant', of.contestants)
  await appendFacts(ctx, 'contestJudge', of.judges)
  await appendFacts(ctx, 'contestItem', of.items)
}

export const appendContestEvent = (ctx: CommandContext, row: Insertable<ContestEventTable>) =>
  appendFact(ctx, 'contestEvent', row)

export const appendContestMark = (ctx: CommandContext, row: Insertable<ContestMarkTable>) =>
  appendFact(ctx, 'contestMark', row)
