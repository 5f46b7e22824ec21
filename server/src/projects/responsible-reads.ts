import { sql } from 'kysely'

/**
 * The unit that answers for a project in public and in notices: the lead unit, else the owner, unless it is a private firm,
 * else the headquarters, the task force or the region. Needs the aliases `lu`, `ow`, `hq`, `tf` and `rg`.
 */
export const responsibleUnit = sql<string>`coalesce(case when lu.kind <> 'firm' then lu.name end, case when ow.kind <> 'firm' then ow.name end, hq.name, tf.name, rg.name, '')`

/** The joins of those aliases to `p`. */
export const responsibleJoins = sql`left join unit lu on lu.id = p.lead_unit_id left join unit ow on ow.id = p.owner_unit_id
  left join unit hq on hq.id = p.headquarters_id left join unit tf on tf.id = p.task_force_id left join region rg on rg.id = p.region_code`
