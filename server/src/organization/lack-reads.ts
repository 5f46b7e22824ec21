import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'

export type LackRow = {
  projectId: string
  projectName: string
  listings: string[]
  taskForce: boolean
  serviceOfficer: boolean
  areaHeadquarters: boolean
  sponsor: boolean
  liaison: boolean
}

/** Every project on some list today, with which of its answerers are named. */
export async function listAnswererRows(db: Db, scope: ReadScope, today: string): Promise<LackRow[]> {
  const found = await sql<LackRow>`
    select p.id as "projectId", p.name as "projectName", l.listings,
      p.task_force_id is not null as "taskForce", p.officer_post_id is not null as "serviceOfficer",
      p.area_headquarters_id is not null as "areaHeadquarters", p.sponsor_post_id is not null as sponsor, p.liaison_post_id is not null as liaison
    from project p join lateral (
      select array_agg(distinct l.list) as listings from listing l
      where l.project_id = p.id and l.from_on <= ${today} and (l.to_on is null or l.to_on >= ${today})
        and not exists (select from listing s where s.supersedes = l.id)) l on l.listings is not null
    where p.withdrawn_on is null and p.stage <> 'terminated' and ${within(scope)}
    order by p.name collate "zh-x-icu", p.id`.execute(db)
  return found.rows
}
