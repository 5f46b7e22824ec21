import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import type { Transaction } from '../platform/db.ts'
import { withTheNext } from '../platform/travel.ts'
import { appendFact, appendFacts, type RevisionNote, writeRegister } from '../platform/write.ts'
import type { CommitmentTable } from '../projects/tables.ts'
import type { MilestoneEventTable, PlanBaselineTable, PlanScheduleTable, PlanTable } from './tables.ts'

/** Stores computed dates, with the next statement; derived, so the last computation wins. */
export async function storeSchedules(trx: Transaction, rows: readonly Insertable<PlanScheduleTable>[]): Promise<void> {
  if (rows.length === 0) return
  const statement = trx
    .insertInto('planSchedule')
    .values([...rows])
    .onConflict((oc) =>
      oc.column('projectId').doUpdateSet((eb) => ({
        planVersion: eb.ref('excluded.planVersion'),
        finishOn: eb.ref('excluded.finishOn'),
        forecastFinish: eb.ref('excluded.forecastFinish'),
        daysToWinBack: eb.ref('excluded.daysToWinBack'),
        activityIds: eb.ref('excluded.activityIds'),
        names: eb.ref('excluded.names'),
        starts: eb.ref('excluded.starts'),
        lengths: eb.ref('excluded.lengths'),
        done: eb.ref('excluded.done'),
        flags: eb.ref('excluded.flags'),
        baselineStarts: eb.ref('excluded.baselineStarts'),
        baselineLengths: eb.ref('excluded.baselineLengths'),
        schedule: eb.ref('excluded.schedule'),
        computedAt: eb.ref('excluded.computedAt'),
      })),
    )
    .compile()
  await withTheNext(trx, statement)
}

export const writePlan = (ctx: CommandContext, row: Insertable<Omit<PlanTable, 'version'>>, note: RevisionNote) =>
  writeRegister(ctx, 'plan', row as Insertable<PlanTable>, note)
export const appendBaseline = (ctx: CommandContext, row: Insertable<PlanBaselineTable>) =>
  appendFact(ctx, 'planBaseline', row)
export const appendMilestoneEvent = (ctx: CommandContext, row: Insertable<MilestoneEventTable>) =>
  appendFact(ctx, 'milestoneEvent', row)
/** Committed dates of assessed milestones, appended when their plan is approved. */
export const appendMilestoneCommitments = (ctx: CommandContext, rows: readonly Insertable<CommitmentTable>[]) =>
  appendFacts(ctx, 'commitment', rows)
