import { type Insertable, sql } from 'kysely'
import type { Transaction } from '../platform/db.ts'
import type { PlanForecastTable } from './tables.ts'

/** Stores computed forecasts; derived, so the last computation wins. */
export async function storeForecasts(trx: Transaction, rows: readonly Insertable<PlanForecastTable>[]): Promise<void> {
  if (rows.length === 0) return
  const columns = (Object.keys(rows[0]!) as (keyof PlanForecastTable)[]).filter((c) => c !== 'projectId')
  await trx
    .insertInto('planForecast')
    .values([...rows])
    .onConflict((oc) =>
      oc
        .column('projectId')
        .doUpdateSet((eb) => Object.fromEntries(columns.map((c) => [c, eb.ref(`excluded.${c}`)])) as object),
    )
    .execute()
}

/** Forecasts of plans that are no longer in force. */
export const dropForecasts = (trx: Transaction, projectIds: readonly string[]) =>
  sql`delete from plan_forecast where project_id = any(${[...projectIds]}::uuid[])`.execute(trx)
