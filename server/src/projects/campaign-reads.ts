import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { Level } from '@guatu/domain/cards/level'
import { type Selectable, sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from './reads.ts'
import type { CampaignTable } from './tables.ts'

export type CampaignRow = Omit<Selectable<CampaignTable>, 'documentNumber'> & {
  documentNumber: string | null
  projects: number
}

/** Every name that a campaign bears or bore: a listing with any of them makes a member, as `campaignsOf` judges. */
const names = sql`(select r.body ->> 'name' from revision r where r.register = 'campaign' and r.subject_id = c.id::text union select c.id::text)`
const standing = sql`not exists (select from listing s where s.supersedes = l.id)`

/** Every campaign, the one begun last first; counted are members in sight today, of one that is over on its last day. */
export async function listCampaignRows(
  db: Db,
  scope: ReadScope,
  today: CivilDate,
  id: string | null = null,
): Promise<CampaignRow[]> {
  const found = await sql<CampaignRow>`
    select c.id, c.name, c.from_on as "fromOn", c.to_on as "toOn", c.rhythm, c.document_number as "documentNumber", c.version,
      (select count(distinct l.project_id)::int from listing l join project p on p.id = l.project_id
        where l.list in ${names} and ${standing} and p.withdrawn_on is null and ${within(scope)}
          and l.from_on <= least(c.to_on, ${today}::date) and (l.to_on is null or l.to_on >= least(c.to_on, ${today}::date))) as projects
    from campaign c ${id === null ? sql`` : sql`where c.id = ${id}`} order by c.from_on desc, c.id`.execute(db)
  return found.rows
}

export type MemberRow = {
  listingId: string
  projectId: string
  name: string
  level: Level | null
  judged: boolean | null
  list: string
  from: CivilDate
  to: CivilDate | null
  documentNumber: string | null
}

/** Who is or was in a campaign, as its listings stand now. */
export async function listMemberRows(
  db: Db,
  scope: ReadScope,
  campaignId: string,
  projectIds: readonly string[] | null = null,
): Promise<MemberRow[]> {
  const found = await sql<MemberRow>`
    select l.id as "listingId", p.id as "projectId", p.name, v.level, v.judged, l.list, l.from_on as "from", l.to_on as "to", l.document_number as "documentNumber"
    from campaign c join listing l on l.list in ${names} join project p on p.id = l.project_id left join verdict v on v.project_id = p.id
    where c.id = ${campaignId} and ${standing} and p.withdrawn_on is null and ${within(scope)}
      ${projectIds === null ? sql`` : sql`and p.id = any(${[...projectIds]}::uuid[])`}
    order by l.from_on, natural_name(p.name) collate "zh_natural", l.id`.execute(db)
  return found.rows
}

export const findCampaign = (db: Db, id: string) =>
  db.selectFrom('campaign').selectAll().where('id', '=', id).executeTakeFirst()

/** Whether another campaign bears the name or bore it: its listings would make members of both. */
export async function campaignNameTaken(db: Db, name: string, but: string): Promise<boolean> {
  const found = await sql`
    select from revision where register = 'campaign' and subject_id <> ${but} and body ->> 'name' = ${name} limit 1`.execute(
    db,
  )
  return found.rows.length > 0
}

/** One command at a time changes who is in a campaign and what it is called. */
export const lockCampaigns = (db: Db) => sql`select pg_advisory_xact_lock(7412642)`.execute(db)

export async function findListings(
  db: Db,
  scope: ReadScope,
  ids: readonly string[],
): Promise<{ id: string; projectId: string }[]> {
  const found = await sql<{ id: string; projectId: string }>`
    select l.id, l.project_id as "projectId" from listing l join project p on p.id = l.project_id
    where l.id = any(${[...ids]}::uuid[]) and ${within(scope)}`.execute(db)
  return found.rows
}

/** How many of the projects a person sees. */
export async function countInSight(db: Db, scope: ReadScope, ids: readonly string[]): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from project p where p.id = any(${[...ids]}::uuid[]) and p.withdrawn_on is null and ${within(scope)}`.execute(
    db,
  )
  return found.rows[0]!.n
}
