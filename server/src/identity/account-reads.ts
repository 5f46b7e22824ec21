import type { Grant } from '@guatu/domain/organization/actor'
import { sql } from 'kysely'
import type { Cursor } from '../platform/cursor.ts'
import type { Db } from '../platform/db.ts'

export type AccountRow = {
  id: string
  userName: string
  personId: string
  personName: string
  grants: (Grant & { unitName: string | null })[]
  disabled: boolean
  lockedUntil: Date | null
  version: number
}

const columns = sql`a.id, a.user_name as "userName", a.person_id as "personId", p.name as "personName", a.disabled, a.version,
  c.locked_until as "lockedUntil", coalesce((
    select json_agg(json_build_object('role', g ->> 'role', 'unitId', g ->> 'unitId', 'regionCode', g ->> 'regionCode',
      'unitName', (select u.name from unit u where u.id = (g ->> 'unitId')::uuid)) order by n)
    from jsonb_array_elements(a.grants) with ordinality e(g, n)), '[]') as grants`
const tables = sql`account a join person p on p.id = a.person_id join credential c on c.account_id = a.id`
const matching = (q: string | undefined) =>
  q ? sql`(p.name like ${`%${q}%`} or a.user_name like ${`%${q}%`})` : sql`true`

/** Accounts by user name. */
export async function listAccountPage(
  db: Db,
  q: string | undefined,
  page: { after: Cursor | null; limit: number },
): Promise<AccountRow[]> {
  const after = page.after ? sql`and (a.user_name, a.id) > (${page.after.key}, ${page.after.id}::uuid)` : sql``
  const found = await sql<AccountRow>`
    select ${columns} from ${tables} where ${matching(q)} ${after} order by a.user_name, a.id limit ${page.limit}`.execute(
    db,
  )
  return found.rows
}

export async function countMatchingAccounts(db: Db, q: string | undefined): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from (select from ${tables} where ${matching(q)} limit 10000) counted`.execute(db)
  return found.rows[0]!.n
}

export async function findAccountRow(db: Db, id: string): Promise<AccountRow | undefined> {
  const found = await sql<AccountRow>`select ${columns} from ${tables} where a.id = ${id}`.execute(db)
  return found.rows[0]
}

/** The stored head, for commands that change it. */
export const findAccount = (db: Db, id: string) =>
  db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()

export async function isUserNameTaken(db: Db, userName: string): Promise<boolean> {
  const found = await sql`select from account where lower(user_name) = lower(${userName})`.execute(db)
  return found.rows.length > 0
}

/** Roles that a person holds through other accounts that are open. */
export async function rolesOfPersonElsewhere(db: Db, personId: string, accountId: string): Promise<string[]> {
  const found = await sql<{ role: string }>`
    select distinct g ->> 'role' as role from account a, jsonb_array_elements(a.grants) g
    where a.person_id = ${personId} and a.id <> ${accountId} and not a.disabled`.execute(db)
  return found.rows.map((r) => r.role)
}

/** How many open accounts beside this one hold a role. */
export async function countHoldersBeside(db: Db, role: string, accountId: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from account a where a.id <> ${accountId} and not a.disabled
      and a.grants @> ${JSON.stringify([{ role }])}::jsonb`.execute(db)
  return found.rows[0]!.n
}

/** Whether any account ever held a role, by its revisions: also one that was disabled or lost it. */
export async function wasEverHeld(db: Db, role: string): Promise<boolean> {
  const found = await sql`
    select from revision where register = 'account' and body -> 'grants' @> ${JSON.stringify([{ role }])}::jsonb
    union all select from account where grants @> ${JSON.stringify([{ role }])}::jsonb limit 1`.execute(db)
  return found.rows.length > 0
}

/** Units among these ids that don't exist. */
export async function unknownUnits(db: Db, ids: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select w.id from unnest(${[...ids]}::text[]) w(id) where not exists (select from unit u where u.id::text = w.id)`.execute(
    db,
  )
  return found.rows.map((r) => r.id)
}
