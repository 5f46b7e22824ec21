import type { Insertable } from 'kysely'
import type { Transaction } from '../platform/db.ts'
import type { PlanScheduleTable } from './tables.ts'

/** Stores computed dates; derived, so the last computation wins. */
export async function storeSchedules(trx: Transaction, rows: readonly Insertable<PlanScheduleTable>[]): Promise<void> {
  if (rows.length === 0) return
  await trx
    .insertInto('planSchedule')
    .values([...rows])
    .onConflict((oc) =>
      oc.column('projectId').doUpdateSet((eb) => ({
        planVersion: eb.ref('excluded.planVersion'),
        finishOn: eb.ref('excluded.finishOn'),
        forecastFinish: eb.ref('excluded.forecastFinish'),
        daysToWinBack: eb.ref('excluded.daysToWinBack'),
        activityIds: eb.ref('excluded.activityIds'),
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
    .execute()
}
