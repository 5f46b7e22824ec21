import type { Hand } from '@guatu/domain/plans/four-eyes'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** The people behind accounts, by account, each with the units of its grants and of the posts it holds that day. */
export async function handsOf(
  db: Db,
  accountIds: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, Hand>> {
  if (accountIds.length === 0) return new Map()
  const found = await sql<Hand & { accountId: string }>`
    with who as (select a.id, a.person_id, pe.name, a.grants from account a join person pe on pe.id = a.person_id
      where a.id = any(${[...accountIds]}::uuid[])
    ), held as (
      select distinct on (h.post_id) h.post_id, h.person_id, po.unit_id from post_holding h join post po on po.id = h.post_id
      where h.from_on <= ${today} and h.post_id in (select post_id from post_holding where person_id in (select person_id from who))
      order by h.post_id, h.from_on desc, h.recorded_at desc
    )
    select w.id as "accountId", w.person_id as "personId", w.name, array(
      select g ->> 'unitId' from jsonb_array_elements(w.grants) g where g ->> 'unitId' is not null
      union select h.unit_id::text from held h where h.person_id = w.person_id and h.unit_id is not null
    ) as "unitIds" from who w`.execute(db)
  return new Map(found.rows.map((r) => [r.accountId, r]))
}

/** The accounts that changed a plan since it was last approved, up to a version: whoever's dates its approval would grant. */
export async function draftersOf(db: Db, planId: string, version: number): Promise<string[]> {
  const found = await sql<{ actorId: string }>`
    select distinct r.actor_id as "actorId" from revision r
    where r.register = 'plan' and r.subject_id = ${planId} and r.version <= ${version} and r.actor_id is not null
      and r.version > coalesce((select max(a.version) from revision a where a.register = 'plan' and a.subject_id = ${planId}
        and a.version <= ${version} and a.body ->> 'status' = 'approved'), 0)`.execute(db)
  return found.rows.map((r) => r.actorId)
}
