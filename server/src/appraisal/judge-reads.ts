import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import { containing } from '../platform/order-by.ts'

/** A person who may be called to a panel, with the units of their accounts and posts and everything above those. */
export type JudgeRow = { personId: string; name: string; unit: string; unitIds: string[] }

/** Persons with an open account that holds the role judge, by name: those asked for by id, or found by a text. */
export async function listJudgeRows(
  db: Db,
  which: { readonly ids?: readonly string[]; readonly q?: string | undefined },
  today: string,
): Promise<JudgeRow[]> {
  const found = await sql<JudgeRow>`
    with recursive judge as (
      select distinct p.id, p.name from person p join account a on a.person_id = p.id
      where not a.disabled and a.grants @> '[{"role": "judge"}]'
        ${which.ids ? sql`and p.id = any(${[...which.ids]}::uuid[])` : sql``}
        ${which.q ? sql`and p.name like ${containing(which.q)}` : sql``}
    ), held as (
      select distinct on (h.post_id) h.person_id, po.unit_id from post_holding h join post po on po.id = h.post_id
      where h.from_on <= ${today} and not exists (select from post_holding s where s.supersedes = h.id)
      order by h.post_id, h.from_on desc, h.recorded_at desc
    ), own as (
      select j.id as person_id, (g ->> 'unitId')::uuid as unit_id from judge j join account a on a.person_id = j.id and not a.disabled,
        jsonb_array_elements(a.grants) g where g ->> 'unitId' is not null
      union select h.person_id, h.unit_id from held h join judge j on j.id = h.person_id
    ), up as (
      select person_id, unit_id from own
      union select up.person_id, u.parent_id from up join unit u on u.id = up.unit_id where u.parent_id is not null
    )
    select j.id as "personId", j.name,
      coalesce((select string_agg(distinct u.name, '、' order by u.name) from own o join unit u on u.id = o.unit_id where o.person_id = j.id), '') as unit,
      coalesce((select array_agg(distinct unit_id::text) from up where up.person_id = j.id), '{}') as "unitIds"
    from judge j order by natural_name(j.name) collate "zh_natural", j.id limit 200`.execute(db)
  return found.rows
}
