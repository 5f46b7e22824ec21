import type { Grant } from '@guatu/domain/organization/actor'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { inForce, within } from '../projects/reads.ts'

export const findLink = (db: Db, id: string) =>
  db.selectFrom('personalLink').selectAll().where('id', '=', id).executeTakeFirst()
export const listLinksOf = (db: Db, accountId: string) =>
  db
    .selectFrom('personalLink')
    .selectAll()
    .where('accountId', '=', accountId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute()

export type LinkOwner = {
  id: string
  name: string
  personName: string
  postIds: string[]
  unitIds: string[]
  personId: string
  grants: Grant[]
}

/** Whose link it is, with the grants, the posts held today and the units they belong to; undefined when revoked, unknown or disabled. */
export async function findLinkOwner(db: Db, tokenHash: string, today: string): Promise<LinkOwner | undefined> {
  const found = await sql<LinkOwner>`
    with me as (
      select l.id, l.name, a.person_id, pe.name as person_name, a.grants from personal_link l join account a on a.id = l.account_id
      join person pe on pe.id = a.person_id where l.token_hash = ${tokenHash} and l.revoked_at is null and not a.disabled
    ), held as (
      select distinct on (h.post_id) h.post_id, h.person_id, po.unit_id from post_holding h join post po on po.id = h.post_id
      where h.from_on <= ${today} and h.post_id in (select post_id from post_holding where person_id = (select person_id from me))
      order by h.post_id, h.from_on desc, h.recorded_at desc
    )
    select me.id, me.name, person_name as "personName", person_id as "personId", grants,
      coalesce((select array_agg(post_id::text) from held where person_id = me.person_id), '{}') as "postIds",
      coalesce((select array_agg(distinct (g ->> 'unitId')) from jsonb_array_elements(me.grants) g where g ->> 'unitId' is not null), '{}') as "unitIds"
    from me`.execute(db)
  return found.rows[0]
}

export type DueRow = {
  id: string
  kind: 'milestone' | 'finish' | 'bottleneck' | 'awaited'
  projectId: string
  projectName: string
  what: string
  dueOn: string
}

/**
 * What is due of the projects in sight and not yet done: committed dates not claimed, bottlenecks not resolved; and bottlenecks of any
 * project that wait for one of these units. By date, then id.
 */
export async function listDue(
  db: Db,
  scope: ReadScope,
  { from, unitIds }: { readonly from: string; readonly unitIds: readonly string[] },
): Promise<DueRow[]> {
  const found = await sql<DueRow>`
    with dates as (
      select distinct on (c.project_id, c.milestone) c.id, c.project_id, c.milestone, c.committed_on from commitment c
      where ${sql.raw(inForce('commitment', 'c'))} order by c.project_id, c.milestone, c.occurred_on desc, c.recorded_at desc, c.id desc
    ), claims as (
      select distinct on (project_id, activity_id) project_id, activity_id, event from milestone_event
      where event in ('claimed', 'verified', 'refused') order by project_id, activity_id, recorded_at desc, id desc
    ), blocked as (
      select b.id, b.project_id, b.text, b.waits_for_unit_id = any(${unitIds}::uuid[]) as awaited, coalesce((select due_on from bottleneck_event e where e.bottleneck_id = b.id and e.event = 'moved'
          order by recorded_at desc limit 1), b.due_on) as due_on,
        (select event from bottleneck_event e where e.bottleneck_id = b.id and e.event in ('resolved', 'reopened') order by recorded_at desc limit 1) as ended
      from bottleneck b where not exists (select from bottleneck s where s.supersedes = b.id)
    )
    select d.id, case d.milestone when 'finish' then 'finish' else 'milestone' end as kind, p.id as "projectId", p.name as "projectName",
      coalesce(s.names[array_position(s.activity_ids, d.milestone)], d.milestone) as what, d.committed_on as "dueOn"
    from dates d join project p on p.id = d.project_id left join plan_schedule s on s.project_id = p.id
      left join claims k on k.project_id = d.project_id and k.activity_id = d.milestone
    where p.withdrawn_on is null and p.completed_on is null and ${within(scope)} and coalesce(k.event, 'refused') = 'refused' and d.committed_on >= ${from}
    union all
    select b.id, case when b.awaited then 'awaited' else 'bottleneck' end, p.id, p.name, b.text, b.due_on from blocked b join project p on p.id = b.project_id
    where p.withdrawn_on is null and (b.awaited or ${within(scope)}) and b.due_on >= ${from} and coalesce(b.ended, 'reopened') = 'reopened'
    order by 6, 1 limit 2000`.execute(db)
  return found.rows
}
