import { type Insertable, sql } from 'kysely'
import type { Transaction } from '../platform/db.ts'
import { withTheNext } from '../platform/travel.ts'
import type { PeriodVerdictTable, VerdictTable } from './tables.ts'

/** Stores live verdicts, with the next statement; one that has seen fewer facts than the stored one loses. */
export async function storeVerdicts(trx: Transaction, rows: readonly Insertable<VerdictTable>[]): Promise<void> {
  if (rows.length === 0) return
  const statement = trx
    .insertInto('verdict')
    .values([...rows])
    .onConflict((oc) =>
      oc
        .column('projectId')
        .doUpdateSet((eb) => ({
          level: eb.ref('excluded.level'),
          rule: eb.ref('excluded.rule'),
          sentence: eb.ref('excluded.sentence'),
          verdict: eb.ref('excluded.verdict'),
          asOf: eb.ref('excluded.asOf'),
          knownAt: eb.ref('excluded.knownAt'),
          factsThrough: eb.ref('excluded.factsThrough'),
          lagPoints: eb.ref('excluded.lagPoints'),
          completionPercent: eb.ref('excluded.completionPercent'),
          figureAsOf: eb.ref('excluded.figureAsOf'),
          yearDoneYuan: eb.ref('excluded.yearDoneYuan'),
          yearPlanYuan: eb.ref('excluded.yearPlanYuan'),
          yearDueYuan: eb.ref('excluded.yearDueYuan'),
          physicalPercent: eb.ref('excluded.physicalPercent'),
          ruleSet: eb.ref('excluded.ruleSet'),
          engineVersion: eb.ref('excluded.engineVersion'),
          held: eb.ref('excluded.held'),
        }))
        .whereRef('verdict.factsThrough', '<=', 'excluded.factsThrough'),
    )
    .compile()
  await withTheNext(trx, statement)
}

/** Stores what stood at a period's close; derived, so a rebuild may write it again. */
export async function storePeriodVerdicts(
  trx: Transaction,
  rows: readonly Insertable<PeriodVerdictTable>[],
): Promise<void> {
  if (rows.length === 0) return
  await trx
    .insertInto('periodVerdict')
    .values([...rows])
    .onConflict((oc) =>
      oc.columns(['projectId', 'period']).doUpdateSet((eb) => ({
        closedOn: eb.ref('excluded.closedOn'),
        level: eb.ref('excluded.level'),
        rule: eb.ref('excluded.rule'),
        verdict: eb.ref('excluded.verdict'),
        asOf: eb.ref('excluded.asOf'),
        knownAt: eb.ref('excluded.knownAt'),
        engineVersion: eb.ref('excluded.engineVersion'),
        forecastFinish: eb.ref('excluded.forecastFinish'),
      })),
    )
    .execute()
}

export const dropVerdicts = async (trx: Transaction): Promise<void> => {
  await sql`truncate verdict, period_verdict`.execute(trx)
}
