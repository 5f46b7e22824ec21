import { type Insertable, sql } from 'kysely'
import type { Transaction } from '../platform/db.ts'
import type { LearntSpreadTable, PlanForecastTable } from './tables.ts'

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
  await keepP80(
    trx,
    rows.map((r) => r.projectId),
  )
}

/** Keeps the finish at eight in ten of the day, where it is not the one kept last. The first of a day stays: it was judged by. */
const keepP80 = (trx: Transaction, projectIds: readonly string[]) =>
  sql`
    insert into finish_p80 (project_id, as_of, p80, computed_at)
    select f.project_id, f.as_of, f.p80, f.computed_at from plan_forecast f
    where f.project_id = any(${[...projectIds]}::uuid[]) and f.p80 is distinct from
      (select k.p80 from finish_p80 k where k.project_id = f.project_id order by k.as_of desc limit 1)
    on conflict (project_id, as_of) do nothing`.execute(trx)

/** Forecasts of plans that are no longer in force. */
export const dropForecasts = (trx: Transaction, projectIds: readonly string[]) =>
  sql`delete from plan_forecast where project_id = any(${[...projectIds]}::uuid[])`.execute(trx)

/** What was learnt of a day takes the place of all that was learnt before. */
export async function storeSpreads(trx: Transaction, rows: readonly LearntSpreadTable[]): Promise<void> {
  await trx.deleteFrom('learntSpread').execute()
  for (let i = 0; i < rows.length; i += SPREADS_A_STATEMENT)
    await trx
      .insertInto('learntSpread')
      .values(rows.slice(i, i + SPREADS_A_STATEMENT))
      .execute()
}

const SPREADS_A_STATEMENT = 100
