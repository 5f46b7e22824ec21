import { type Insertable, sql } from 'kysely'
import type { Transaction } from '../platform/db.ts'
import type { GroupVerdictTable } from './tables.ts'

type Key = Pick<GroupVerdictTable, 'kind' | 'subjectId' | 'about'>

const COLUMNS = [
  'level',
  'rule',
  'sentence',
  'verdict',
  'counts',
  'objects',
  'as_of',
  'known_at',
  'rule_set',
  'engine_version',
]
const listed = (alias: string) => sql.raw(COLUMNS.map((c) => `${alias}.${c}`).join(', '))

/** Stores lights of groups; those that stand as they are stay untouched. Answers how many changed. */
export async function storeGroupVerdicts(
  trx: Transaction,
  rows: readonly Insertable<GroupVerdictTable>[],
): Promise<number> {
  if (rows.length === 0) return 0
  const done = await trx
    .insertInto('groupVerdict')
    .values([...rows])
    .onConflict((oc) =>
      oc
        .columns(['kind', 'subjectId', 'about'])
        .doUpdateSet((eb) => ({
          level: eb.ref('excluded.level'),
          rule: eb.ref('excluded.rule'),
          sentence: eb.ref('excluded.sentence'),
          verdict: eb.ref('excluded.verdict'),
          counts: eb.ref('excluded.counts'),
          objects: eb.ref('excluded.objects'),
          asOf: eb.ref('excluded.asOf'),
          knownAt: eb.ref('excluded.knownAt'),
          ruleSet: eb.ref('excluded.ruleSet'),
          engineVersion: eb.ref('excluded.engineVersion'),
        }))
        .where(sql<boolean>`(${listed('group_verdict')}) is distinct from (${listed('excluded')})`),
    )
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0n)
}

/** Takes away the lights of groups that nobody belongs to any more. */
export async function dropGroupVerdicts(trx: Transaction, keys: readonly Key[]): Promise<void> {
  for (const { kind, subjectId, about } of keys)
    await trx
      .deleteFrom('groupVerdict')
      .where('kind', '=', kind)
      .where('subjectId', '=', subjectId)
      .where('about', '=', about)
      .execute()
}

export const dropEveryGroupVerdict = async (trx: Transaction): Promise<void> => {
  await sql`truncate group_verdict`.execute(trx)
}
