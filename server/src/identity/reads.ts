import type { Grant } from '@guatu/domain/organization/actor'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

export type SignedIn = {
  accountId: string
  userName: string
  personId: string
  personName: string
  grants: Grant[]
  mustChange: boolean
  lastSeenAt: Date
  postIds: string[]
  /** Units of the grants and of the posts held today, with everything below them. */
  unitIds: string[]
}

/** The person behind a session id (already hashed), or undefined when it ended, expired or the account is disabled. */
export async function findSignedIn(db: Db, sessionId: string, now: Date, today: string): Promise<SignedIn | undefined> {
  const found = await sql<SignedIn>`
    with recursive me as (
      select a.id, a.user_name, a.person_id, p.name as person_name, a.grants, c.must_change, s.last_seen_at
      from session s join account a on a.id = s.account_id join person p on p.id = a.person_id
      join credential c on c.account_id = a.id
      where s.id = ${sessionId} and s.expires_at > ${now} and not a.disabled
    ), held as (
      select distinct on (h.post_id) h.post_id, h.person_id, po.unit_id
      from post_holding h join post po on po.id = h.post_id
      where h.from_on <= ${today} and h.post_id in (select post_id from post_holding where person_id = (select person_id from me))
      order by h.post_id, h.from_on desc, h.recorded_at desc
    ), mine as (select post_id, unit_id from held where person_id = (select person_id from me)),
    units as (
      select (g ->> 'unitId')::uuid as id from me, jsonb_array_elements(grants) g where g ->> 'unitId' is not null
      union select u.id from unit u join units on u.parent_id = units.id
    )
    select me.id as "accountId", user_name as "userName", person_id as "personId", person_name as "personName", grants,
      must_change as "mustChange", last_seen_at as "lastSeenAt",
      coalesce((select array_agg(post_id::text) from mine), '{}') as "postIds",
      coalesce((select array_agg(id::text) from units), '{}') as "unitIds"
    from me`.execute(db)
  return found.rows[0]
}

export const findAccountByUserName = (db: Db, userName: string) =>
  db
    .selectFrom('account')
    .innerJoin('credential', 'credential.accountId', 'account.id')
    .select([
      'account.id',
      'account.disabled',
      'credential.passwordHash',
      'credential.lockedUntil',
      'credential.failures',
    ])
    .where(sql`lower(account.user_name)`, '=', userName.toLowerCase())
    .executeTakeFirst()

export const findCredential = (db: Db, accountId: string) =>
  db.selectFrom('credential').selectAll().where('accountId', '=', accountId).executeTakeFirst()
